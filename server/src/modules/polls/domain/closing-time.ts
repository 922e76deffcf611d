import { DomainError } from '@wecountry/shared/errors';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const SHORTEST_MS = 2 * MINUTE_MS;
/** 三个月, taken as three of the longest months. */
const LONGEST_MS = 93 * 24 * HOUR_MS;

/**
 * Checks the time at which a new poll will close: at least two minutes from now (a meeting on the spot votes by phone
 * too), at most three months. Throws `poll.closes_too_soon`, `poll.closes_too_late`.
 */
export function checkClosingTime(now: Date, closesAt: Date): void {
  const openMs = closesAt.getTime() - now.getTime();
  if (!(openMs >= SHORTEST_MS)) throw new DomainError('poll.closes_too_soon');
  if (openMs > LONGEST_MS) throw new DomainError('poll.closes_too_late');
}
