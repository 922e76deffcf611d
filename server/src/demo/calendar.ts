import dayjs, { type Dayjs } from 'dayjs';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);

/** Hours of Asia/Shanghai ahead of UTC; it has no summer time. */
const SHANGHAI = 8;
/** No piece of the lived month lies further back than this. */
const LIVED_DAYS = 31;

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

  /**
   * The year whose profit is shared: the last one that was over before the lived month began, whatever day it is. In
   * January that is the year before last: the month reaches into December, and its trade is booked there.
   */
  get sharedYear(): number {
    return this.midnight.subtract(LIVED_DAYS, 'day').year() - 1;
  }

  /** A time on a day of the shared year. */
  sharedYearAt(month: number, day: number, time: string): Date {
    return atTime(this.dayOf(this.sharedYear, month, day), time);
  }

  /** Who is born by then is of age all through the history. */
  get adultBornBy(): string {
    return `${this.sharedYear - 18}-01-01`;
  }

  /** Fills in the days that a text names: `{+8}` is the date in 8 days, `{-1月}` last month, `{年}` the shared year. */
  inWords(text: string): string {
    return text
      .replaceAll('{年}', `${this.sharedYear} 年`)
      .replaceAll('{-1月}', `${this.midnight.subtract(1, 'month').month() + 1} 月`)
      .replace(/\{([+-]\d+)\}/g, (_, days: string) => this.midnight.add(Number(days), 'day').format('M月D日'));
  }

  private dayOf(year: number, month: number, day: number): Dayjs {
    return this.midnight
      .date(1)
      .year(year)
      .month(month - 1)
      .date(day);
  }
}

function atTime(midnight: Dayjs, time: string): Date {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return midnight.hour(hour).minute(minute).toDate();
}

/** Later by so many minutes. */
export const after = (at: Date, minutes: number): Date => dayjs(at).add(minutes, 'minute').toDate();
