import { Injectable } from '@nestjs/common';
import { DomainError } from '@wecountry/shared/errors';
import type { Tx } from '../../platform/db/tx.js';
import { DividendDirectory, type PaidDividend } from '../credit/index.js';
import { LedgerService } from '../ledger/index.js';
import { PlanDirectory, type PlanForVote } from '../polls/index.js';
import { profitOf } from './domain/profit.js';
import { termsOf } from './plan-text.js';
import { PlanRepository } from './plans.repository.js';

/** Lays plans before the polls. */
@Injectable()
export class PlanTaker extends PlanDirectory {
  constructor(
    private readonly plans: PlanRepository,
    private readonly ledger: LedgerService,
  ) {
    super();
  }

  /** From here on no voucher of the year is taken any more, so the profit that is voted stays the profit. */
  async takeForVote(tx: Tx, planId: string): Promise<PlanForVote> {
    const plan = await this.plans.lock(tx, planId);
    if (!plan) throw new DomainError('request.not_found');
    if (plan.replacedAt !== null || plan.executedAt !== null) throw new DomainError('poll.plan_not_draft');
    const profitFen = profitOf(await this.ledger.movements(tx, 'museum', `${plan.year}-01`, `${plan.year}-12`));
    if (profitFen !== plan.profitFen) throw new DomainError('dividend.changed', { profitFen });
    return { fingerprint: plan.fingerprint, terms: termsOf(plan) };
  }
}

/** Tells a household's page of points what its points brought. */
@Injectable()
export class PaidDividends extends DividendDirectory {
  constructor(private readonly plans: PlanRepository) {
    super();
  }

  async latestOf(tx: Tx, householdId: string): Promise<PaidDividend | null> {
    return (await this.plans.latestDividend(tx, householdId)) ?? null;
  }
}
