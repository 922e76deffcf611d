import { describe, expect, it } from '@jest/globals';
import { orderActs, orderStates, type OrderState } from '@wecountry/shared/domain/order-states';
import { refundStates, type RefundState } from '@wecountry/shared/domain/refund-states';
import { waitsForCoop } from './desk.js';

/** The states that the latest refund of an order can be in. */
const refundsOf: Readonly<Record<OrderState, readonly (RefundState | null)[]>> = {
  placed: [null],
  paid: [null, 'requested', 'approved', 'rejected', 'failed'],
  shipped: [null, 'requested', 'approved', 'rejected', 'failed'],
  received: [null, 'rejected'],
  closed: [null, 'approved', 'succeeded', 'failed'],
  refunded: ['succeeded'],
};

describe('waitsForCoop', () => {
  it('is so exactly when the state table gives the co-op something to press', () => {
    for (const state of orderStates) {
      for (const refund of [null, ...refundStates]) {
        if (!refundsOf[state].includes(refund)) continue;
        expect([state, refund, waitsForCoop(state, refund)]).toEqual([
          state,
          refund,
          orderActs(state, 'coop_staff', refund).length > 0,
        ]);
      }
    }
  });
});
