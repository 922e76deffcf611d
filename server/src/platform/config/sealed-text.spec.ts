import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { seal, unseal } from './sealed-text.js';

const key = randomBytes(32);

it('opens what it sealed, and the same text looks different each time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(unseal(key, seal(key, text))).toBe(text);
      expect(seal(key, text).equals(seal(key, text))).toBe(false);
    }),
  );
});

it('does not open what was changed by a bit, cut short, or sealed with another key', () => {
  const sealed = seal(key, '13900000000');
  for (let i = 0; i < sealed.length; i += 1) {
    const changed = Buffer.from(sealed);
    changed[i]! ^= 1;
    expect(unseal(key, changed)).toBeNull();
    expect(unseal(key, sealed.subarray(0, i))).toBeNull();
  }
  expect(unseal(randomBytes(32), sealed)).toBeNull();
});
