import type { ResponseOf } from '@wecountry/shared/contracts';
import type { DividendPlanState } from '@wecountry/shared/domain/dividend-states';
import type { VotedPlan } from '../polls/index.js';
import type { Plan, PlanWithMine, SlipRow } from './plans.repository.js';

type PlanView = ResponseOf<'dividends.plan'>;

/** Where a plan stands: its own end, or else where its votes left it. */
export function stateOf(plan: Plan, voted: VotedPlan | undefined): DividendPlanState {
  if (plan.executedAt !== null) return 'executed';
  if (plan.replacedAt !== null) return 'replaced';
  return voted?.standing ?? 'draft';
}

export function planView(
  plan: PlanWithMine,
  voted: VotedPlan | undefined,
  names: ReadonlyMap<string, string>,
  reader: string,
): PlanView {
  const { minePoints, mineWeight, mineAmountFen } = plan;
  return {
    id: plan.id,
    year: plan.year,
    state: stateOf(plan, voted),
    profitFen: plan.profitFen,
    partPerTenThousand: plan.partPerTenThousand,
    capPoints: plan.capPoints,
    basePoints: plan.basePoints,
    poolFen: plan.poolFen,
    households: plan.households,
    pointsTotal: plan.pointsTotal,
    fingerprint: plan.fingerprint,
    pollId: voted?.pollId ?? null,
    decisionNo: plan.decisionNo ?? voted?.decisionNo ?? null,
    draftedByName: names.get(plan.draftedBy) ?? '',
    draftedByMe: plan.draftedBy === reader,
    mine:
      minePoints !== null && mineWeight !== null && mineAmountFen !== null
        ? { points: minePoints, weight: mineWeight, amountFen: mineAmountFen }
        : null,
  };
}

/** A household's slip; null while the plan is not executed. */
export function slipView(slip: SlipRow): ResponseOf<'dividends.slip'> | null {
  const { executedAt, decisionNo, entryNumber } = slip;
  if (executedAt === null || decisionNo === null || entryNumber === null) return null;
  return {
    planId: slip.id,
    year: slip.year,
    householdLabel: slip.householdLabel,
    householdName: slip.householdName,
    amountFen: slip.amountFen,
    points: slip.points,
    weight: slip.weight,
    pointsTotal: slip.pointsTotal,
    poolFen: slip.poolFen,
    profitFen: slip.profitFen,
    partPerTenThousand: slip.partPerTenThousand,
    gotLeftoverFen: slip.extraFen === 1,
    entryNumber,
    executedAt: executedAt.toISOString(),
    fingerprint: slip.fingerprint,
    decisionNo,
  };
}
