import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { seasonOf } from '@wecountry/shared/domain/credit';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { newId } from '../../platform/db/id.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { entries, LedgerService } from '../ledger/index.js';
import { PollService } from '../polls/index.js';
import { stateOf } from './plan-view.js';
import { PlanRepository } from './plans.repository.js';
import { VoucherRepository } from './vouchers.repository.js';

/** Takes the museum's income and cost into its book. */
@Injectable()
export class VoucherService {
  constructor(
    private readonly tenant: Tenant,
    private readonly vouchers: VoucherRepository,
    private readonly plans: PlanRepository,
    private readonly polls: PollService,
    private readonly ledger: LedgerService,
    private readonly privileged: PrivilegedLog,
  ) {}

  /** Books a paper. A year whose profit is being voted on, or was, takes none any more. */
  enter(actor: Actor, body: BodyOf<'museum.voucher'>): Promise<ResponseOf<'museum.voucher'>> {
    return this.tenant.once(actor, async (tx) => {
      if (body.occurredOn > businessDate(tx.now)) throw new DomainError('museum.date_wrong');
      await this.checkYearOpen(tx, seasonOf(body.occurredOn));
      const id = newId();
      const { kind, amountFen, occurredOn, paidFrom } = body;
      const memo = body.memo.trim();
      const template = kind === 'income' ? entries.museumIncome : entries.museumCost;
      const posted = await this.ledger.post(tx, template({ id, no: '', occurredOn, amountFen, memo, paidFrom }));
      await this.vouchers.insert(tx, {
        id,
        kind,
        amountFen,
        memo,
        occurredOn,
        paidFrom,
        entryId: posted.entryId,
        enteredBy: actor.userId,
        enteredAt: tx.now,
      });
      await this.privileged.record(tx, actor, 'museum.voucher', { type: 'museum_voucher', id }, { kind, amountFen });
      return { id, entryNumber: posted.number };
    });
  }

  private async checkYearOpen(tx: Tx, year: number): Promise<void> {
    await this.plans.holdYear(tx, year, 'shared');
    const plan = await this.plans.live(tx, year);
    if (!plan) return;
    const voted = (await this.polls.aboutPlans(tx, [plan.id])).get(plan.id);
    if (stateOf(plan, voted) !== 'draft') throw new DomainError('museum.year_closed', { year });
  }
}
