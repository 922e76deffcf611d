import { businessDate } from '@wecountry/shared/domain/calendar';

/** So long an invite opens. */
export const DAYS = 14;

/** 12月6日以前有效 */
export function daysLeftWords(expiresAt: string): string {
  const [, month, day] = businessDate(expiresAt).split('-').map(Number);
  return `${month}月${day}日以前有效`;
}
