import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { householdKey } from './household-key.js';

describe('householdKey', () => {
  it('takes the spaces out of a code', () => {
    expect(householdKey('上寨 17 号')).toBe('上寨-17号');
    expect(householdKey('坡头寨 4 号')).toBe('坡头寨-4号');
  });

  it('keeps different households apart', () => {
    const hamlets = fc.stringMatching(/^[寨组坡1-9]{1,4}$/u);
    const houses = fc.record({ hamlet: hamlets, no: fc.integer({ min: 1, max: 200 }) });
    fc.assert(
      fc.property(houses, houses, (a, b) => {
        const keyOf = (house: { hamlet: string; no: number }) => householdKey(`${house.hamlet} ${house.no} 号`);
        expect(keyOf(a) === keyOf(b)).toBe(a.hamlet === b.hamlet && a.no === b.no);
        expect(keyOf(a)).not.toMatch(/\s/);
      }),
    );
  });
});
