import fc from 'fast-check';
import { shortCode } from './short-code.js';

it('is six letters and digits that nobody takes for another, the same for the same bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 6, maxLength: 40 }), (bytes) => {
      expect(shortCode(bytes)).toMatch(/^[A-HJ-NP-Z2-9]{6}$/);
      expect(shortCode(bytes)).toBe(shortCode(Uint8Array.from(bytes)));
    }),
  );
});
