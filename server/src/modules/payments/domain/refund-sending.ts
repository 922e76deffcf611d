const MINUTE_MS = 60_000;

/** Minutes to wait before each look at a refund whose callback has not come; from the last on, daily. */
const waitsMinutes = [1, 5, 30, 120, 360, 1440] as const;

/** When to look again, after so many looks. */
export function checkAgainAt(now: Date, checks: number): Date {
  const minutes = waitsMinutes[Math.min(checks, waitsMinutes.length - 1)] ?? 1440;
  return new Date(now.getTime() + minutes * MINUTE_MS);
}

/** Whether the looks have become daily: from here on each refusal is told. */
export const isDaily = (checks: number): boolean => checks >= waitsMinutes.length - 1;

/**
 * Whether WeChat's refusal of a refund is for good. Everything else (too little balance, a wrong key, too many calls)
 * passes or can be mended, and is tried again under the same number.
 */
export function isFinalRefusal(refusal: { is(...codes: string[]): boolean }): boolean {
  return refusal.is(
    'RESOURCE_NOT_EXISTS',
    'ORDER_NOT_EXIST',
    'USER_ACCOUNT_ABNORMAL',
    'TRADE_OVERDUE',
    'INVALID_REQUEST',
  );
}
