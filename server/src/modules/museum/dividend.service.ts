import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { seasonOf } from '@wecountry/shared/domain/credit';
import { computeDividend, poolOf, type Dividend, type DividendPlan } from '@wecountry/shared/domain/dividend';
import { checkExecution, mayDistributeByPoints, nextDividendPlanState } from '@wecountry/shared/domain/dividend-states';
import { householdKey } from '@wecountry/shared/domain/household-key';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { newId } from '../../platform/db/id.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { CreditService, type SeasonPoints } from '../credit/index.js';
import { entries, LedgerService, type Posted } from '../ledger/index.js';
import { PeopleService } from '../people/index.js';
import { PollService } from '../polls/index.js';
import { profitOf, resultMovements } from './domain/profit.js';
import { fingerprintOf } from './plan-text.js';
import { planView, slipView, stateOf } from './plan-view.js';
import { type Plan, PlanRepository, type Share } from './plans.repository.js';

type PlanView = ResponseOf<'dividends.plan'>;

/** Drafts dividends, and executes exactly what was voted. */
@Injectable()
export class DividendService {
  constructor(
    private readonly tenant: Tenant,
    private readonly plans: PlanRepository,
    private readonly polls: PollService,
    private readonly credit: CreditService,
    private readonly ledger: LedgerService,
    private readonly people: PeopleService,
    private readonly privileged: PrivilegedLog,
  ) {}

  list(actor: Actor): Promise<{ items: PlanView[] }> {
    return this.tenant.run(actor, async (tx) => {
      const plans = await this.plans.list(tx, actor.householdId);
      const ids = plans.map((plan) => plan.id);
      const voted = await this.polls.aboutPlans(tx, ids);
      const names = await this.people.namesOf(
        tx,
        plans.map((plan) => plan.draftedBy),
      );
      return { items: plans.map((plan) => planView(plan, voted.get(plan.id), names, actor.userId)) };
    });
  }

  get(actor: Actor, planId: string): Promise<PlanView> {
    return this.tenant.run(actor, (tx) => this.view(tx, actor, planId));
  }

  async slip(actor: Actor, planId: string): Promise<ResponseOf<'dividends.slip'>> {
    const { householdId } = actor;
    if (householdId === undefined) throw new DomainError('people.no_household');
    const row = await this.tenant.run(actor, (tx) => this.plans.slip(tx, planId, householdId));
    const slip = row && slipView(row);
    if (!slip) throw new DomainError('request.not_found');
    return slip;
  }

  /** Freezes profit, formula and points of a year that is over. An earlier draft nobody votes on is kept as replaced. */
  draft(actor: Actor, body: BodyOf<'dividends.draft'>): Promise<PlanView> {
    return this.tenant.once(actor, async (tx) => {
      const { year } = body;
      if (year >= seasonOf(businessDate(tx.now))) throw new DomainError('dividend.year_open');
      const kind = await this.ledger.entityKind(tx, 'museum');
      if (kind === null || !mayDistributeByPoints[kind]) throw new DomainError('dividend.book_may_not');
      await this.plans.holdYear(tx, year, 'alone');
      await this.replaceEarlier(tx, year);
      const profitFen = profitOf(await this.movements(tx, year));
      const formula = {
        partPerTenThousand: body.partPerTenThousand,
        capPoints: body.capPoints ?? null,
        floorPoints: null,
      };
      if (profitFen <= 0 || poolOf(profitFen, formula.partPerTenThousand) === 0) {
        throw new DomainError('dividend.no_profit');
      }
      const season = await this.credit.householdPoints(tx, year);
      const plan: DividendPlan = {
        village: await this.plans.villageSlug(tx),
        book: 'museum',
        year,
        profitFen,
        formula: { ...formula, basePoints: season.basePoints },
        households: season.households.map(({ code, points }) => ({ key: householdKey(code), points })),
      };
      const id = newId();
      await this.store(tx, actor, { id, plan, season });
      await this.privileged.record(tx, actor, 'dividend.drafted', { type: 'dividend_plan', id }, { year });
      return this.view(tx, actor, id);
    });
  }

  /** Posts the dividend and gives every household its line: only as decided, once, by another person than drafted it. */
  execute(actor: Actor, planId: string): Promise<PlanView> {
    return this.tenant.once(actor, async (tx) => {
      const plan = await this.plans.lock(tx, planId);
      if (!plan) throw new DomainError('request.not_found');
      const voted = (await this.polls.aboutPlans(tx, [planId])).get(planId);
      nextDividendPlanState(stateOf(plan, voted), 'execute', 'payer');
      if (!voted || voted.decisionNo === null) throw new DomainError('dividend.not_decided');
      const shares = await this.plans.shares(tx, planId);
      const frozen = await this.asFrozen(tx, plan, shares);
      checkExecution(voted.fingerprint, fingerprintOf(frozen), plan.draftedBy, actor.userId);
      const dividend = computeDividend(frozen);
      checkShares(dividend, shares);
      const posted = await this.post(tx, plan, shares);
      const { decisionNo } = voted;
      const { entryId, number: entryNumber } = posted;
      await this.plans.execute(tx, planId, { userId: actor.userId, decisionNo, entryId, entryNumber });
      await this.privileged.record(
        tx,
        actor,
        'dividend.executed',
        { type: 'dividend_plan', id: planId },
        {
          poolFen: dividend.poolFen,
          entryNumber,
        },
      );
      return this.view(tx, actor, planId);
    });
  }

  private async view(tx: Tx, actor: Actor, planId: string): Promise<PlanView> {
    const plan = await this.plans.find(tx, planId, actor.householdId);
    if (!plan) throw new DomainError('request.not_found');
    const voted = await this.polls.aboutPlans(tx, [planId]);
    const names = await this.people.namesOf(tx, [plan.draftedBy]);
    return planView(plan, voted.get(planId), names, actor.userId);
  }

  private movements(tx: Tx, year: number) {
    return this.ledger.movements(tx, 'museum', `${year}-01`, `${year}-12`);
  }

  private async replaceEarlier(tx: Tx, year: number): Promise<void> {
    const earlier = await this.plans.live(tx, year);
    if (!earlier) return;
    const voted = (await this.polls.aboutPlans(tx, [earlier.id])).get(earlier.id);
    nextDividendPlanState(stateOf(earlier, voted), 'replace', 'payer');
    await this.plans.replace(tx, earlier.id);
  }

  private async store(
    tx: Tx,
    actor: Actor,
    { id, plan, season }: { id: string; plan: DividendPlan; season: SeasonPoints },
  ): Promise<void> {
    const dividend = computeDividend(plan);
    const byKey = new Map(dividend.shares.map((share) => [share.key, share]));
    const shares = season.households.map((household): Share => {
      const key = householdKey(household.code);
      const share = byKey.get(key);
      return {
        householdId: household.id,
        householdKey: key,
        householdLabel: household.code,
        householdName: household.name,
        points: household.points,
        weight: share?.weight ?? 0,
        amountFen: share?.amountFen ?? 0,
        extraFen: share?.gotLeftoverFen ? 1 : 0,
      };
    });
    const { year, profitFen, formula } = plan;
    const row: Plan = {
      id,
      year,
      profitFen,
      partPerTenThousand: formula.partPerTenThousand,
      basePoints: formula.basePoints,
      capPoints: formula.capPoints,
      poolFen: dividend.poolFen,
      households: shares.filter((share) => share.weight > 0).length,
      pointsTotal: dividend.weightTotal,
      fingerprint: fingerprintOf(plan),
      draftedBy: actor.userId,
      draftedAt: tx.now,
      replacedAt: null,
      executedBy: null,
      executedAt: null,
      decisionNo: null,
      entryId: null,
      entryNumber: null,
    };
    await this.plans.insert(tx, row, shares);
  }

  /** The plan as its stored parameters and points say it, for its fingerprint to be made again. */
  private async asFrozen(tx: Tx, plan: Plan, shares: readonly Share[]): Promise<DividendPlan> {
    const { year, profitFen, partPerTenThousand, basePoints, capPoints } = plan;
    return {
      village: await this.plans.villageSlug(tx),
      book: 'museum',
      year,
      profitFen,
      formula: { partPerTenThousand, basePoints, capPoints, floorPoints: null },
      households: shares.map(({ householdKey: key, points }) => ({ key, points })),
    };
  }

  /** Closes the year's income and cost into 322, as of its last day, and owes each household its share from there. */
  private async post(tx: Tx, plan: Plan, shares: readonly Share[]): Promise<Posted> {
    const { id, year } = plan;
    const no = String(year);
    const movements = resultMovements(await this.movements(tx, year));
    const closing = entries.museumYearClosed({ id, no, occurredOn: `${no}-12-31`, movements });
    const parts = shares
      .filter((share) => share.amountFen > 0)
      .map(({ householdLabel: household, amountFen }) => ({ household, amountFen }));
    const owed = entries.dividend({ id, no, occurredOn: businessDate(tx.now), shares: parts });
    const posted = (await this.ledger.postAll(tx, [...closing, owed])).at(-1);
    if (!posted) throw new Error('The dividend was not posted');
    return posted;
  }
}

/** What the village saw before it voted is what is paid: the stored amounts are the formula's, to the accounts it names. */
function checkShares(dividend: Dividend, shares: readonly Share[]): void {
  const voted = new Map(dividend.shares.map((share) => [share.key, share]));
  const same = shares.every(({ householdKey: key, householdLabel, amountFen, weight }) => {
    const share = voted.get(key);
    return key === householdKey(householdLabel) && share?.amountFen === amountFen && share.weight === weight;
  });
  if (!same) throw new DomainError('dividend.changed');
}
