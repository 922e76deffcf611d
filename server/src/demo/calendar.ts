import dayjs, { type Dayjs } from 'dayjs';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);

/** Hours of Asia/Shanghai ahead of UTC; it has no summer time. */
const SHANGHAI = 8;

/** The days the demo village lives through, counted back from the day it is made. */
export class DemoCalendar {
  private readonly midnight: Dayjs;

  constructor(readonly now: Date) {
    this.midnight = dayjs(now).utcOffset(SHANGHAI).startOf('day');
  }

  get today(): string {
    return this.day(0);
  }

  /** A time of day (Asia/Shanghai, HH:MM) so many days before today. */
  at(daysAgo: number, time: string): Date {
    return atTime(this.midnight.subtract(daysAgo, 'day'), time);
  }

  /** The date so many days before today. */
  day(daysAgo: number): string {
    return this.midnight.subtract(daysAgo, 'day').format('YYYY-MM-DD');
  }

  get lastYear(): number {
    return this.midnight.year() - 1;
  }

  /** A time on a day of last year. */
  lastYearAt(month: number, day: number, time: string): Date {
    const newYear = this.midnight.year(this.lastYear).month(0).date(1);
    return atTime(newYear.month(month - 1).date(day), time);
  }
}

function atTime(midnight: Dayjs, time: string): Date {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return midnight.hour(hour).minute(minute).toDate();
}

/** Later by so many minutes. */
export const after = (at: Date, minutes: number): Date => dayjs(at).add(minutes, 'minute').toDate();
