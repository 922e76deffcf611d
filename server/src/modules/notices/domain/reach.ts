import { type Bitmap, hasBit } from './bitmap.js';

/** A household with the receipt numbers of its people; `bound` people have a phone that could show a notice. */
export interface RollHousehold {
  readonly id: string;
  readonly hamletId: string;
  readonly members: readonly { readonly residentNo: number; readonly bound: boolean }[];
}

export interface Marks {
  readonly seen: Bitmap;
  readonly acknowledged: Bitmap;
}

/** Households by how far a notice got in them: 知道了, 看到没按, 没看到. The three add up to all. */
export interface Reach {
  readonly households: number;
  readonly acknowledged: number;
  readonly seen: number;
  readonly unseen: number;
}

export type HouseholdStep = 'acknowledged' | 'seen' | 'unseen';

/** Why a household is not reached: nobody of it has the app, or nobody opened the notice. */
export type Unreached = 'not_bound' | 'not_opened';

/** The best step of any member: one person who knows tells the house. */
export function stepOf(household: RollHousehold, marks: Marks): HouseholdStep {
  const { members } = household;
  if (members.some((m) => hasBit(marks.acknowledged, m.residentNo))) return 'acknowledged';
  if (members.some((m) => hasBit(marks.seen, m.residentNo))) return 'seen';
  return 'unseen';
}

export function whyUnreached(household: RollHousehold): Unreached {
  return household.members.some((m) => m.bound) ? 'not_opened' : 'not_bound';
}

export function reachOf(households: readonly RollHousehold[], marks: Marks): Reach {
  const count = { acknowledged: 0, seen: 0, unseen: 0 };
  for (const household of households) count[stepOf(household, marks)] += 1;
  return { households: households.length, ...count };
}
