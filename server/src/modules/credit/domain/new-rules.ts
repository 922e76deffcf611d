import type { CreditCategory } from '@wecountry/shared/domain/credit';
import { DomainError } from '@wecountry/shared/errors';

/** An item of a version of the rules that is to be adopted. */
export interface NewItem {
  /** Stable across versions: what a household did under one version counts to the cap of the next. */
  readonly code: string;
  readonly category: CreditCategory;
  readonly title: string;
  /** Below zero for a deduction. */
  readonly points: number;
  readonly evidence: string;
  readonly pictureNeeded: boolean;
  /** Full days in public before it counts; 0 = at once. */
  readonly publicDays: number;
  /** Most points per household and season; null = none. */
  readonly capPerSeason: number | null;
  readonly claimable: boolean;
}

export interface NewRules {
  /** Business date from which the version is in force. */
  readonly effectiveOn: string;
  /** Points with which every household begins a season. */
  readonly basePoints: number;
  readonly items: readonly NewItem[];
}

const whole = (value: number, min: number, max: number): boolean =>
  Number.isSafeInteger(value) && value >= min && value <= max;

/**
 * Checks a version of the rules: codes once each, points a whole number other than 0, days and caps in their bounds; a
 * household does not claim a deduction against itself. Throws `credit.rules_wrong` with the code at fault.
 */
export function checkRules({ effectiveOn, basePoints, items }: NewRules): void {
  const dated = /^\d{4}-\d{2}-\d{2}$/.test(effectiveOn);
  if (!dated || !whole(basePoints, 0, 10_000) || items.length === 0) throw new DomainError('credit.rules_wrong');
  const codes = new Set<string>();
  for (const item of items) {
    const { code, title, points, publicDays, capPerSeason, claimable } = item;
    const sound =
      code.trim() !== '' &&
      title.trim() !== '' &&
      !codes.has(code) &&
      points !== 0 &&
      whole(points, -10_000, 10_000) &&
      whole(publicDays, 0, 60) &&
      (capPerSeason === null || whole(capPerSeason, 1, 100_000)) &&
      !(claimable && points < 0);
    if (!sound) throw new DomainError('credit.rules_wrong', { code });
    codes.add(code);
  }
}
