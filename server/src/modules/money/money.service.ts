import { Injectable } from '@nestjs/common';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { DomainError } from '@wecountry/shared/errors';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import { consignAccount, dividendAccount, dueAccount, LedgerService } from '../ledger/index.js';
import { OrderService } from '../orders/index.js';
import { PeopleService } from '../people/index.js';

/** 我家的钱: the household's side of the books, and the orders it comes from. */
@Injectable()
export class MoneyService {
  constructor(
    private readonly tenant: Tenant,
    private readonly ledger: LedgerService,
    private readonly orders: OrderService,
    private readonly people: PeopleService,
  ) {}

  /**
   * What is due and the dividend are balances of the books. Goods on commission stand in 114-consign until a buyer has
   * received them: what paid orders hold of it is coming, the rest is not sold yet.
   * @throws DomainError `people.no_household`.
   */
  async mine(actor: Actor): Promise<ResponseOf<'money.mine'>> {
    const { householdId } = actor;
    if (householdId === undefined) throw new DomainError('people.no_household');
    return this.tenant.run(actor, async (tx) => {
      const { code } = await this.people.household(tx, householdId);
      const [consign, due, dividend] = [consignAccount(code), dueAccount(code), dividendAccount(code)];
      const coop = await this.ledger.balances(tx, 'coop', [consign, due]);
      const comingFen = await this.orders.growerComingFen(tx, householdId);
      const rows = await this.orders.growerLines(tx, householdId);
      return {
        householdLabel: code,
        comingFen,
        // A liability stands on the credit side, below zero.
        dueFen: -(coop.get(due) ?? 0),
        unsoldFen: -(coop.get(consign) ?? 0) - comingFen,
        dividendFen: -(await this.ledger.balance(tx, 'museum', dividend)),
        rows: rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })),
      };
    });
  }
}
