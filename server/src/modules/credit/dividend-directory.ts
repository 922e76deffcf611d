import type { Tx } from '../../platform/db/tx.js';

/** What a household got of a year's dividend. */
export interface PaidDividend {
  readonly planId: string;
  readonly year: number;
  readonly amountFen: number;
}

/**
 * The dividends that points have earned. The museum module provides it, so that credit need not know the museum, which
 * itself asks credit for the points.
 */
export abstract class DividendDirectory {
  /** The latest dividend of a household, or null before the first. */
  abstract latestOf(tx: Tx, householdId: string): Promise<PaidDividend | null>;
}
