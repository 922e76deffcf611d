import { DomainError } from '../errors.js';
import { addDays, businessDate, startOfDay } from './calendar.js';
import { compareKeys } from './exact.js';

export const creditCategories = ['rules', 'culture', 'sanitation', 'education', 'labour', 'neighbours'] as const;
export type CreditCategory = (typeof creditCategories)[number];

export const creditCategoryLabels: Readonly<Record<CreditCategory, string>> = {
  rules: '村规民约',
  culture: '文化活动',
  sanitation: '环境卫生',
  education: '子女教育',
  labour: '公益劳动',
  neighbours: '邻里互助',
};

/** The season of a business date: its calendar year. Points do not carry over. */
export function seasonOf(date: string): number {
  return Number(date.slice(0, 4));
}

/**
 * Until when a confirmed claim stands in public: to the end of the last of `publicDays` full days after the day of
 * confirmation, in village time. 0 days = it counts at once.
 */
export function publicUntil(confirmedAt: Date, publicDays: number): Date {
  if (publicDays <= 0) return confirmedAt;
  return startOfDay(addDays(businessDate(confirmedAt), publicDays + 1));
}

/**
 * What a claim adds under its item's cap: as many of its points as the household has left this season, possibly 0.
 * A deduction is never cut, and no cap means all.
 *
 * @param points of the item, a whole number; below zero for a deduction
 * @param cap most points of this item per household and season; null = none
 * @param held points of this item that the household already has or has waiting this season
 */
export function pointsUnderCap(points: number, cap: number | null, held: number): number {
  assertPoints(points);
  assertPoints(held);
  if (cap === null || points <= 0) return points;
  return Math.max(0, Math.min(points, assertPoints(cap) - held));
}

/** The points that earn a share of a dividend: those above the base that everybody starts with, never below zero. */
export function pointsAboveBase(points: number, basePoints: number): number {
  return Math.max(0, assertPoints(points) - assertPoints(basePoints));
}

/** A household with its place: equal points share a place, and the next one is skipped (1, 2, 2, 4). */
export interface Ranked<Row> {
  place: number;
  row: Row;
}

/** Households by points, most first; equal ones by key, so that the list is the same everywhere. */
export function rankHouseholds<Row extends { key: string; points: number }>(rows: readonly Row[]): Ranked<Row>[] {
  const sorted = [...rows].sort((a, b) => b.points - a.points || compareKeys(a.key, b.key));
  let place = 0;
  let points = Number.NaN;
  return sorted.map((row, index) => {
    if (row.points !== points) place = index + 1;
    points = row.points;
    return { place, row };
  });
}

/** '+10', '−1' (true minus), '0'. */
export function formatPoints(points: number): string {
  if (points === 0) return '0';
  return points > 0 ? `+${points}` : `−${-points}`;
}

function assertPoints(points: number): number {
  if (!Number.isSafeInteger(points)) throw new DomainError('credit.points_wrong', { points: String(points) });
  return points;
}
