import { DomainError } from '../errors.js';
import { stepFor, type Step } from './state-table.js';
import type { Verdict } from './tally.js';

/**
 * A poll is opened with its electorate frozen and is open until its time. Its closing counts once. Whether it became a
 * decision is told by the minutes, not by a state: the app counts, the meeting decides.
 */
export const pollStates = ['open', 'closed'] as const;
export type PollState = (typeof pollStates)[number];
export type PollEvent = 'cast' | 'close' | 'enter_minutes';
/** `elector` holds a vote of this poll; `recorder` holds a role of its preset's `recorders`. */
export type PollActor = 'elector' | 'recorder' | 'system';

export const pollTable: readonly Step<PollState, PollEvent, PollActor>[] = [
  { from: 'open', event: 'cast', to: 'open', who: ['elector'] },
  { from: 'open', event: 'close', to: 'closed', who: ['system'] },
  { from: 'closed', event: 'enter_minutes', to: 'closed', who: ['recorder'], needs: ['reached'] },
];

export const pollStateLabels: Readonly<Record<PollState, string>> = { open: '正在投票', closed: '截止了' };

/** The state an event leads to; a late ballot is refused with `poll.closed`, anything else out of place `poll.not_now`. */
export function nextPollState(from: PollState, event: PollEvent, who: PollActor | readonly PollActor[]): PollState {
  const refusal = event === 'cast' && from === 'closed' ? 'poll.closed' : 'poll.not_now';
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
 * - 'decided': two persons have entered the same; it is a decision now.
 *
 * Throws `poll.still_open`; `poll.not_reached` (there is nothing the meeting could have decided by these sums);
 * `poll.minutes_complete`; `poll.minutes_twice` (the same person, the same content); `poll.minutes_differ`: this entry is
 * not taken, and either it or the earlier one must be read again against the paper.
 */
export function judgeMinutes(
  poll: { state: PollState; verdict: Verdict | null; decided: boolean },
  entered: readonly Minutes[],
  next: Minutes,
): 'first' | 'decided' {
  if (poll.state === 'open') throw new DomainError('poll.still_open');
  if (poll.decided) throw new DomainError('poll.minutes_complete');
  if (poll.verdict !== 'reached') throw new DomainError('poll.not_reached');
  const latest = new Map(entered.map((minutes) => [minutes.by, minutes]));
  const own = latest.get(next.by);
  if (own && same(own, next)) throw new DomainError('poll.minutes_twice');
  latest.delete(next.by);
  const others = [...latest.values()];
  if (others.some((minutes) => same(minutes, next))) return 'decided';
  // A person who corrects an own entry may differ from the others, else two who disagree could never be reconciled.
  if (others.length > 0 && !own) throw new DomainError('poll.minutes_differ');
  return 'first';
}

function same(left: Minutes, right: Minutes): boolean {
  return left.heldOn === right.heldOn && left.attendance === right.attendance && bare(left.place) === bare(right.place);
}

/** Two people write 鼓楼 and 鼓 楼: the spaces say nothing. */
function bare(place: string): string {
  return place.replace(/\s/g, '');
}
