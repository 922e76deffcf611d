import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mp4Seconds } from './mp4-seconds.js';

const recorded = new Uint8Array(readFileSync(new URL('../../../../test/fixtures/voice.mp4', import.meta.url)));

describe('an MP4 in fragments, as a browser records it', () => {
  it('plays as long as its samples', () => {
    expect(mp4Seconds(recorded)).toBeCloseTo(2.4, 0);
  });

  it('never plays longer when its end is cut off', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: recorded.length }), (length) => {
        const seconds = mp4Seconds(recorded.slice(0, length)) ?? 0;
        expect(seconds).toBeLessThanOrEqual(mp4Seconds(recorded) ?? 0);
      }),
    );
  });

  it('is nothing to measure in other files', () => {
    expect(mp4Seconds(new TextEncoder().encode('hello, this is no film'))).toBeNull();
    expect(mp4Seconds(new Uint8Array())).toBeNull();
  });
});
