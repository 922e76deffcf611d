import type { ResponseOf } from '@wecountry/shared/contracts';
import type { ActivityCard } from '@wecountry/shared/contracts/activities';
import { clockWords, deadlineWords, momentWords, whenWords } from '@wecountry/shared/domain/calendar-words';
import { businessDate, toMs } from '@wecountry/shared/domain/calendar';
import { comingLabels } from '@wecountry/shared/domain/attendance';
import { claimLabels } from '@wecountry/shared/domain/credit-states';
import { formatPoints } from '@wecountry/shared/domain/credit';
import { formatYuan } from '@wecountry/shared/domain/money';
import { sentencesOf } from '@/platform/spoken';

export type Activity = ResponseOf<'activities.get'>;
export type Member = Activity['household'][number];

/** 周三晚 8 点到 22:00. */
export function timeWords({ startsAt, endsAt }: Pick<ActivityCard, 'startsAt' | 'endsAt'>, now: number): string {
  const end = businessDate(startsAt) === businessDate(endsAt) ? clockWords(endsAt) : momentWords(endsAt, now);
  return `${whenWords(startsAt, now)}到 ${end}`;
}

/** How many have a place, how many are left, how many wait; of what is over, how many had signed up. */
export function placesWords({
  capacity,
  taken,
  waiting,
  state,
}: Pick<ActivityCard, 'capacity' | 'taken' | 'waiting' | 'state'>): string {
  if (state === 'closed' || state === 'cancelled') return `${taken} 人报了名`;
  if (capacity === null) return `${taken} 人报了，不限人数`;
  if (state === 'held') return `${taken} 人报了，一共 ${capacity} 个名额`;
  if (taken < capacity) return `还有 ${capacity - taken} 个名额，一共 ${capacity} 个`;
  return waiting > 0 ? `${capacity} 个名额满了，${waiting} 人候补` : `${capacity} 个名额满了，可以候补`;
}

/** What state it is in, for a person who reads the list. */
export function stateWords(card: ActivityCard, now: number): string {
  switch (card.state) {
    case 'planned':
      return '还没发出';
    case 'held':
      return '正在签到';
    case 'closed':
      return '办完了';
    case 'cancelled':
      return '取消了';
    case 'open':
      return toMs(card.signUpUntil) > now ? deadlineWords(card.signUpUntil, now) : '报名截止了';
  }
}

/** What our household has said: 你家 2 人报上，1 人候补. Empty when it has said nothing. */
export function mineWords({ mine }: Pick<ActivityCard, 'mine'>): string {
  const parts = [mine.in > 0 ? `${mine.in} 人报上` : '', mine.waiting > 0 ? `${mine.waiting} 人候补` : ''].filter(
    Boolean,
  );
  if (parts.length > 0) return `你家 ${parts.join('，')}`;
  return mine.out > 0 ? '你家不去' : '';
}

/** Where one person of the household stands. */
export function memberWords(member: Member, activity: Pick<Activity, 'state'>): string {
  if (activity.state === 'held' || activity.state === 'closed') return comingLabels[member.coming];
  if (!member.invited && member.place === null) return '没有请他';
  if (member.place === 'in') return member.movedUp ? '补上了' : '报上了';
  if (member.place === 'waiting') return `候补，前面还有 ${member.ahead ?? 0} 人`;
  if (member.removed !== null) return '名额收回了';
  return member.place === 'out' ? '不去' : '没报';
}

/** What coming gave: 5 积分，公示中 · 工钱 ¥50.00，还没付. */
export function resultWords({ result }: Pick<Member, 'result'>): string {
  if (!result) return '';
  const { points, claimState, payFen } = result;
  return [
    points !== null && claimState !== null ? `${formatPoints(points)} 积分，${claimLabels[claimState]}` : '',
    payFen === null ? '' : `工钱 ¥${formatYuan(payFen)}，记下了，等博物馆付`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** An activity as it is read aloud. */
export function activitySpeech(activity: Activity, now: number): string[] {
  const { title, place, body, credit, cancelReason } = activity;
  return sentencesOf(
    [
      `${title}。`,
      cancelReason === null ? '' : `取消了。${cancelReason}。`,
      `${timeWords(activity, now)}，${place}。`,
      `${placesWords(activity)}。`,
      credit ? `到场记 ${credit.points} 积分。` : '',
      body,
    ].join('\n'),
  );
}
