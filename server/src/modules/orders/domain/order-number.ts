import { businessDate } from '@wecountry/shared/domain/calendar';

/** One more than the largest random part of a number. */
export const numberSpace = 10 ** 14;

/**
 * The number of an order, also its out_trade_no at WeChat: the day it was placed and 14 random digits, so that a number
 * tells nothing of how much is sold and can't be guessed, and two are the same once in centuries.
 * @param random an integer from 0 up to `numberSpace`
 */
export function orderNumber(placedAt: Date, random: number): string {
  return `${businessDate(placedAt).slice(2).replaceAll('-', '')}${String(random).padStart(14, '0')}`;
}
