import { DomainError, type ErrorCode } from '../errors.js';

/**
 * One row of a state machine kept as data: in state `from`, `event` by one of `who` leads to `to`. Services, screens and
 * tests read the same table through the functions below.
 */
export interface Step<State extends string, Event extends string, Who extends string> {
  from: State;
  event: Event;
  to: State;
  who: readonly Who[];
  /** Further conditions that the service checks, by name; a screen may show why a button is off. */
  needs?: readonly string[];
}

/**
 * The row for an event; otherwise throws `refusal` (`order.not_now`, …) with the state, the event and who tried it. `who` is
 * what the actor is to the thing (its buyer, its claimant) or a role; an actor who is several passes all of them.
 */
export function stepFor<S extends string, E extends string, W extends string>(
  table: readonly Step<S, E, W>[],
  from: S,
  event: E,
  who: W | readonly W[],
  refusal: ErrorCode,
): Step<S, E, W> {
  const step = table.find((row) => row.from === from && row.event === event && allows(row, who));
  if (!step) throw new DomainError(refusal, { from, event, who: typeof who === 'string' ? who : who.join(',') });
  return step;
}

/** The events open to an actor now, in the order of the table: what buttons a screen shows. */
export function eventsFor<S extends string, E extends string, W extends string>(
  table: readonly Step<S, E, W>[],
  from: S,
  who: W | readonly W[],
): E[] {
  const events = table.filter((row) => row.from === from && allows(row, who)).map((row) => row.event);
  return events.filter((event, index) => events.indexOf(event) === index);
}

function allows<S extends string, E extends string, W extends string>(
  row: Step<S, E, W>,
  who: W | readonly W[],
): boolean {
  const parts: readonly W[] = typeof who === 'string' ? [who] : who;
  return parts.some((part) => row.who.includes(part));
}
