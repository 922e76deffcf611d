import { describe, expect, it } from '@jest/globals';
import { fromCursor, toCursor } from './cursor.js';

describe('a cursor', () => {
  const parts = ['1', '2026-11-22T08:00:00.000Z', '0190a000-0000-7000-8000-000000000001'];

  it('comes back as it went', () => {
    expect(fromCursor(toCursor(parts), ['flag', 'instant', 'id'])).toEqual(parts);
  });

  it.each(['', 'nonsense', toCursor(['1', '2026-13-40T08:00:00.000Z', parts[2] ?? '']), toCursor(parts.slice(1))])(
    'is refused as %s',
    (cursor) => {
      expect(() => fromCursor(cursor, ['flag', 'instant', 'id'])).toThrow('request.invalid');
    },
  );
});
