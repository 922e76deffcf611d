import fc from 'fast-check';
import { hiringStand, payWords, placesWords } from './hiring.js';

describe('招工', () => {
  it('is open while places are left, and my place stays mine', () => {
    const stand = fc.record({
      places: fc.integer({ min: 1, max: 99 }),
      taken: fc.nat(120),
      closed: fc.boolean(),
      mine: fc.boolean(),
    });
    fc.assert(
      fc.property(stand, (hiring) => {
        const is = hiringStand(hiring);
        if (hiring.mine) expect(is).toBe('mine');
        else if (hiring.closed) expect(is).toBe('closed');
        else expect(is).toBe(hiring.taken < hiring.places ? 'open' : 'full');
      }),
    );
  });

  it('says the pay and the places', () => {
    expect(payWords(13_000, 'day')).toBe('一天 ¥130.00');
    expect(payWords(350, 'piece')).toBe('一件 ¥3.50');
    expect(placesWords({ places: 12, taken: 8 })).toBe('要 12 个人，还差 4 个');
    expect(placesWords({ places: 12, taken: 12 })).toBe('够了，12 个人');
  });
});
