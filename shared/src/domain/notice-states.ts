import { stepFor, type Step } from './state-table.js';
import type { NoticeCategory } from './notice.js';

/**
 * The life of a notice. What is scheduled nobody has seen: it is rewritten or called off without a trace on any phone.
 * What is out stays out: its text is corrected with the old one kept, or it is withdrawn with a reason, for all to see.
 */
export const noticeStates = ['scheduled', 'published', 'withdrawn', 'cancelled'] as const;
export type NoticeState = (typeof noticeStates)[number];
export type NoticeEvent = 'go_out' | 'rewrite' | 'move' | 'cancel' | 'correct' | 'withdraw' | 'remind' | 'call';
export type NoticeActor = 'committee' | 'system' | 'caller';

export const noticeTable: readonly Step<NoticeState, NoticeEvent, NoticeActor>[] = [
  { from: 'scheduled', event: 'go_out', to: 'published', who: ['system'] },
  { from: 'scheduled', event: 'rewrite', to: 'scheduled', who: ['committee'] },
  { from: 'scheduled', event: 'move', to: 'scheduled', who: ['committee'] },
  { from: 'scheduled', event: 'cancel', to: 'cancelled', who: ['committee'] },
  { from: 'published', event: 'correct', to: 'published', who: ['committee'], needs: ['reason'] },
  { from: 'published', event: 'withdraw', to: 'withdrawn', who: ['committee'], needs: ['reason'] },
  { from: 'published', event: 'remind', to: 'published', who: ['committee'] },
  { from: 'published', event: 'call', to: 'published', who: ['committee', 'caller'] },
];

export const noticeStateLabels: Readonly<Record<NoticeState, string>> = {
  scheduled: '等着发',
  published: '发出了',
  withdrawn: '已撤回',
  cancelled: '没有发',
};

/** The state an event leads to. @throws DomainError `notice.not_now` */
export const nextNoticeState = (from: NoticeState, event: NoticeEvent, who: NoticeActor): NoticeState =>
  stepFor(noticeTable, from, event, who, 'notice.not_now').to;

/** How long 紧急 stays on top when nobody says: three days, in which every household can be called. */
export const URGENT_PIN_DAYS = 3;
/** How long a notice stays on top when the committee says nothing, in days. */
export const usualPinDays = (category: NoticeCategory): number => (category === 'urgent' ? URGENT_PIN_DAYS : 0);

/** The longest that anything may stay on top. */
export const MAX_PIN_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * Until when a notice stays on top of the lists of those who have not pressed 知道了; null for not at all. `days` is what
 * the committee chose (0 = not), undefined when it chose nothing: then only 紧急 is pinned. Nothing is pinned for ever.
 */
export function pinnedUntil(category: NoticeCategory, publishedAt: Date, days: number | undefined): Date | null {
  const wanted = Math.min(days ?? usualPinDays(category), MAX_PIN_DAYS);
  return wanted > 0 ? new Date(publishedAt.getTime() + wanted * DAY_MS) : null;
}

/** A notice may wait this long before it goes out. */
export const MAX_SCHEDULE_DAYS = 90;

/** Whether a time is one that a notice can be scheduled for: ahead, and not too far. */
export function mayScheduleAt(publishAt: Date, now: Date): boolean {
  const aheadMs = publishAt.getTime() - now.getTime();
  return aheadMs > 0 && aheadMs <= MAX_SCHEDULE_DAYS * DAY_MS;
}
