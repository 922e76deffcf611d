import { describe, expect, it } from '@jest/globals';
import { isOpenRefund, nextRefundState, refundLabels, refundStates, refundTable } from './refund-states.js';

describe('refund table', () => {
  it('is done or refused for good, and otherwise open', () => {
    for (const state of refundStates) {
      const leads = refundTable.some((step) => step.from === state);
      expect(isOpenRefund(state)).toBe(leads);
      expect(refundLabels[state]).not.toBe('');
    }
  });

  it('takes a success that comes before our own record of having sent it', () => {
    expect(nextRefundState('approved', 'succeed', 'system')).toBe('succeeded');
    expect(nextRefundState('processing', 'succeed', 'system')).toBe('succeeded');
    expect(() => nextRefundState('succeeded', 'succeed', 'system')).toThrow('state.refused');
  });

  it('leaves the answer to the co-op', () => {
    expect(nextRefundState('requested', 'approve', 'coop_staff')).toBe('approved');
    expect(() => nextRefundState('requested', 'approve', 'buyer')).toThrow('state.refused');
    expect(() => nextRefundState('refused', 'approve', 'coop_staff')).toThrow('state.refused');
    expect(nextRefundState('failed', 'send_again', 'coop_staff')).toBe('approved');
  });
});
