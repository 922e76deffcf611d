import fc from 'fast-check';
import { movesUp, placesLeft, seat } from './places.js';

type Act = { who: number; going: boolean };

/** Plays answers one after another, as the server does under its lock. */
function play(capacity: number | null, acts: readonly Act[]): { seated: number[]; queue: number[] } {
  let seated: number[] = [];
  let queue: number[] = [];
  for (const { who, going } of acts) {
    if (going) {
      if (seated.includes(who) || queue.includes(who)) continue;
      const given = seat({ capacity, taken: seated.length, waiting: queue.length }, [who]);
      seated.push(...given.in);
      queue.push(...given.waiting);
    } else {
      seated = seated.filter((one) => one !== who);
      queue = queue.filter((one) => one !== who);
      const up = movesUp({ capacity, taken: seated.length, waiting: queue.length });
      seated.push(...queue.slice(0, up));
      queue = queue.slice(up);
    }
  }
  return { seated, queue };
}

const acts = fc.array(fc.record({ who: fc.nat(12), going: fc.boolean() }), { maxLength: 80 });
const capacities = fc.option(fc.integer({ min: 1, max: 8 }), { nil: null });

describe('places of an activity', () => {
  it('are never more than there are, and nobody waits while one is free', () => {
    fc.assert(
      fc.property(capacities, acts, (capacity, told) => {
        const { seated, queue } = play(capacity, told);
        if (capacity === null) return queue.length === 0;
        return seated.length <= capacity && (queue.length === 0 || seated.length === capacity);
      }),
    );
  });

  it('belong to everybody whose last answer is yes, in a place or in the queue, once', () => {
    fc.assert(
      fc.property(capacities, acts, (capacity, told) => {
        const { seated, queue } = play(capacity, told);
        const last = new Map(told.map(({ who, going }) => [who, going]));
        const wanting = [...last].filter(([, going]) => going).map(([who]) => who);
        expect([...seated, ...queue].sort()).toEqual(wanting.sort());
      }),
    );
  });

  it('go to those who ask first; a household of three may be parted', () => {
    expect(seat({ capacity: 10, taken: 8, waiting: 0 }, ['a', 'b', 'c'])).toEqual({ in: ['a', 'b'], waiting: ['c'] });
    expect(seat({ capacity: 10, taken: 8, waiting: 1 }, ['a'])).toEqual({ in: [], waiting: ['a'] });
    expect(seat({ capacity: null, taken: 800, waiting: 0 }, ['a'])).toEqual({ in: ['a'], waiting: [] });
    expect(placesLeft(10, 12)).toBe(0);
  });
});
