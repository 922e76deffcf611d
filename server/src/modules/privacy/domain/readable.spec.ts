import { readable } from './readable.js';

it('tells instants in the village’s time, and nothing as nothing', () => {
  expect(readable(new Date('2026-11-22T16:05:00Z'))).toBe('2026-11-23 0:05');
  expect([readable(null), readable(undefined)]).toEqual(['', '']);
});

it('says yes and no, lists in one cell, and leaves what is readable', () => {
  expect([readable(true), readable(false)]).toEqual(['是', '否']);
  expect(readable(['通知', '表决'])).toBe('通知、表决');
  expect([readable(12), readable('侗')]).toEqual([12, '侗']);
  expect(readable({ name: '吴' })).toBe('{"name":"吴"}');
});
