import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cursorText, readCursor } from './notice-cursor.js';

describe('a cursor', () => {
  it('reads back as what it was', () => {
    const cursor = fc.record({
      pinned: fc.boolean(),
      publishedAt: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
      id: fc.uuid(),
    });
    fc.assert(fc.property(cursor, (c) => expect(readCursor(cursorText(c))).toEqual(c)));
  });

  it('is refused when it is not ours', () => {
    for (const text of ['', 'x1_', 'p9999999999999999_0190a000-0000-7000-8000-000000000001', "p1_' OR 1=1"]) {
      expect(() => readCursor(text)).toThrow('request.invalid');
    }
  });
});
