import fc from 'fast-check';
import { maskedPhone } from './masked-phone.js';

it('shows seven digits of eleven, and not the middle', () => {
  expect(maskedPhone('13912345678')).toBe('139****5678');
  fc.assert(
    fc.property(fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }), (n) => {
      const masked = maskedPhone(String(n));
      expect(masked).toHaveLength(11);
      expect(masked.replace(/\d/g, '')).toBe('****');
    }),
  );
});
