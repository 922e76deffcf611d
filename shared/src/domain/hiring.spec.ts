import fc from 'fast-check';
import { checkOffer, hiringStand, offerLimits, payWords, placesWords, readOffer } from './hiring.js';

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

  it('reads what was typed to the fen', () => {
    const amounts = fc.record({
      places: fc.integer({ min: 1, max: 500 }),
      payFen: fc.integer({ min: 1, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(amounts, ({ places, payFen }) => {
        const typed = { places: String(places), payYuan: (payFen / 100).toFixed(2) };
        expect(readOffer(typed)).toEqual({ places, payFen });
        expect(checkOffer(typed)).toEqual({ places: null, payYuan: null });
      }),
    );
    expect(readOffer({ places: ' 12 ', payYuan: '3.5' })).toEqual({ places: 12, payFen: 350 });
    for (const payYuan of ['', '0', '1.234', '-3', '1e3', '10000.01', '一百'])
      expect(readOffer({ places: '1', payYuan }).payFen).toBeNull();
    for (const places of ['', '0', '1.5', String(offerLimits.places + 1)])
      expect(checkOffer({ places, payYuan: '1' }).places).toMatch(/整数/);
  });
});
