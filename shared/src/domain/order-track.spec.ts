import { describe, expect, it } from '@jest/globals';
import { orderTrack } from './order-track.js';

const shape = (track: ReturnType<typeof orderTrack<number>>) => track.map((node) => [node.state, node.phase, node.at]);

describe('orderTrack', () => {
  it('shows what was, is and comes', () => {
    const track = orderTrack('shipped', { placed: 1, paid: 2, shipped: 3 });
    expect(shape(track)).toEqual([
      ['placed', 'past', 1],
      ['paid', 'past', 2],
      ['shipped', 'now', 3],
      ['received', 'todo', null],
    ]);
    expect(track[3]).toMatchObject({ goods: '你收到，按“收到了”', money: '这时候才分钱' });
  });

  it('ends where the order ended', () => {
    expect(shape(orderTrack('closed', { placed: 1, closed: 2 }))).toEqual([
      ['placed', 'past', 1],
      ['closed', 'now', 2],
    ]);
    expect(shape(orderTrack('refunded', { placed: 1, paid: 2, refunded: 4 }))).toEqual([
      ['placed', 'past', 1],
      ['paid', 'past', 2],
      ['refunded', 'now', 4],
    ]);
  });

  it('shows a refund that is agreed and on its way', () => {
    const track = orderTrack('shipped', { placed: 1, paid: 2, shipped: 3 }, true);
    expect(shape(track)).toEqual([
      ['placed', 'past', 1],
      ['paid', 'past', 2],
      ['shipped', 'now', 3],
      ['refunded', 'todo', null],
    ]);
    expect(track[3]?.money).toBe('正在退给你');
  });
});
