import { stepFor, type Step } from './state-table.js';

/**
 * The life of a claim for points (申报). Reviewed by another household's committee member (认定), it stands in public
 * (公示) for the days of its item; without an objection it counts. An objection is settled by a panel of others. What
 * has counted is never changed: a later finding is a compensating entry of its own.
 */
export const claimStates = ['claimed', 'rejected', 'public', 'objected', 'counted', 'overturned'] as const;
export type ClaimState = (typeof claimStates)[number];

export type ClaimEvent = 'confirm' | 'reject' | 'object' | 'count' | 'uphold' | 'overturn';

/**
 * `reviewer`: committee, not of the claimant's household. `check_in`: who saw it done, not of that household either; takes
 * the reviewer's place. `objector`: any resident of the village. `panel`: supervisors,
 * neither of the claimant's nor of the objector's household, and not who reviewed. `system`: the end of the public days.
 */
export type ClaimActor = 'reviewer' | 'check_in' | 'objector' | 'panel' | 'system';

export const claimTable: readonly Step<ClaimState, ClaimEvent, ClaimActor>[] = [
  { from: 'claimed', event: 'confirm', to: 'public', who: ['reviewer', 'check_in'], needs: ['recusal'] },
  { from: 'claimed', event: 'reject', to: 'rejected', who: ['reviewer'], needs: ['recusal', 'reason'] },
  { from: 'public', event: 'object', to: 'objected', who: ['objector'], needs: ['reason'] },
  { from: 'public', event: 'count', to: 'counted', who: ['system'], needs: ['public_days_over'] },
  { from: 'objected', event: 'uphold', to: 'counted', who: ['panel'], needs: ['recusal', 'reason'] },
  { from: 'objected', event: 'overturn', to: 'overturned', who: ['panel'], needs: ['recusal', 'reason'] },
];

export const claimLabels: Readonly<Record<ClaimState, string>> = {
  claimed: '等认定',
  rejected: '没认定',
  public: '公示中',
  objected: '有异议',
  counted: '计入了',
  overturned: '不计入',
};

/** What a button says. */
export const claimEventLabels: Readonly<Record<Exclude<ClaimEvent, 'count'>, string>> = {
  confirm: '认定',
  reject: '不认定',
  object: '我有意见',
  uphold: '算，计入',
  overturn: '不算',
};

/** The state an event leads to, or `credit.not_now`. */
export function nextClaimState(
  from: ClaimState,
  event: ClaimEvent,
  who: ClaimActor | readonly ClaimActor[],
): ClaimState {
  return stepFor(claimTable, from, event, who, 'credit.not_now').to;
}

/** Whether a claim in this state takes up part of its item's cap: all that may still count. */
export function holdsCap(state: ClaimState): boolean {
  return state !== 'rejected' && state !== 'overturned';
}

/**
 * Whether one may judge a thing that concerns these households: never one's own. A judge of no household of the village
 * (`null`) has nothing of their own in it.
 */
export function mayReview(judgeHousehold: string | null, ...concerned: readonly string[]): boolean {
  return judgeHousehold === null || !concerned.includes(judgeHousehold);
}
