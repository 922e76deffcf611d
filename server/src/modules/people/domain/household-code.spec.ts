import { describe, expect, it } from '@jest/globals';
import { householdCode } from './household-code.js';

describe('a household', () => {
  it('is called by its hamlet and number', () => {
    expect(householdCode('上寨', 17)).toBe('上寨 17 号');
  });
});
