import { describe, expect, it } from '@jest/globals';
import { isWithheld } from './secrecy.js';

describe('isWithheld', () => {
  it('keeps back the counts of fewer than five, in secret only', () => {
    expect([0, 1, 4, 5, 6].map((voters) => isWithheld(true, voters))).toEqual([true, true, true, false, false]);
    expect(isWithheld(false, 1)).toBe(false);
  });
});
