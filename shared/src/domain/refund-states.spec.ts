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

  it('leaves the answer to the co-op', () => {
    expect(nextRefundState('requested', 'approve', 'coop_staff')).toBe('approved');
    expect(nextRefundState('requested', 'reject', 'coop_staff')).toBe('rejected');
    expect(() => nextRefundState('requested', 'reject', 'system')).toThrow(DomainError);
    expect(() => nextRefundState('rejected', 'approve', 'coop_staff')).toThrow(DomainError);
  });
});
