import type { PlaceState } from './places.js';

/** How somebody was seen to be there: by the code on the organiser's screen, or called by name. */
export const attendanceWays = ['code', 'name'] as const;
export type AttendanceWay = (typeof attendanceWays)[number];

/** A check-in code changes so often; a phone asks for the next one when this one is over. */
export const CODE_STEP_MS = 30_000;

/** What one person's coming came to, from the answer and the latest mark (`null`: none was made). */
export type Coming = 'came' | 'came_unasked' | 'expected' | 'no_show' | 'not_expected';

/**
 * @param place the answer given; null = none
 * @param present the latest mark; null = none
 * @param over whether the attendance is closed: who has a place and was not seen is then a no-show
 */
export function comingOf(place: PlaceState | null, present: boolean | null, over: boolean): Coming {
  if (present) return place === 'in' ? 'came' : 'came_unasked';
  if (place !== 'in') return 'not_expected';
  return over ? 'no_show' : 'expected';
}

export const comingLabels: Readonly<Record<Coming, string>> = {
  came: '到了',
  came_unasked: '没报名，到了',
  expected: '还没到',
  no_show: '没来',
  not_expected: '不来',
};
