import { describe, expect, it } from '@jest/globals';
import { DomainError } from '@wecountry/shared/errors';
import { seasonOfClaim } from './claim-day.js';

const wrong = new DomainError('credit.date_wrong');

describe('seasonOfClaim', () => {
  it('takes what was done this year up to today', () => {
    expect(seasonOfClaim('2026-01-01', '2026-11-22')).toBe(2026);
    expect(seasonOfClaim('2026-11-22', '2026-11-22')).toBe(2026);
  });

  it('refuses tomorrow and last year', () => {
    expect(() => seasonOfClaim('2026-11-23', '2026-11-22')).toThrow(wrong);
    expect(() => seasonOfClaim('2025-12-31', '2026-01-01')).toThrow(wrong);
    expect(() => seasonOfClaim('2027-01-01', '2026-12-31')).toThrow(wrong);
  });
});
