import { addDays, businessDate } from '@wecountry/shared/domain/calendar';

/** The days the demo village lives through, counted back from the day it is made. */
export class DemoCalendar {
  readonly today: string;

  constructor(readonly now: Date) {
    this.today = businessDate(now);
  }

  /** A time of day (Asia/Shanghai, HH:MM) so many days before today. */
  at(daysAgo: number, time: string): Date {
    return new Date(`${this.day(daysAgo)}T${time}:00+08:00`);
  }

  /** The date so many days before today. */
  day(daysAgo: number): string {
    return addDays(this.today, -daysAgo);
  }

  get lastYear(): number {
    return Number(this.today.slice(0, 4)) - 1;
  }

  /** A time on a day of last year. */
  lastYearAt(month: number, day: number, time: string): Date {
    const two = (n: number) => String(n).padStart(2, '0');
    return new Date(`${this.lastYear}-${two(month)}-${two(day)}T${time}:00+08:00`);
  }
}

/** Later by so many minutes. */
export const after = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000);
