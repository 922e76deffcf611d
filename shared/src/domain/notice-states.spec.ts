import fc from 'fast-check';
import { noticeCategories } from './notice.js';
import {
  MAX_PIN_DAYS,
  mayScheduleAt,
  nextNoticeState,
  noticeStates,
  noticeTable,
  pinnedUntil,
  URGENT_PIN_DAYS,
} from './notice-states.js';

const DAY_MS = 86_400_000;
const at = new Date('2026-11-22T00:00:00Z');

describe('the life of a notice', () => {
  it('leaves no way back from withdrawn or cancelled', () => {
    for (const from of ['withdrawn', 'cancelled'] as const) {
      expect(noticeTable.filter((row) => row.from === from)).toEqual([]);
      expect(() => nextNoticeState(from, 'correct', 'committee')).toThrow('notice.not_now');
    }
  });

  it('is cancelled only before it goes out, withdrawn only after', () => {
    expect(nextNoticeState('scheduled', 'cancel', 'committee')).toBe('cancelled');
    expect(() => nextNoticeState('published', 'cancel', 'committee')).toThrow('notice.not_now');
    expect(nextNoticeState('published', 'withdraw', 'committee')).toBe('withdrawn');
    expect(() => nextNoticeState('scheduled', 'withdraw', 'committee')).toThrow('notice.not_now');
    expect(() => nextNoticeState('published', 'withdraw', 'caller')).toThrow('notice.not_now');
  });

  it('reaches every state but the first by some event', () => {
    const reached = new Set(noticeTable.map((row) => row.to));
    for (const state of noticeStates) expect(reached.has(state)).toBe(true);
  });
});

describe('the top of the list', () => {
  it('is never for ever', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...noticeCategories),
        fc.option(fc.integer({ min: 0, max: 1000 }), { nil: undefined }),
        (category, days) => {
          const until = pinnedUntil(category, at, days);
          if (until) expect(until.getTime() - at.getTime()).toBeLessThanOrEqual(MAX_PIN_DAYS * DAY_MS);
          if (days !== undefined) expect(until === null).toBe(days === 0);
        },
      ),
    );
  });

  it('holds 紧急 for three days by itself, and nothing else', () => {
    expect(pinnedUntil('urgent', at, undefined)).toEqual(new Date(at.getTime() + URGENT_PIN_DAYS * DAY_MS));
    for (const category of noticeCategories.filter((c) => c !== 'urgent'))
      expect(pinnedUntil(category, at, undefined)).toBeNull();
  });
});

it('schedules ahead and within ninety days', () => {
  expect(mayScheduleAt(new Date(at.getTime() + 1), at)).toBe(true);
  expect(mayScheduleAt(at, at)).toBe(false);
  expect(mayScheduleAt(new Date(at.getTime() + 91 * DAY_MS), at)).toBe(false);
});
