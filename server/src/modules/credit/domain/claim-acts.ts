import { eventsFor } from '@wecountry/shared/domain/state-table';
import { claimTable, mayReview, type ClaimActor, type ClaimState } from '@wecountry/shared/domain/credit-states';
import type { Role } from '@wecountry/shared/domain/roles';

/** Somebody before a claim. */
export interface Judge {
  readonly userId: string;
  /** Undefined for staff from outside. */
  readonly householdId: string | undefined;
  readonly roles: ReadonlySet<Role>;
}

/** What of a claim decides who may act on it. */
export interface JudgedClaim {
  readonly state: ClaimState;
  readonly householdId: string;
  readonly reviewedBy: string | null;
  /** The household that objected. */
  readonly objectedBy: string | null;
  readonly publicUntil: Date | null;
}

export type ClaimAct = 'review' | 'object' | 'resolve';

/** Whether a committee member may confirm or reject: never for the own household. */
export function isReviewer(judge: Judge, claim: JudgedClaim): boolean {
  return judge.roles.has('committee') && mayReview(judge.householdId ?? null, claim.householdId);
}

/** Whether a supervisor may settle an objection: of neither household, and not who confirmed the claim. */
export function isPanel(judge: Judge, claim: JudgedClaim): boolean {
  const concerned = claim.objectedBy === null ? [claim.householdId] : [claim.householdId, claim.objectedBy];
  return (
    judge.roles.has('supervisor') &&
    judge.userId !== claim.reviewedBy &&
    mayReview(judge.householdId ?? null, ...concerned)
  );
}

/** What the claim's buttons offer this person now. */
export function claimActs(judge: Judge, claim: JudgedClaim, now: Date): ClaimAct[] {
  const parts: ClaimActor[] = [];
  if (isReviewer(judge, claim)) parts.push('reviewer');
  if (isPanel(judge, claim)) parts.push('panel');
  const inTime = claim.publicUntil !== null && claim.publicUntil > now;
  if (inTime && judge.householdId !== undefined && judge.householdId !== claim.householdId) parts.push('objector');
  const events = eventsFor(claimTable, claim.state, parts);
  const acts: ClaimAct[] = [];
  if (events.includes('confirm')) acts.push('review');
  if (events.includes('object')) acts.push('object');
  if (events.includes('uphold')) acts.push('resolve');
  return acts;
}
