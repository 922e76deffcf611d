import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hasBit } from './bitmap.js';
import { type Marks, reachOf, type RollHousehold, stepOf, whyUnreached } from './reach.js';

/** Sets bits the slow way: every bit is computed from the set of numbers. */
function bitmap(numbers: ReadonlySet<number>, bytes: number): Uint8Array {
  return Uint8Array.from({ length: bytes }, (_, byte) =>
    Array.from({ length: 8 }, (_, bit) => (numbers.has(byte * 8 + bit) ? 2 ** bit : 0)).reduce((a, b) => a + b, 0),
  );
}

interface Case {
  households: RollHousehold[];
  seen: Set<number>;
  acknowledged: Set<number>;
  marks: Marks;
}

/** Households with numbers of their own in three hamlets, and marks as the server keeps them: knowing implies seeing. */
const villages: fc.Arbitrary<Case> = fc
  .record({
    sizes: fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom('a', 'b', 'c')), { maxLength: 30 }),
    steps: fc.array(fc.constantFrom(0, 0, 1, 2), { minLength: 200, maxLength: 200 }),
    bound: fc.array(fc.boolean(), { minLength: 200, maxLength: 200 }),
    bytes: fc.integer({ min: 0, max: 30 }),
  })
  .map(({ sizes, steps, bound, bytes }) => {
    let no = 0;
    const households = sizes.map(([size, hamletId], i) => ({
      id: String(i),
      hamletId,
      members: Array.from({ length: size }, () => ({ residentNo: ++no, bound: bound[no] ?? false })),
    }));
    const at = (n: number) => (n < bytes * 8 ? (steps[n] ?? 0) : 0);
    const numbers = Array.from({ length: no }, (_, i) => i + 1);
    const seen = new Set(numbers.filter((n) => at(n) >= 1));
    const acknowledged = new Set(numbers.filter((n) => at(n) === 2));
    return {
      households,
      seen,
      acknowledged,
      marks: { seen: bitmap(seen, bytes), acknowledged: bitmap(acknowledged, bytes) },
    };
  });

describe('a bitmap', () => {
  it('holds exactly the numbers that were set, and nothing beyond its end', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 159 }));
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 5000 }), (set, probe) => {
        const bits = bitmap(new Set(set), 20);
        expect(hasBit(bits, probe)).toBe(set.includes(probe));
        for (const n of set) expect(hasBit(bits, n)).toBe(true);
      }),
    );
  });
});

describe('the reach of a notice', () => {
  it('puts every household in exactly one place', () => {
    fc.assert(
      fc.property(villages, ({ households, marks }) => {
        const reach = reachOf(households, marks);
        expect(reach.acknowledged + reach.seen + reach.unseen).toBe(reach.households);
        expect(reach.households).toBe(households.length);
      }),
    );
  });

  it('is the best step of any member', () => {
    fc.assert(
      fc.property(villages, ({ households, seen, acknowledged, marks }) => {
        for (const household of households) {
          const numbers = household.members.map((m) => m.residentNo);
          const best = numbers.some((n) => acknowledged.has(n))
            ? 'acknowledged'
            : numbers.some((n) => seen.has(n))
              ? 'seen'
              : 'unseen';
          expect(stepOf(household, marks)).toBe(best);
        }
      }),
    );
  });

  it('of the hamlets adds up to that of the village', () => {
    fc.assert(
      fc.property(villages, ({ households, marks }) => {
        const all = reachOf(households, marks);
        const parts = ['a', 'b', 'c'].map((hamlet) =>
          reachOf(
            households.filter((h) => h.hamletId === hamlet),
            marks,
          ),
        );
        for (const field of ['households', 'acknowledged', 'seen', 'unseen'] as const) {
          expect(parts.reduce((sum, part) => sum + part[field], 0)).toBe(all[field]);
        }
      }),
    );
  });

  it('only gets better when one more person presses 知道了', () => {
    fc.assert(
      fc.property(villages, fc.nat(), ({ households, seen, acknowledged, marks }, pick) => {
        const people = households.flatMap((h) => h.members);
        const person = people[pick % Math.max(people.length, 1)];
        if (!person) return;
        const later = {
          seen: bitmap(new Set([...seen, person.residentNo]), 30),
          acknowledged: bitmap(new Set([...acknowledged, person.residentNo]), 30),
        };
        const [before, after] = [reachOf(households, marks), reachOf(households, later)];
        expect(after.acknowledged).toBeGreaterThanOrEqual(before.acknowledged);
        expect(after.unseen).toBeLessThanOrEqual(before.unseen);
      }),
    );
  });

  it('says why a household was not reached', () => {
    const house = (...bound: boolean[]): RollHousehold => ({
      id: '1',
      hamletId: 'a',
      members: bound.map((b, i) => ({ residentNo: i + 1, bound: b })),
    });
    expect(whyUnreached(house())).toBe('not_bound');
    expect(whyUnreached(house(false, false))).toBe('not_bound');
    expect(whyUnreached(house(false, true))).toBe('not_opened');
  });
});
