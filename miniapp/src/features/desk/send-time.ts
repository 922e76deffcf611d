import { addDays, businessDate, startOfDay } from '@wecountry/shared/domain/calendar';
import { MAX_SCHEDULE_DAYS, mayScheduleAt } from '@wecountry/shared/domain/notice-states';

const FIRST_HOUR = 6;
const LAST_HOUR = 21;
const HOUR_MS = 3_600_000;

/** A time at which a notice is to go out, as it is chosen: a business date and '7:00'. */
export interface ChosenTime {
  day: string | null;
  clock: string | null;
}

/** Hours at which nobody is woken up: 6:00 to 21:30, by the half hour. */
export const sendClocks = Array.from({ length: (LAST_HOUR - FIRST_HOUR + 1) * 2 }, (_, i) => {
  const clock = `${FIRST_HOUR + Math.floor(i / 2)}:${i % 2 === 0 ? '00' : '30'}`;
  return { value: clock, text: clock };
});

/** The span of days from which one is chosen. */
export function sendDays(now: number): { from: string; to: string; today: string } {
  const today = businessDate(now);
  return { from: today, to: addDays(today, MAX_SCHEDULE_DAYS - 1), today };
}

/** The chosen time as the server takes it; undefined while a part is missing. */
export function publishAtOf({ day, clock }: ChosenTime): string | undefined {
  const [hour, minute] = clock?.split(':').map(Number) ?? [];
  if (day === null || hour === undefined || minute === undefined) return undefined;
  return new Date(startOfDay(day).getTime() + (hour + minute / 60) * HOUR_MS).toISOString();
}

/** What is wrong with the chosen time, by field. */
export function timeTrouble(time: ChosenTime, now: number): { day: string | null; clock: string | null } {
  const at = publishAtOf(time);
  if (at === undefined)
    return { day: time.day === null ? '选一天' : null, clock: time.clock === null ? '选几点' : null };
  const isAhead = mayScheduleAt(new Date(at), new Date(now));
  return { day: null, clock: isAhead ? null : '这个时间过了，选后面的' };
}
/** The same time, taken apart again. */
export function chosenTimeOf(at: string): ChosenTime {
  const day = businessDate(at);
  const minutes = (Date.parse(at) - startOfDay(day).getTime()) / 60_000;
  return { day, clock: `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}` };
}
