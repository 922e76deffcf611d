import { describe, expect, it } from '@jest/globals';
import { eventsFor } from './state-table.js';
import { nextOrderState, noOpenRefund, orderLabels, orderStates, orderTable, orderTrack } from './order-states.js';

describe('order table', () => {
  it('reaches every state from placed, and leaves no state without words', () => {
    const reached = new Set<string>(['placed']);
    for (let grown = true; grown;) {
      const before = reached.size;
      for (const step of orderTable) if (reached.has(step.from)) reached.add(step.to);
      grown = reached.size > before;
    }
    expect([...reached].sort()).toEqual([...orderStates].sort());
    for (const state of orderStates) {
      expect(orderLabels[state].goods).not.toBe('');
      expect(orderLabels[state].money).not.toBe('');
    }
  });

  it('has one answer for a state and an event', () => {
    const keys = orderTable.map((step) => `${step.from} ${step.event}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('lives the usual day', () => {
    expect(nextOrderState('placed', 'pay', 'system')).toBe('paid');
    expect(nextOrderState('paid', 'ship', 'coop_staff')).toBe('shipped');
    expect(nextOrderState('shipped', 'receive', 'buyer')).toBe('received');
  });

  it('keeps an order closed when money comes late', () => {
    expect(nextOrderState('closed', 'pay_late', 'system')).toBe('closed');
    expect(() => nextOrderState('closed', 'pay', 'system')).toThrow('state.refused');
  });

  it('lets nobody but the right one act', () => {
    expect(() => nextOrderState('placed', 'pay', 'buyer')).toThrow('state.refused');
    expect(() => nextOrderState('paid', 'ship', 'buyer')).toThrow('state.refused');
    expect(() => nextOrderState('shipped', 'receive', 'coop_staff')).toThrow('state.refused');
    expect(() => nextOrderState('paid', 'pay', 'system')).toThrow('state.refused');
    expect(eventsFor(orderTable, 'placed', 'buyer')).toEqual(['cancel']);
    expect(eventsFor(orderTable, 'received', ['buyer', 'coop_staff', 'system'])).toEqual([]);
  });

  it('moves no goods while a refund waits', () => {
    const moving = orderTable.filter((step) => step.to === 'shipped' || step.to === 'received');
    expect(moving.length).toBeGreaterThan(0);
    for (const step of moving) expect(step.needs).toContain(noOpenRefund);
  });
});

describe('orderTrack', () => {
  it('shows what was, is and comes', () => {
    const track = orderTrack('shipped', { placed: 1, paid: 2, shipped: 3 });
    expect(track.map((node) => [node.state, node.phase, node.at])).toEqual([
      ['placed', 'past', 1],
      ['paid', 'past', 2],
      ['shipped', 'now', 3],
      ['received', 'todo', null],
    ]);
    expect(track[3]).toMatchObject({ goods: '你收到，按“收到了”', money: '这时候才分钱' });
  });

  it('ends where the order ended', () => {
    expect(orderTrack('closed', { placed: 1, closed: 2 }).map((node) => [node.state, node.phase])).toEqual([
      ['placed', 'past'],
      ['closed', 'now'],
    ]);
    expect(
      orderTrack('refunding', { placed: 1, paid: 2, refunding: 4 }).map((node) => [node.state, node.phase]),
    ).toEqual([
      ['placed', 'past'],
      ['paid', 'past'],
      ['refunding', 'now'],
      ['refunded', 'todo'],
    ]);
  });
});
