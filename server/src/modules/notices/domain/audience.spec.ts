import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Audience, householdsFor, isForAll } from './audience.js';
import type { RollHousehold } from './reach.js';

const households: RollHousehold[] = Array.from({ length: 12 }, (_, i) => ({
  id: `h${i}`,
  hamletId: `寨${i % 3}`,
  members: [
    { residentNo: 2 * i, bound: true },
    { residentNo: 2 * i + 1, bound: false },
  ],
}));
const audiences = fc.record({
  hamletIds: fc.subarray(['寨0', '寨1', '寨2']),
  householdIds: fc.subarray(households.map((h) => h.id)),
  audienceRoles: fc.subarray(['group_leader', 'coop_staff'] as const),
});
const holderSets = fc.uniqueArray(fc.integer({ min: 0, max: 23 })).map((numbers) => new Set(numbers));

describe('the audience of a notice', () => {
  it('is everybody when nobody is named', () => {
    const none: Audience = { hamletIds: [], householdIds: [], audienceRoles: [] };
    expect(isForAll(none)).toBe(true);
    expect(householdsFor(households, none, new Set())).toEqual(households);
  });

  it('is each household at most once, and exactly those meant', () => {
    fc.assert(
      fc.property(audiences, holderSets, (audience, holders) => {
        fc.pre(!isForAll(audience));
        const meant = householdsFor(households, audience, holders);
        expect(new Set(meant.map((h) => h.id)).size).toBe(meant.length);
        for (const household of households) {
          const wanted =
            audience.hamletIds.includes(household.hamletId) ||
            audience.householdIds.includes(household.id) ||
            household.members.some((m) => holders.has(m.residentNo));
          expect(meant.some((h) => h.id === household.id)).toBe(wanted);
        }
      }),
    );
  });

  it('counts only who holds the role where a household is meant for nothing else', () => {
    const audience: Audience = { hamletIds: ['寨1'], householdIds: [], audienceRoles: ['group_leader'] };
    const [first, second] = householdsFor(households, audience, new Set([1, 2]));
    expect(first?.members.map((m) => m.residentNo)).toEqual([1]);
    expect(second?.members.map((m) => m.residentNo)).toEqual([2, 3]);
  });
});
