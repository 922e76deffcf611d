import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocate, assertFen, assertNonNegativeFen, formatYuan, isFen, splitYuan, sumFen, timesFen } from './money.js';
import { DomainError } from '../errors.js';

/** Weights with unique keys and at least one above zero. */
const weights = (max: number) =>
  fc
    .uniqueArray(fc.record({ key: fc.string({ minLength: 1, maxLength: 4 }), weight: fc.nat(max) }), {
      selector: (entry) => entry.key,
      minLength: 1,
      maxLength: 40,
    })
    .filter((entries) => entries.some((entry) => entry.weight > 0));

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'nothing thrown';
};

describe('allocate', () => {
  it('gives parts that add up to the whole, each within one fen of its exact part', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), weights(2 ** 47), (amount, entries) => {
        const shares = allocate(amount, entries);
        const total = entries.reduce((sum, entry) => sum + BigInt(entry.weight), 0n);
        expect(shares.reduce((sum, share) => sum + BigInt(share.fen), 0n)).toBe(BigInt(amount));
        shares.forEach((share, index) => {
          const entry = entries[index]!;
          const floor = (BigInt(amount) * BigInt(entry.weight)) / total;
          expect(share.key).toBe(entry.key);
          expect(BigInt(share.fen)).toBe(floor + BigInt(share.extraFen));
          if (entry.weight === 0) expect(share.fen).toBe(0);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('gives the fen left over to the largest remainders, ties by key', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), weights(1000), (amount, entries) => {
        const total = entries.reduce((sum, entry) => sum + BigInt(entry.weight), 0n);
        const shares = allocate(amount, entries);
        const ranked = entries
          .map((entry, index) => ({ rest: (BigInt(amount) * BigInt(entry.weight)) % total, key: entry.key, index }))
          .sort((a, b) => (a.rest === b.rest ? (a.key < b.key ? -1 : 1) : a.rest > b.rest ? -1 : 1));
        const lucky = shares.filter((share) => share.extraFen === 1).length;
        expect(ranked.slice(0, lucky).every(({ index }) => shares[index]!.extraFen === 1)).toBe(true);
      }),
    );
  });

  it('does not depend on the order of the weights', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), weights(1000), (amount, entries) => {
        const byKey = (shares: { key: string; fen: number }[]) => new Map(shares.map((s) => [s.key, s.fen]));
        expect(byKey(allocate(amount, [...entries].reverse()))).toEqual(byKey(allocate(amount, entries)));
      }),
    );
  });

  it('shares 100 fen among three equal households: the first key gets the odd fen', () => {
    const entry = (key: string) => ({ key, weight: 1 });
    expect(allocate(100, [entry('c'), entry('a'), entry('b')])).toEqual([
      { key: 'c', fen: 33, extraFen: 0 },
      { key: 'a', fen: 34, extraFen: 1 },
      { key: 'b', fen: 33, extraFen: 0 },
    ]);
  });

  it('refuses what it cannot share', () => {
    expect(codeOf(() => allocate(-1, [{ key: 'a', weight: 1 }]))).toBe('money.negative');
    expect(codeOf(() => allocate(1.5, [{ key: 'a', weight: 1 }]))).toBe('money.not_fen');
    expect(codeOf(() => allocate(1, [{ key: 'a', weight: 0 }]))).toBe('money.no_weight');
    expect(codeOf(() => allocate(0, []))).toBe('money.no_weight');
    expect(codeOf(() => allocate(1, [{ key: 'a', weight: -1 }]))).toBe('money.bad_weight');
    expect(codeOf(() => allocate(1, [{ key: 'a', weight: 0.5 }]))).toBe('money.bad_weight');
    const twice = { key: 'a', weight: 1 };
    expect(codeOf(() => allocate(1, [twice, twice]))).toBe('money.duplicate_key');
    const huge = Number.MAX_SAFE_INTEGER;
    const tooMuch = [
      { key: 'a', weight: huge },
      { key: 'b', weight: 1 },
    ];
    expect(codeOf(() => allocate(1, tooMuch))).toBe('money.too_large');
  });

  it('shares a pool over a hundred thousand households within two seconds', () => {
    const households = Array.from({ length: 100_000 }, (_, i) => ({ key: `h${i}`, weight: 1 + ((i * 7919) % 400) }));
    const started = Date.now();
    const shares = allocate(9_000_000_000_000, households);
    expect(Date.now() - started).toBeLessThan(2000);
    expect(sumFen(shares.map((share) => share.fen))).toBe(9_000_000_000_000);
  });
});

describe('formatYuan', () => {
  it('writes thousands, two decimals and a true minus', () => {
    expect(formatYuan(0)).toBe('0.00');
    expect(formatYuan(5)).toBe('0.05');
    expect(formatYuan(123456)).toBe('1,234.56');
    expect(formatYuan(-123456789)).toBe('−1,234,567.89');
    expect(formatYuan(Number.MAX_SAFE_INTEGER)).toBe('90,071,992,547,409.91');
  });

  it('can be read back to the same fen', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (fen) => {
        const { sign, integer, decimals } = splitYuan(fen);
        expect(integer).toMatch(/^\d{1,3}(,\d{3})*$/);
        const digits = BigInt(`${integer.replace(/,/g, '')}${decimals}`);
        expect(sign === '−' ? -digits : digits).toBe(BigInt(fen));
      }),
    );
  });
});

describe('guards', () => {
  it('accept safe integers only', () => {
    for (const bad of [0.1, Number.NaN, Infinity, 2 ** 53, '1', null, undefined, 1n]) {
      expect(isFen(bad)).toBe(false);
      expect(codeOf(() => assertFen(bad))).toBe('money.not_fen');
    }
    expect(assertFen(-3)).toBe(-3);
    expect(codeOf(() => assertNonNegativeFen(-3))).toBe('money.negative');
  });

  it('refuse sums and products that leave the safe integers', () => {
    expect(sumFen([1, 2, -3])).toBe(0);
    expect(codeOf(() => sumFen([Number.MAX_SAFE_INTEGER, 1]))).toBe('money.too_large');
    expect(timesFen(6800, 2)).toBe(13600);
    expect(codeOf(() => timesFen(Number.MAX_SAFE_INTEGER, 2))).toBe('money.too_large');
    expect(codeOf(() => timesFen(1, 1.5))).toBe('money.too_large');
  });
});
