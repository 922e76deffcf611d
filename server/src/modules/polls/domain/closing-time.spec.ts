import { describe, expect, it } from '@jest/globals';
import { DomainError } from '@wecountry/shared/errors';
import { checkClosingTime } from './closing-time.js';

const now = new Date('2026-11-22T08:00:00Z');
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

describe('checkClosingTime', () => {
  it('takes from two minutes to three months', () => {
    for (const hours of [2 / 60, 1, 93 * 24]) expect(() => checkClosingTime(now, inHours(hours))).not.toThrow();
  });

  it('refuses what is over, too soon, too late, or no time at all', () => {
    for (const hours of [-1, 0, 1.9 / 60]) {
      expect(() => checkClosingTime(now, inHours(hours))).toThrow(new DomainError('poll.closes_too_soon'));
    }
    expect(() => checkClosingTime(now, inHours(93 * 24 + 1))).toThrow(new DomainError('poll.closes_too_late'));
    expect(() => checkClosingTime(now, new Date(Number.NaN))).toThrow(new DomainError('poll.closes_too_soon'));
  });
});
