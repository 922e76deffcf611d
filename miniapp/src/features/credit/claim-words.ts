import type { ResponseOf } from '@wecountry/shared/contracts';
import { dateOnlyWords, lastDayWords, leftWords } from '@wecountry/shared/domain/calendar-words';
import type { TimelineNode } from '@/ui/timeline';

export type Entry = ResponseOf<'credit.mine'>['entries'][number];
export type Claim = ResponseOf<'credit.claims'>['items'][number];
type Standing = Pick<Entry, 'state' | 'happenedOn' | 'reviewedByName' | 'publicUntil' | 'why'>;

/** The line under an entry: when it was, and who does what by when. */
export function entryHelp(entry: Standing, now: number): string {
  return `${dateOnlyWords(entry.happenedOn, now)} · ${standingWords(entry, now)}`;
}

function standingWords({ state, reviewedByName, publicUntil }: Standing, now: number): string {
  const reviewer = reviewedByName ?? '村委会';
  switch (state) {
    case 'claimed':
      return '等别户的村委认定';
    case 'rejected':
      return `${reviewer}没认定`;
    case 'public':
      return publicUntil ? untilWords(publicUntil, now) : '公示中';
    case 'objected':
      return '监督委员会在处理';
    case 'counted':
      return `${reviewer}认定`;
    case 'overturned':
      return '监督委员会定了不算';
  }
}

/** 周三没人提意见就计入. */
export const untilWords = (publicUntil: string, now: number): string =>
  `${lastDayWords(publicUntil, now)}没人提意见就计入`;

/** 还有 2 天，周三没人提意见就计入. */
export const publicLeftWords = (publicUntil: string, now: number): string =>
  `${leftWords(publicUntil, now)}，${untilWords(publicUntil, now)}`;

/** How an item stands in public before it counts. */
export const publicDaysWords = (days: number): string => (days === 0 ? '认定了就计入' : `公示 ${days} 天`);

/** The way of a claim, one step after the other: reported, reviewed, in public, counted. */
export function claimTrack(entry: Standing, now: number): TimelineNode[] {
  const { state, reviewedByName, publicUntil, why, happenedOn } = entry;
  const reviewer = reviewedByName ?? '村委会';
  const reason = why ? `原因：${why}` : undefined;
  const reported: TimelineNode = {
    key: 'reported',
    title: '报上去了',
    help: `${dateOnlyWords(happenedOn, now)}做的事`,
    phase: 'past',
  };
  const reviewed: TimelineNode = { key: 'reviewed', title: `${reviewer}认定`, phase: 'past' };
  const counted: TimelineNode = { key: 'counted', title: '计入你家积分', phase: 'todo' };
  switch (state) {
    case 'claimed':
      return [
        reported,
        { key: 'reviewed', title: '等村委认定', help: '自家的人不能认定自家的事。', phase: 'now' },
        { key: 'public', title: '公示，大家看', phase: 'todo' },
        counted,
      ];
    case 'rejected':
      return [reported, { ...reviewed, title: `${reviewer}没认定`, help: reason, failed: true }];
    case 'public':
      return [
        reported,
        reviewed,
        {
          key: 'public',
          title: '公示中',
          help: publicUntil ? publicLeftWords(publicUntil, now) : undefined,
          phase: 'now',
        },
        counted,
      ];
    case 'objected':
      return [
        reported,
        reviewed,
        { key: 'objected', title: '有人提意见', help: '监督委员会看了再定，算还是不算。', phase: 'now' },
        counted,
      ];
    case 'counted':
      return [reported, reviewed, { ...counted, help: reason, phase: 'past' }];
    case 'overturned':
      return [
        reported,
        reviewed,
        { key: 'overturned', title: '监督委员会定了不算', help: reason, phase: 'past', failed: true },
      ];
  }
}
