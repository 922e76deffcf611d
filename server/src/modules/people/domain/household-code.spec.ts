import { describe, expect, it } from '@jest/globals';
import { householdCode, householdMatches } from './household-code.js';

describe('a household', () => {
  const house = { code: householdCode('上寨', 17), name: '吴阿满' };

  it('is called by its hamlet and number', () => {
    expect(house.code).toBe('上寨 17 号');
  });

  it('is found by a part of code or name, however spaced', () => {
    for (const typed of ['上寨17', '17 号', ' 吴 阿满', '阿满', '上寨 17 号']) {
      expect(householdMatches(house, typed)).toBe(true);
    }
    for (const typed of ['中寨', '18', '石']) expect(householdMatches(house, typed)).toBe(false);
  });
});
