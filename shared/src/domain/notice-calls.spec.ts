import fc from 'fast-check';
import { callOutcomes, callStateOf } from './notice-calls.js';

describe('calling a household', () => {
  it('goes only forward: 没打, 再打, 告诉了', () => {
    const order = ['none', 'again', 'told'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...callOutcomes)), fc.constantFrom(...callOutcomes), (before, next) => {
        const [from, to] = [callStateOf(before), callStateOf([...before, next])];
        expect(order.indexOf(to)).toBeGreaterThanOrEqual(order.indexOf(from));
        expect(to).not.toBe('none');
      }),
    );
  });

  it('is told by one who was reached, in whatever order the calls are read', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...callOutcomes)), (calls) => {
        expect(callStateOf(calls)).toBe(callStateOf([...calls].reverse()));
        expect(callStateOf([...calls, 'told'])).toBe('told');
      }),
    );
    expect(callStateOf([])).toBe('none');
    expect(callStateOf(['no_answer', 'no_answer'])).toBe('again');
  });
});
