import { DomainError } from '@wecountry/shared/errors';

const HOUR_MS = 3_600_000;
const SHORTEST_MS = HOUR_MS;
/** 三个月, taken as three of the longest months. */
const LONGEST_MS = 93 * 24 * HOUR_MS;

/**
 * Checks the time at which a new poll will close: at least an hour from now, so that people can hear of it, and at most
 * three months. Throws `poll.closes_too_soon`, `poll.closes_too_late`.
 */
export function checkClosingTime(now: Date, closesAt: Date): void {
  const openMs = closesAt.getTime() - now.getTime();
  if (!(openMs >= SHORTEST_MS)) throw new DomainError('poll.closes_too_soon');
  if (openMs > LONGEST_MS) throw new DomainError('poll.closes_too_late');
}
