import { DomainError } from '../errors.js';
import { toMs, type Instant } from './calendar.js';
import { stepFor, type Step } from './state-table.js';

/**
 * The life of an activity: thought of, open to sign-up, taking place, closed. What comes of attendance (points, pay) is
 * made by the closing, and by nothing else. That it is full, or that sign-up is over, follows from its numbers and its
 * times and is no state.
 */
export const activityStates = ['planned', 'open', 'held', 'closed', 'cancelled'] as const;
export type ActivityState = (typeof activityStates)[number];
export type ActivityEvent = 'open' | 'begin' | 'close' | 'cancel';
/** `runner`: its organiser, the committee, or the leader of its group. `system`: the end of the day after it. */
export type ActivityActor = 'runner' | 'system';

export const activityTable: readonly Step<ActivityState, ActivityEvent, ActivityActor>[] = [
  { from: 'planned', event: 'open', to: 'open', who: ['runner'], needs: ['ahead'] },
  { from: 'open', event: 'begin', to: 'held', who: ['runner'], needs: ['check_in_time'] },
  { from: 'held', event: 'close', to: 'closed', who: ['runner', 'system'] },
  { from: 'planned', event: 'cancel', to: 'cancelled', who: ['runner'], needs: ['reason'] },
  { from: 'open', event: 'cancel', to: 'cancelled', who: ['runner', 'system'], needs: ['reason'] },
];

export const activityLabels: Readonly<Record<ActivityState, string>> = {
  planned: '还没发出',
  open: '正在报名',
  held: '正在签到',
  closed: '办完了',
  cancelled: '取消了',
};

/** What a button says. */
export const activityEventLabels: Readonly<Record<ActivityEvent, string>> = {
  open: '开始报名',
  begin: '开始签到',
  close: '收工，记下到场',
  cancel: '取消活动',
};

/** The state an event leads to, or `activity.not_now`. */
export function nextActivityState(
  from: ActivityState,
  event: ActivityEvent,
  who: ActivityActor | readonly ActivityActor[],
): ActivityState {
  return stepFor(activityTable, from, event, who, 'activity.not_now').to;
}

const HOUR_MS = 3_600_000;
/** Check-in may begin so long before the start. */
const EARLY_MS = 3 * HOUR_MS;
/** An activity that nobody closed is closed so long after its end. */
const LATE_MS = 24 * HOUR_MS;

/** Whether check-in may begin: from three hours before the start on. */
export function isCheckInTime(startsAt: Instant, now: Instant): boolean {
  return toMs(now) >= toMs(startsAt) - EARLY_MS;
}

/** When an activity that nobody closed is closed by itself: a day after its end. */
export function closesByItselfAt(endsAt: Instant): Date {
  return new Date(toMs(endsAt) + LATE_MS);
}

/** When something happens, and until when one may sign up for it. */
export interface ActivityTimes {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly signUpUntil: Instant;
}

const SPAN_MAX_MS = 7 * 24 * HOUR_MS;
const AHEAD_MAX_MS = 366 * 24 * HOUR_MS;

/**
 * Checks the times of an activity that is still to come: it ends after it starts and within a week, starts within a
 * year, and sign-up is over by its start, and not yet.
 * @throws DomainError `activity.times_wrong`, `activity.sign_up_times_wrong`
 */
export function checkTimes({ startsAt, endsAt, signUpUntil }: ActivityTimes, now: Instant): void {
  const [start, end, until, at] = [toMs(startsAt), toMs(endsAt), toMs(signUpUntil), toMs(now)];
  if (end <= start || end - start > SPAN_MAX_MS || start > at + AHEAD_MAX_MS || start <= at) {
    throw new DomainError('activity.times_wrong');
  }
  if (until > start || until <= at) throw new DomainError('activity.sign_up_times_wrong');
}

/** Whether one may still say 来 or 不来. */
export function takesAnswers(activity: { state: ActivityState; signUpUntil: Instant }, now: Instant): boolean {
  return activity.state === 'open' && toMs(activity.signUpUntil) > toMs(now);
}
