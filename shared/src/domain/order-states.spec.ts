import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../errors.js';
import { nextOrderState, orderActs, orderLabels, orderStates, orderTable } from './order-states.js';
import { refundStates } from './refund-states.js';

const refusal = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'nothing thrown';
};

describe('order table', () => {
  it('reaches every state from placed, and leaves no state without words', () => {
    const reached = new Set<string>(['placed']);
    for (let before = 0; before < reached.size;) {
      before = reached.size;
      for (const step of orderTable) if (reached.has(step.from)) reached.add(step.to);
    }
    expect([...reached].sort()).toEqual([...orderStates].sort());
    for (const state of orderStates) expect(Object.values(orderLabels[state]).every((word) => word !== '')).toBe(true);
  });

  it('has one answer for a state and an event', () => {
    const keys = orderTable.map((step) => `${step.from} ${step.event}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('lives the usual day', () => {
    expect(nextOrderState('placed', 'pay', 'buyer', null)).toBe('placed');
    expect(nextOrderState('placed', 'paid', 'system', null)).toBe('paid');
    expect(nextOrderState('paid', 'ship', 'coop_staff', null)).toBe('shipped');
    expect(nextOrderState('shipped', 'receive', 'buyer', null)).toBe('received');
  });

  it('keeps an order closed when money comes late, until that money is back', () => {
    expect(nextOrderState('closed', 'paid_late', 'system', null)).toBe('closed');
    expect(nextOrderState('closed', 'refund_succeeded', 'system', 'approved')).toBe('closed');
    expect(refusal(() => nextOrderState('closed', 'paid', 'system', null))).toBe('order.not_now');
  });

  it('lets nobody but the right one act', () => {
    expect(refusal(() => nextOrderState('placed', 'paid', 'buyer', null))).toBe('order.not_now');
    expect(refusal(() => nextOrderState('paid', 'ship', 'buyer', null))).toBe('order.not_now');
    expect(refusal(() => nextOrderState('shipped', 'receive', 'coop_staff', null))).toBe('order.not_now');
    expect(refusal(() => nextOrderState('paid', 'paid', 'system', null))).toBe('order.not_now');
  });

  it('moves no goods while a refund is open, and goes on when it was rejected', () => {
    for (const open of ['requested', 'approved', 'failed'] as const) {
      expect(refusal(() => nextOrderState('paid', 'ship', 'coop_staff', open))).toBe('order.not_now');
      expect(refusal(() => nextOrderState('shipped', 'receive', 'buyer', open))).toBe('order.not_now');
      expect(refusal(() => nextOrderState('shipped', 'receipt_due', 'system', open))).toBe('order.not_now');
    }
    expect(nextOrderState('paid', 'ship', 'coop_staff', 'rejected')).toBe('shipped');
  });

  it('refunds before receipt only', () => {
    expect(nextOrderState('paid', 'refund_succeeded', 'system', 'approved')).toBe('refunded');
    expect(nextOrderState('shipped', 'refund_succeeded', 'system', 'failed')).toBe('refunded');
    expect(refusal(() => nextOrderState('paid', 'refund_succeeded', 'system', 'requested'))).toBe('order.not_now');
    expect(refusal(() => nextOrderState('received', 'request_refund', 'buyer', null))).toBe('order.not_now');
  });
});

describe('orderActs', () => {
  it('shows each person the buttons of the moment', () => {
    expect(orderActs('placed', 'buyer', null)).toEqual(['pay', 'cancel']);
    expect(orderActs('placed', 'coop_staff', null)).toEqual([]);
    expect(orderActs('paid', 'coop_staff', null)).toEqual(['ship']);
    expect(orderActs('paid', 'coop_staff', 'requested')).toEqual(['decide_refund']);
    expect(orderActs('shipped', 'buyer', null)).toEqual(['receive', 'request_refund']);
    expect(orderActs('shipped', ['buyer', 'coop_staff'], 'requested')).toEqual(['decide_refund']);
    expect(orderActs('received', ['buyer', 'coop_staff'], null)).toEqual([]);
    for (const state of ['closed', 'paid', 'shipped'] as const) {
      expect(orderActs(state, 'coop_staff', 'failed')).toEqual(['resend_refund']);
      expect(orderActs(state, 'buyer', 'failed')).toEqual([]);
    }
  });

  it('shows nothing that the rule would then refuse', () => {
    for (const state of orderStates)
      for (const who of ['buyer', 'coop_staff'] as const)
        for (const refund of [null, ...refundStates])
          for (const act of orderActs(state, who, refund))
            expect(orderStates).toContain(nextOrderState(state, act, who, refund));
  });
});
