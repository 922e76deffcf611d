import { describe, expect, it } from '@jest/globals';
import { type CalendarEvent, calendarFile } from './calendar-file.js';

const event: CalendarEvent = {
  id: '01890000-0000-7000-8000-000000000001',
  title: '歌队排练；带鼓, 早到',
  place: '鼓楼',
  body: '先练《蝉歌》。\n再练大歌。',
  startsAt: new Date('2026-11-25T20:00:00+08:00'),
  endsAt: new Date('2026-11-25T22:00:00+08:00'),
  cancelled: false,
  changedAt: new Date('2026-11-22T01:02:03Z'),
  url: 'https://example.cn/a?id=1',
};
const lines = (file: string): string[] => file.replace(/\r\n[ \t]/g, '').split('\r\n');

describe('a calendar file', () => {
  it('says when in instants, whatever clock the server runs by', () => {
    expect(lines(calendarFile(event))).toEqual(
      expect.arrayContaining([
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'UID:01890000-0000-7000-8000-000000000001@wecountry',
        'DTSTART:20261125T120000Z',
        'DTEND:20261125T140000Z',
        'LAST-MODIFIED:20261122T010203Z',
        'LOCATION:鼓楼',
        'SUMMARY:歌队排练；带鼓\\, 早到',
        'DESCRIPTION:先练《蝉歌》。\\n再练大歌。',
        'STATUS:CONFIRMED',
        'END:VCALENDAR',
      ]),
    );
  });

  it('has a stamp in UTC, as RFC 5545 wants', () => {
    expect(lines(calendarFile(event)).filter((line) => /^DTSTAMP:\d{8}T\d{6}Z$/.test(line))).toHaveLength(1);
  });

  it('takes a cancelled activity out under the same UID', () => {
    const cancelled = lines(calendarFile({ ...event, cancelled: true }));
    expect(cancelled).toEqual(expect.arrayContaining([`UID:${event.id}@wecountry`, 'STATUS:CANCELLED', 'SEQUENCE:1']));
  });
});
