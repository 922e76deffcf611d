import { DomainError } from '../errors.js';
import { stepFor, type Step } from './state-table.js';
import type { Verdict } from './tally.js';

/**
 * A poll is announced with its papers, opens at its time with its electorate frozen (or at once), and is open until its
 * time. Its closing counts once. Until then it may be called off with a reason, or its time moved later. Whether it became
 * a decision is told by the minutes, not by a state: the app counts, the meeting decides.
 */
export const pollStates = ['announced', 'open', 'closed', 'cancelled'] as const;
export type PollState = (typeof pollStates)[number];
export type PollEvent = 'begin' | 'cast' | 'extend' | 'cancel' | 'close' | 'enter_minutes';
/** `elector` holds a vote of this poll; `recorder` a role of its preset's `recorders`; `opener` may open polls. */
export type PollActor = 'elector' | 'recorder' | 'opener' | 'system';

export const pollTable: readonly Step<PollState, PollEvent, PollActor>[] = [
  { from: 'announced', event: 'begin', to: 'open', who: ['system'] },
  { from: 'announced', event: 'extend', to: 'announced', who: ['opener'] },
  { from: 'announced', event: 'cancel', to: 'cancelled', who: ['opener', 'system'] },
  { from: 'open', event: 'extend', to: 'open', who: ['opener'] },
  { from: 'open', event: 'cancel', to: 'cancelled', who: ['opener'] },
  { from: 'open', event: 'cast', to: 'open', who: ['elector'] },
  { from: 'open', event: 'close', to: 'closed', who: ['system'] },
  { from: 'closed', event: 'enter_minutes', to: 'closed', who: ['recorder'], needs: ['reached'] },
];

/** What a ballot is told that comes when there is no open vote. */
export const castRefusals: Readonly<
  Record<PollState, 'poll.not_begun' | 'poll.closed' | 'poll.cancelled' | 'poll.not_now'>
> = { announced: 'poll.not_begun', open: 'poll.not_now', closed: 'poll.closed', cancelled: 'poll.cancelled' };

/** The state an event leads to; a late ballot is refused with `poll.closed`, anything else out of place `poll.not_now`. */
export function nextPollState(from: PollState, event: PollEvent, who: PollActor | readonly PollActor[]): PollState {
  const refusal = event === 'cast' ? castRefusals[from] : 'poll.not_now';
  return stepFor(pollTable, from, event, who, refusal).to;
}

/** What a recorder enters from the signed minutes. */
export interface Minutes {
  /** Who entered it. */
  by: string;
  /** Business date of the meeting, YYYY-MM-DD. */
  heldOn: string;
  place: string;
  /** Households or persons who attended, by the signed list. */
  attendance: number;
}

/**
 * What one more entry of the minutes does. `entered` holds earlier entries, oldest first; of one person the latest counts.
 *
 * - 'first': one person has entered it (or corrected an own entry); another is awaited.
 * - 'differs': it agrees with nobody else's yet; whoever erred reads the paper again and enters it anew, or a third does.
 * - 'decided': two persons, whichever, have entered the same; it is a decision now.
 *
 * Throws `poll.still_open`; `poll.not_reached` (there is nothing the meeting could have decided by these sums);
 * `poll.minutes_complete`; `poll.minutes_twice` (the same person, the same content).
 */
export function judgeMinutes(
  poll: { state: PollState; verdict: Verdict | null; decided: boolean },
  entered: readonly Minutes[],
  next: Minutes,
): 'first' | 'differs' | 'decided' {
  if (poll.state === 'cancelled') throw new DomainError('poll.cancelled');
  if (poll.state !== 'closed') throw new DomainError('poll.still_open');
  if (poll.decided) throw new DomainError('poll.minutes_complete');
  if (poll.verdict !== 'reached') throw new DomainError('poll.not_reached');
  const latest = new Map(entered.map((minutes) => [minutes.by, minutes]));
  const own = latest.get(next.by);
  if (own && same(own, next)) throw new DomainError('poll.minutes_twice');
  latest.delete(next.by);
  const others = [...latest.values()];
  if (others.some((minutes) => same(minutes, next))) return 'decided';
  return others.length > 0 ? 'differs' : 'first';
}

/**
 * In what the current entries (one a person) differ, in words: 到会数：石明录 4，杨秀英录 3. Nothing when they agree.
 */
export function minutesDifferences(
  entries: readonly { byName: string; heldOn: string; place: string; attendance: number }[],
): string[] {
  const parts: [string, (entry: (typeof entries)[number]) => string][] = [
    ['日期', (entry) => entry.heldOn],
    ['地点', (entry) => bare(entry.place)],
    ['到会数', (entry) => String(entry.attendance)],
  ];
  return parts
    .filter(([, of]) => new Set(entries.map(of)).size > 1)
    .map(([name, of]) => `${name}：${entries.map((entry) => `${entry.byName}录 ${of(entry)}`).join('，')}`);
}

function same(left: Minutes, right: Minutes): boolean {
  return left.heldOn === right.heldOn && left.attendance === right.attendance && bare(left.place) === bare(right.place);
}

/** Two people write 鼓楼 and 鼓 楼: the spaces say nothing. */
function bare(place: string): string {
  return place.replace(/\s/g, '');
}
