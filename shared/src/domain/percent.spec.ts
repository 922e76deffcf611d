import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatPermille, permilles } from './percent.js';

describe('permilles', () => {
  it('add up to 1000 and stay within one of the exact value', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(10_000_000), { minLength: 1, maxLength: 30 }).filter((values) => values.some((v) => v > 0)),
        (values) => {
          const total = values.reduce((sum, value) => sum + value, 0);
          const parts = permilles(values);
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(1000);
          parts.forEach((part, index) => {
            expect(Math.abs(part - (values[index]! * 1000) / total)).toBeLessThan(1);
          });
        },
      ),
    );
  });

  it('shows the price of the reference example and the ballots of a meeting', () => {
    const shown = (values: number[]) => permilles(values).map(formatPermille);
    expect(shown([4420, 900, 650, 340, 309, 140, 41])).toEqual(['65.0', '13.2', '9.6', '5.0', '4.5', '2.1', '0.6']);
    expect(shown([302, 57, 32])).toEqual(['77.2', '14.6', '8.2']);
    expect(shown([5])).toEqual(['100.0']);
    expect(shown([0, 0])).toEqual(['0.0', '0.0']);
    expect(shown([])).toEqual([]);
  });

  it('breaks ties in the order of the rows', () => {
    expect(permilles(Array.from({ length: 12 }, () => 1))).toEqual([84, 84, 84, 84, 83, 83, 83, 83, 83, 83, 83, 83]);
  });
});
