import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '../errors.js';
import { addDays, businessDate, daysBetween, localTime, startOfDay, toMs } from './calendar.js';

const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

describe('business dates', () => {
  it('are what the time zone data of the machine says', () => {
    fc.assert(fc.property(moments, (at) => expect(businessDate(at)).toBe(shanghai.format(at))));
  });

  it('turn at 16:00 UTC', () => {
    expect(businessDate('2026-11-22T15:59:59.999Z')).toBe('2026-11-22');
    expect(businessDate('2026-11-22T16:00:00Z')).toBe('2026-11-23');
    expect(businessDate('2025-12-31T16:00:00Z')).toBe('2026-01-01');
  });

  it('begin at a moment that belongs to them, and end before it', () => {
    fc.assert(
      fc.property(moments, (at) => {
        const date = businessDate(at);
        const begin = startOfDay(date);
        expect(businessDate(begin)).toBe(date);
        expect(businessDate(begin.getTime() - 1)).toBe(addDays(date, -1));
      }),
    );
  });

  it('add and subtract', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: -5000, max: 5000 }), (at, days) => {
        const date = businessDate(at);
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });

  it('refuse what is no date', () => {
    for (const bad of ['2026-02-30', '2026-13-01', '22.11.2026', '']) {
      expect(() => startOfDay(bad)).toThrow(new DomainError('calendar.time_wrong'));
    }
    expect(() => toMs('gestern')).toThrow(new DomainError('calendar.time_wrong'));
    expect(() => toMs(new Date(Number.NaN))).toThrow(new DomainError('calendar.time_wrong'));
  });
});

describe('localTime', () => {
  it('reads the clock of the village', () => {
    expect(localTime('2026-11-22T00:10:00Z')).toEqual({
      year: 2026,
      month: 11,
      day: 22,
      hour: 8,
      minute: 10,
      weekday: 0,
    });
    expect(localTime(new Date('2026-11-22T16:00:00Z'))).toMatchObject({ day: 23, hour: 0, weekday: 1 });
  });
});
