import type { ResponseOf } from '@wecountry/shared/contracts';
import { formatPoints } from '@wecountry/shared/domain/credit';
import { claimLabels } from '@wecountry/shared/domain/credit-states';
import { sentencesOf } from '@/platform/spoken';
import { entryHelp, publicDaysWords } from './claim-words';

type Mine = ResponseOf<'credit.mine'>;
type Rules = ResponseOf<'credit.rules'>;

const latest = 3;

/** My household's points as they are read aloud: the sum, the place, by category, the latest entries. */
export function creditSpeech(mine: Mine, now: number): string[] {
  const { points, rank, households, publicPoints, byCategory, entries, season } = mine;
  return sentencesOf(
    [
      `${season} 年，你家 ${points} 积分，全村 ${households} 户里第 ${rank} 名。`,
      publicPoints > 0 && `另有 ${publicPoints} 积分在公示。`,
      ...byCategory.filter((c) => c.points !== 0).map((c) => `${c.label} ${c.points} 积分。`),
      ...entries
        .slice(0, latest)
        .map((e) => `${e.title}，${formatPoints(e.points)} 积分，${claimLabels[e.state]}，${entryHelp(e, now)}。`),
    ]
      .filter(Boolean)
      .join('\n'),
  );
}

/** The rules as they are read aloud. */
export function rulesSpeech({ items, basePoints, version }: Rules): string[] {
  return sentencesOf(
    [
      `积分的规矩，第 ${version} 版。`,
      basePoints > 0 && `每户一年从 ${basePoints} 分起。`,
      ...items.map(
        (i) => `${i.categoryLabel}。${i.title}，${formatPoints(i.points)} 分。${publicDaysWords(i.publicDays)}。`,
      ),
    ]
      .filter(Boolean)
      .join('\n'),
  );
}
