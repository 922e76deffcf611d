import { formatYuan } from './money.js';

/** Paid by the day or by the piece. */
export const payUnits = ['day', 'piece'] as const;
export type PayUnit = (typeof payUnits)[number];
export const payUnitLabels: Readonly<Record<PayUnit, string>> = { day: '一天', piece: '一件' };

/** 一天 ¥130.00. `payFen` is what one person gets for a day or a piece, in fen. */
export const payWords = (payFen: number, unit: PayUnit): string => `${payUnitLabels[unit]} ¥${formatYuan(payFen)}`;

/** What a 招工 notice lets me do now. */
export type HiringStand = 'open' | 'full' | 'closed' | 'mine';

/** `taken` counts who is signed up and has not cancelled. My own place stands, also when it is full or closed. */
export function hiringStand(hiring: { places: number; taken: number; closed: boolean; mine: boolean }): HiringStand {
  if (hiring.mine) return 'mine';
  if (hiring.closed) return 'closed';
  return hiring.taken >= hiring.places ? 'full' : 'open';
}

/** 还要 4 个人 / 够了，12 个人. */
export function placesWords({ places, taken }: { places: number; taken: number }): string {
  return taken >= places ? `够了，${taken} 个人` : `要 ${places} 个人，还差 ${places - taken} 个`;
}
