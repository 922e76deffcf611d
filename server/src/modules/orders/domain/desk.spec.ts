import { describe, expect, it } from '@jest/globals';
import { orderActs, orderStates } from '@wecountry/shared/domain/order-states';
import { refundStates } from '@wecountry/shared/domain/refund-states';
import { waitsForCoop } from './desk.js';

describe('waitsForCoop', () => {
  it('is so exactly when the state table gives the co-op something to press', () => {
    for (const state of ['placed', 'paid', 'shipped', 'received', 'refunded'] as const) {
      for (const refund of [null, ...refundStates]) {
        if (state !== 'paid' && state !== 'shipped' && refund !== null) continue;
        expect([state, refund, waitsForCoop(state, refund)]).toEqual([
          state,
          refund,
          orderActs(state, 'coop_staff', refund).length > 0,
        ]);
      }
    }
    expect(orderStates).toHaveLength(6);
  });
});
