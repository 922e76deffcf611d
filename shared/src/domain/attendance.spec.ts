import { comingOf } from './attendance.js';

describe('what attendance came to', () => {
  it.each([
    ['in', true, false, 'came'],
    ['in', null, false, 'expected'],
    ['in', null, true, 'no_show'],
    ['in', false, true, 'no_show'],
    ['waiting', true, true, 'came_unasked'],
    [null, true, false, 'came_unasked'],
    [null, false, true, 'not_expected'],
    ['out', null, true, 'not_expected'],
  ] as const)('%s, present %s, over %s: %s', (place, present, over, coming) => {
    expect(comingOf(place, present, over)).toBe(coming);
  });
});
