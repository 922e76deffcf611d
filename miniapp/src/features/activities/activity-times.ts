import { checkText } from '@wecountry/shared/domain/forms';

const hour = (h: number, half: boolean) => `${String(h).padStart(2, '0')}:${half ? '30' : '00'}`;
const halves = (from: number, to: number) =>
  Array.from({ length: (to - from) * 2 }, (_, i) => hour(from + Math.floor(i / 2), i % 2 === 1));

/** When things begin; what begins in the night stands last. */
export const startTimes = [...halves(6, 24), ...halves(0, 6)].map((value) => ({ value, text: value }));
export const hoursLong = ['1', '2', '3', '4', '6', '8', '10'].map((value) => ({ value, text: `${value} 小时` }));
/** Hours before the start at which sign-up ends. */
export const signUpEnds = [
  { value: '0', text: '到开始为止' },
  { value: '2', text: '提前两小时截止' },
  { value: '12', text: '提前半天截止' },
  { value: '24', text: '提前一天截止' },
  { value: '72', text: '提前三天截止' },
] as const;

const HOUR_MS = 3_600_000;

/** Start, end and end of sign-up, ms; null while no day is chosen. */
export function timesOf(draft: { day: string | null; time: string; hours: string; until?: string }) {
  if (draft.day === null) return null;
  const starts = Date.parse(`${draft.day}T${draft.time}:00+08:00`);
  return { starts, ends: starts + Number(draft.hours) * HOUR_MS, until: starts - Number(draft.until ?? 0) * HOUR_MS };
}

/** What is wrong with what was typed, field by field, in words. */
export interface Wrong {
  readonly title: string | null;
  readonly place: string | null;
  readonly day: string | null;
  readonly until: string | null;
  readonly capacity: string | null;
  readonly pay: string | null;
}

const within = (value: number | null, max: number) =>
  value === null || (Number.isInteger(value) && value >= 1 && value <= max);

export function wrongIn(
  draft: { title: string; place: string },
  read: { times: ReturnType<typeof timesOf>; now: number; capacity: number | null; payFen: number | null },
): Wrong {
  const { times, now, capacity, payFen } = read;
  const late = times === null || times.starts <= now;
  return {
    title: checkText(draft.title, '名字', { min: 2, max: 40 }),
    place: checkText(draft.place, '地点', { min: 2, max: 40 }),
    day: late ? '选以后的日子和时间' : null,
    until: !late && times.until <= now ? '这样报名已经截止了，选晚一点' : null,
    capacity: within(capacity, 5000) ? null : '写人数，或者空着',
    pay: within(payFen, 1_000_000) ? null : '写每人多少元，或者空着',
  };
}
