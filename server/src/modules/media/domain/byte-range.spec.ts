import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rangeOf } from './byte-range.js';

describe('a range of bytes', () => {
  it('is read as a player writes it', () => {
    expect(rangeOf('bytes=0-1', 10)).toEqual({ from: 0, to: 1 });
    expect(rangeOf('bytes=4-', 10)).toEqual({ from: 4, to: 9 });
    expect(rangeOf('bytes=-3', 10)).toEqual({ from: 7, to: 9 });
    expect(rangeOf('bytes=2-99', 10)).toEqual({ from: 2, to: 9 });
  });

  it('is the whole for anything else', () => {
    for (const header of [undefined, '', 'bytes=', 'bytes=-', 'bytes=5-4', 'bytes=10-', 'bytes=0-1,3-4', 'lines=0-1'])
      expect(rangeOf(header, 10)).toBeNull();
  });

  it('never leaves the file', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.integer({ min: 1, max: 40 }), (a, b, length) => {
        const range = rangeOf(`bytes=${a}-${b}`, length);
        if (range) expect(0 <= range.from && range.from <= range.to && range.to < length).toBe(true);
      }),
    );
  });
});
