import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pictureKind } from './picture-kind.js';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

describe('the kind of a picture', () => {
  it('is told by its first bytes', () => {
    expect(pictureKind(bytes('ffd8ffe000104a464946'))).toBe('jpeg');
    expect(pictureKind(bytes('89504e470d0a1a0a0000'))).toBe('png');
    expect(pictureKind(bytes('524946461a00000057454250565038'))).toBe('webp');
  });

  it('is none for other files, even those that look alike', () => {
    for (const text of ['<svg xmlns="http://www.w3.org/2000/svg"/>', '%PDF-1.7', 'GIF89a', 'RIFF1234WAVE', '']) {
      expect(pictureKind(new TextEncoder().encode(text))).toBeNull();
    }
    expect(pictureKind(bytes('ffd8'))).toBeNull();
  });

  it('never depends on what follows', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (rest) => {
        expect(pictureKind(Uint8Array.from([0xff, 0xd8, 0xff, ...rest]))).toBe('jpeg');
      }),
    );
  });
});
