import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../errors.js';
import { isOpenRefund, nextRefundState, refundLabels, refundStates, refundTable } from './refund-states.js';

describe('refund table', () => {
  it('is done or rejected for good, and otherwise open', () => {
    for (const state of refundStates) {
      const leads = refundTable.some((step) => step.from === state);
      expect(isOpenRefund(state)).toBe(leads);
      expect(refundLabels[state]).not.toBe('');
    }
  });

  it('succeeds once', () => {
    expect(nextRefundState('approved', 'succeed', 'system')).toBe('succeeded');
    expect(nextRefundState('failed', 'succeed', 'system')).toBe('succeeded');
    expect(() => nextRefundState('succeeded', 'succeed', 'system')).toThrow(new DomainError('order.refund_not_now'));
  });

  it('is sent again by the co-op once it failed, and only then', () => {
    for (const state of refundStates) {
      const again = () => nextRefundState(state, 'send_again', 'coop_staff');
      if (state === 'failed') expect(again()).toBe('approved');
      else expect(again).toThrow(new DomainError('order.refund_not_now'));
    }
    expect(() => nextRefundState('failed', 'send_again', 'system')).toThrow(DomainError);
  });

  it('leaves the answer to the co-op', () => {
    expect(nextRefundState('requested', 'approve', 'coop_staff')).toBe('approved');
    expect(nextRefundState('requested', 'reject', 'coop_staff')).toBe('rejected');
    expect(() => nextRefundState('requested', 'reject', 'system')).toThrow(DomainError);
    expect(() => nextRefundState('rejected', 'approve', 'coop_staff')).toThrow(DomainError);
  });
});
