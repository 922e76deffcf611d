import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codeAt, isCodeNow, stepAt, stepLeftMs } from './check-in-code.js';

const secret = Buffer.from('12345678901234567890');

describe('a check-in code', () => {
  it('is what RFC 4226, appendix D, says', () => {
    const vectors = [
      '755224',
      '287082',
      '359152',
      '969429',
      '338314',
      '254676',
      '287922',
      '162583',
      '399871',
      '520489',
    ];
    expect(vectors.map((_, step) => codeAt(secret, step))).toEqual(vectors);
  });

  it('holds for its own step and the next one, and no longer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60_000, max: 4_000_000_000_000 }), (shownAt) => {
        const code = codeAt(secret, stepAt(shownAt));
        const nextStep = shownAt + stepLeftMs(shownAt);
        expect(isCodeNow(secret, code, shownAt)).toBe(true);
        expect(isCodeNow(secret, code, nextStep + 29_999)).toBe(true);
        // One in a million codes is the same by chance.
        const later = [0, 1].map((more) => codeAt(secret, stepAt(nextStep + 30_000) - more));
        if (!later.includes(code)) expect(isCodeNow(secret, code, nextStep + 30_000)).toBe(false);
      }),
    );
  });

  it('is of its activity only, and six digits', () => {
    expect(isCodeNow(Buffer.from('another activity'), codeAt(secret, stepAt(9e8)), 9e8)).toBe(false);
    for (const wrong of ['', '1', '1234567', 'abcdef']) expect(isCodeNow(secret, wrong, 9e8)).toBe(false);
  });
});
