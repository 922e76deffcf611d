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

/** The most people and the highest pay that one notice may offer. */
export const offerLimits = { places: 500, payFen: 1_000_000 } as const;

/** An offer as it is typed: whole people, and yuan with at most two decimals. */
export interface TypedOffer {
  places: string;
  payYuan: string;
}

/** What is wrong with a typed offer, by field, in words; null where nothing is. */
export function checkOffer(typed: TypedOffer): { places: string | null; payYuan: string | null } {
  const { places, payFen } = readOffer(typed);
  return {
    places: places === null ? `写 1 到 ${offerLimits.places} 的整数` : null,
    payYuan: payFen === null ? '写多少元，比如 130' : null,
  };
}

/** A typed offer in people and fen; null for a part that is none. Yuan are read as text: no amount is ever a fraction. */
export function readOffer({ places, payYuan }: TypedOffer): { places: number | null; payFen: number | null } {
  const people = /^\d{1,3}$/.test(places.trim()) ? Number(places) : 0;
  const [, yuan, decimals = ''] = /^(\d{1,5})(?:\.(\d{1,2}))?$/.exec(payYuan.trim()) ?? [];
  const payFen = yuan === undefined ? 0 : Number(yuan) * 100 + Number(decimals.padEnd(2, '0'));
  return {
    places: people >= 1 && people <= offerLimits.places ? people : null,
    payFen: payFen >= 1 && payFen <= offerLimits.payFen ? payFen : null,
  };
}
