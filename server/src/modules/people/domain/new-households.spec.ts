import { describe, expect, it } from '@jest/globals';
import { checkNewHouseholds, type NewResident } from './new-households.js';

const person = (head: boolean): NewResident => ({ name: '吴阿满', bornOn: '1963-04-09', head, away: false });

describe('households that enter the register', () => {
  it('have one head each and a number of their own', () => {
    const house = (hamletId: string, no: number, heads: boolean[]) => ({ hamletId, no, residents: heads.map(person) });
    expect(() => checkNewHouseholds([house('a', 1, [true, false]), house('b', 1, [true])])).not.toThrow();
    expect(() => checkNewHouseholds([house('a', 1, [true]), house('a', 1, [true])])).toThrow('people.household_twice');
    for (const heads of [[], [false], [true, true]]) {
      expect(() => checkNewHouseholds([house('a', 1, heads)])).toThrow('people.household_head');
    }
  });
});
