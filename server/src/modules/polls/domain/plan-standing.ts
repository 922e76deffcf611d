import type { PollState } from '@wecountry/shared/domain/poll-states';
import type { Verdict } from '@wecountry/shared/domain/tally';

/** A vote about a distribution plan. */
export interface VoteOnPlan {
  state: PollState;
  verdict: Verdict | null;
  decisionNo: string | null;
}

/** Where a plan stands by its votes: nobody votes on it, a vote or its minutes are under way, or it was decided. */
export type PlanStanding = 'draft' | 'voting' | 'decided';

/**
 * Where a plan stands by the latest vote about it. A vote that did not reach gives the plan back; one that is over but
 * not yet counted, or that reached and waits for its minutes, still holds it.
 */
export function planStanding(latest: VoteOnPlan | undefined): PlanStanding {
  if (!latest) return 'draft';
  if (latest.decisionNo !== null) return 'decided';
  if (latest.state === 'cancelled') return 'draft';
  const failed = latest.verdict === 'not_reached' || latest.verdict === 'no_quorum';
  return failed ? 'draft' : 'voting';
}
