import { DomainError } from '../errors.js';

/** A moment: a Date, an ISO 8601 text with zone, or epoch milliseconds. */
export type Instant = Date | string | number;

/**
 * A moment taken apart on the village's clock. China has had one fixed offset (+08:00) since 1991; the summer time of
 * 1986–1991 lies before every record of this product.
 */
export interface LocalTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  /** 0 = Sunday. */
  weekday: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const OFFSET_MS = 8 * HOUR_MS;

/** Epoch milliseconds of a moment; throws `calendar.time_wrong` when it cannot be read. */
export function toMs(at: Instant): number {
  const ms = typeof at === 'number' ? at : at instanceof Date ? at.getTime() : Date.parse(at);
  if (!Number.isFinite(ms)) throw new DomainError('calendar.time_wrong', { at: String(at) });
  return ms;
}

/** The moment on a clock in the village. */
export function localTime(at: Instant): LocalTime {
  const shifted = new Date(toMs(at) + OFFSET_MS);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    weekday: shifted.getUTCDay(),
  };
}

/** The business date of a moment, 'YYYY-MM-DD' in Asia/Shanghai: what a voucher and a cap's period go by. */
export function businessDate(at: Instant): string {
  return dateText(toMs(at) + OFFSET_MS);
}

/** The moment at which a business date begins, 00:00 in the village. */
export function startOfDay(date: string): Date {
  return new Date(dateMs(date) - OFFSET_MS);
}

/** A business date some days on (or back, below zero): addDays('2026-11-22', 5) = '2026-11-27'. */
export function addDays(date: string, days: number): string {
  return dateText(dateMs(date) + days * DAY_MS);
}

/** Whole days from one business date to another; below zero when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((dateMs(to) - dateMs(from)) / DAY_MS);
}

function dateMs(date: string): number {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const ms = parts ? Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) : Number.NaN;
  // Date.UTC rolls 02-30 over into March; such a date is refused instead.
  if (!Number.isFinite(ms) || dateText(ms) !== date) throw new DomainError('calendar.time_wrong', { at: date });
  return ms;
}

function dateText(utcMs: number): string {
  const date = new Date(utcMs);
  return `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1, 2)}-${pad(date.getUTCDate(), 2)}`;
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
