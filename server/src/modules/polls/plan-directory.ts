import type { Tx } from '../../platform/db/tx.js';

/** A distribution plan as a poll puts it to the village. */
export interface PlanForVote {
  /** SHA-256 of the plan's canonical text, hex: the only thing that may be executed afterwards. */
  readonly fingerprint: string;
  /** What the plan says, in words that the poll's text carries. */
  readonly terms: string;
}

/**
 * The distribution plans that polls can be about. The museum module provides it, so that polls need not know the museum,
 * which itself asks polls whether its plan was decided.
 */
export abstract class PlanDirectory {
  /**
   * Takes the plan for a vote: locked to the end of the transaction, and checked against the books once more.
   * Throws `request.not_found`, `poll.plan_not_draft`, `dividend.changed`.
   */
  abstract takeForVote(tx: Tx, planId: string): Promise<PlanForVote>;
}
