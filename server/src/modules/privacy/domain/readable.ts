import { clockWords } from '@wecountry/shared/domain/calendar-words';
import { businessDate } from '@wecountry/shared/domain/calendar';

/** A value of the database as a person reads it in a sheet. Instants are told in the village's time. */
export function readable(value: unknown): string | number {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return `${businessDate(value)} ${clockWords(value)}`;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(readable).join('、');
  return JSON.stringify(value);
}
