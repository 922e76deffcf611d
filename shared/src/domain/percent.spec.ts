import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { percentages } from './percent.js';

const tenths = (text: string): number => Number(text.replace('.', ''));

describe('percentages', () => {
  it('add up to 100.0 and stay within a tenth of the exact value', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(10_000_000), { minLength: 1, maxLength: 30 }).filter((values) => values.some((v) => v > 0)),
        (values) => {
          const total = values.reduce((sum, value) => sum + value, 0);
          const texts = percentages(values);
          expect(texts.reduce((sum, text) => sum + tenths(text), 0)).toBe(1000);
          texts.forEach((text, index) => {
            expect(text).toMatch(/^\d{1,3}\.\d$/);
            expect(Math.abs(tenths(text) - (values[index]! * 1000) / total)).toBeLessThan(1);
          });
        },
      ),
    );
  });

  it('shows the price of the reference example', () => {
    expect(percentages([4420, 900, 650, 340, 309, 140, 41])).toEqual([
      '65.0',
      '13.2',
      '9.6',
      '5.0',
      '4.5',
      '2.1',
      '0.6',
    ]);
  });

  it('shows the ballots of a meeting', () => {
    expect(percentages([302, 57, 32])).toEqual(['77.2', '14.6', '8.2']);
    expect(percentages([0, 0])).toEqual(['0.0', '0.0']);
    expect(percentages([])).toEqual([]);
  });
});
