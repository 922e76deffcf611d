import * as fc from 'fast-check';
import { countInWords } from './count-words.js';

const values = new Map(Array.from('零一二三四五六七八九', (digit, value) => [digit, value]));
const units: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** Reads a number back as a person does: digits take the unit after them, 万 closes a group. */
function read(words: string): number {
  let [whole, part, digit] = [0, 0, 0];
  for (const word of words) {
    const unit = units[word];
    if (word === '万') [whole, part, digit] = [(part + digit) * 10_000, 0, 0];
    else if (unit) [part, digit] = [part + (digit || 1) * unit, 0];
    else digit = values.get(word)!;
  }
  return whole + part + digit;
}

it('is read back as the number it was, with no nought beside another or at the end', () => {
  fc.assert(
    fc.property(fc.oneof(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 12_000 })), (count) => {
      const words = countInWords(count);
      expect(read(words)).toBe(count);
      expect(words).not.toMatch(/零零|零万/);
      if (count > 0) expect(words).not.toMatch(/零$/);
    }),
  );
});

it.each([
  [0, '零'],
  [10, '十'],
  [12, '十二'],
  [20, '二十'],
  [105, '一百零五'],
  [110, '一百一十'],
  [302, '三百零二'],
  [1001, '一千零一'],
  [1010, '一千零一十'],
  [10_010, '一万零一十'],
  [100_001, '十万零一'],
])('%i is %s', (count, words) => expect(countInWords(count)).toBe(words));

it.each([-1, 1.5, 100_000_000, Number.NaN])('%d is no count', (count) => {
  expect(() => countInWords(count)).toThrow(RangeError);
});
