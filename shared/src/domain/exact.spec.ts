import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareKeys, multiplyDivide } from './exact.js';

const big = fc.oneof(
  fc.maxSafeNat(),
  fc.nat(1_000_000),
  fc.constant(Number.MAX_SAFE_INTEGER),
  fc.constant(Number.MAX_SAFE_INTEGER - 1),
  fc.constant(2 ** 52),
);

describe('multiplyDivide', () => {
  it('equals BigInt arithmetic over the whole range of safe integers', () => {
    fc.assert(
      fc.property(big, big, big, (a, x, y) => {
        const divisor = Math.max(x, y, 1);
        const b = Math.min(x, y);
        const { quotient, remainder } = multiplyDivide(a, b, divisor);
        const product = BigInt(a) * BigInt(b);
        expect(BigInt(quotient)).toBe(product / BigInt(divisor));
        expect(BigInt(remainder)).toBe(product % BigInt(divisor));
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps the largest factors apart where plain numbers would round', () => {
    const max = Number.MAX_SAFE_INTEGER;
    expect(multiplyDivide(max, max - 1, max)).toEqual({ quotient: max - 1, remainder: 0 });
    expect(multiplyDivide(max - 1, max - 2, max)).toEqual({ quotient: max - 3, remainder: 2 });
  });
});

describe('compareKeys', () => {
  it('is an order by code unit', () => {
    expect(['b', 'a', 'A', '寨', '1'].sort(compareKeys)).toEqual(['1', 'A', 'a', 'b', '寨']);
    expect(compareKeys('a', 'a')).toBe(0);
  });
});
