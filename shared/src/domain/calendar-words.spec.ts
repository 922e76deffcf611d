import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  ageWords,
  clockWords,
  dateOnlyWords,
  dayWords,
  deadlineWords,
  lastDayWords,
  leftWords,
  momentWords,
  whenWords,
} from './calendar-words.js';

/** A time on the village's clock. */
const at = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);
/** A Sunday. */
const now = at('2026-11-22 08:12');

describe('days and moments', () => {
  it('read as a villager says them', () => {
    expect(dayWords(now, now)).toBe('11月22日 星期日');
    expect(dayWords(at('2025-02-10 09:00'), now)).toBe('2025年2月10日 星期一');
    expect(clockWords(at('2026-11-22 07:05'))).toBe('7:05');
    expect(clockWords(at('2026-11-22 00:00'))).toBe('0:00');
    expect(momentWords(at('2026-11-22 08:10'), now)).toBe('今天 8:10');
    expect(momentWords(at('2026-11-21 17:40'), now)).toBe('昨天 17:40');
    expect(momentWords(at('2026-11-23 00:00'), now)).toBe('明天 0:00');
    expect(momentWords(at('2026-11-18 09:12'), now)).toBe('11月18日 9:12');
    expect(momentWords(at('2025-11-22 09:12'), now)).toBe('2025年11月22日 9:12');
    expect(dateOnlyWords('2026-11-26', now)).toBe('11月26日');
    expect(dateOnlyWords('2013-10-01', now)).toBe('2013年10月1日');
  });
});

describe('deadlines', () => {
  it('say the day by its name while it is near', () => {
    expect(deadlineWords(at('2026-11-22 20:00'), now)).toBe('今晚 8 点截止');
    expect(deadlineWords(at('2026-11-22 15:30'), now)).toBe('今天下午 3 点半截止');
    expect(deadlineWords(at('2026-11-23 09:00'), now)).toBe('明天上午 9 点截止');
    expect(deadlineWords(at('2026-11-25 20:00'), now)).toBe('周三晚 8 点截止');
    expect(deadlineWords(at('2026-11-28 12:05'), now)).toBe('周六中午 12 点 5 分截止');
    expect(deadlineWords(at('2026-11-29 07:00'), now)).toBe('11月29日早上 7 点截止');
    expect(deadlineWords(at('2027-01-05 20:00'), now)).toBe('2027年1月5日晚 8 点截止');
    expect(whenWords(at('2026-11-22 08:42'), now)).toBe('今天早上 8 点 42 分');
  });

  it('tell midnight as the evening before', () => {
    expect(deadlineWords(at('2026-11-26 00:00'), now)).toBe('周三夜里 12 点截止');
    expect(deadlineWords(at('2026-11-23 00:00'), now)).toBe('今天夜里 12 点截止');
    expect(deadlineWords(at('2026-11-23 00:30'), now)).toBe('明天凌晨 0 点半截止');
  });

  it('give the exact time once they are over', () => {
    expect(deadlineWords(at('2026-11-20 20:00'), now)).toBe('11月20日 20:00 截止');
    expect(deadlineWords(now, now)).toBe('11月22日 8:12 截止');
  });

  it('name the last public day', () => {
    expect(lastDayWords(at('2026-11-26 00:00'), now)).toBe('周三');
    expect(lastDayWords(at('2026-11-23 00:00'), now)).toBe('今天');
    expect(lastDayWords(at('2026-12-03 00:00'), now)).toBe('12月2日');
  });
});

describe('time left and age', () => {
  it('are coarse and never count seconds', () => {
    expect(leftWords(at('2026-11-25 20:00'), now)).toBe('还有 3 天');
    expect(leftWords(at('2026-11-23 20:00'), now)).toBe('还有 35 小时');
    expect(leftWords(at('2026-11-22 08:32'), now)).toBe('还有 20 分钟');
    expect(leftWords(now.getTime() + 1000, now)).toBe('还有 1 分钟');
    expect(leftWords(now, now)).toBe('到时间了');
    expect(ageWords(now.getTime() - 59_000, now)).toBe('刚刚');
    expect(ageWords(now.getTime() + 90_000, now)).toBe('刚刚');
    expect(ageWords(at('2026-11-22 08:00'), now)).toBe('12 分钟前');
    expect(ageWords(at('2026-11-22 05:00'), now)).toBe('3 小时前');
    expect(ageWords(at('2026-11-21 23:00'), at('2026-11-22 01:00'))).toBe('2 小时前');
    expect(ageWords(at('2026-11-21 17:40'), now)).toBe('昨天');
    expect(ageWords(at('2026-11-19 17:40'), now)).toBe('3 天前');
    expect(ageWords(at('2026-11-01 17:40'), now)).toBe('11月1日');
  });

  it('have words for every pair of moments', () => {
    const moments = fc.date({ min: new Date('2013-01-01'), max: new Date('2050-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moments, moments, (one, other) => {
        const words = [ageWords(one, other), leftWords(one, other), deadlineWords(one, other), momentWords(one, other)];
        for (const text of words) expect(text).toMatch(/^[^A-Za-z]{2,}$/);
      }),
    );
  });
});
