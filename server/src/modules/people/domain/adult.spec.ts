import { describe, expect, it } from '@jest/globals';
import { ageOn, isAdult } from './adult.js';

describe('coming of age', () => {
  it('is on the eighteenth birthday, not a day before', () => {
    expect(isAdult('2008-11-22', '2026-11-21')).toBe(false);
    expect(isAdult('2008-11-22', '2026-11-22')).toBe(true);
    expect(isAdult('1963-04-09', '2026-11-22')).toBe(true);
    expect(isAdult('2024-01-01', '2026-11-22')).toBe(false);
  });

  it('of 29 February is on 1 March of a common year', () => {
    expect(isAdult('2008-02-29', '2026-02-28')).toBe(false);
    expect(isAdult('2008-02-29', '2026-03-01')).toBe(true);
  });
});

describe('an age', () => {
  it('is in full years', () => {
    expect(ageOn('2008-11-22', '2026-11-21')).toBe(17);
    expect(ageOn('2008-11-22', '2026-11-22')).toBe(18);
    expect(ageOn('2026-11-22', '2026-11-22')).toBe(0);
  });
});
