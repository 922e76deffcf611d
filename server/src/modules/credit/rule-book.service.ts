import { Injectable } from '@nestjs/common';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { creditCategoryLabels } from '@wecountry/shared/domain/credit';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { newId } from '../../platform/db/id.js';
import { Tenant } from '../../platform/db/tenant.js';
import { checkRules, type NewRules } from './domain/new-rules.js';
import { RulesRepository } from './rules.repository.js';

/** The rules for points: adopted as whole versions, never edited. */
@Injectable()
export class RuleBookService {
  constructor(
    private readonly tenant: Tenant,
    private readonly rules: RulesRepository,
    private readonly privileged: PrivilegedLog,
  ) {}

  /** The version in force today. */
  current(actor: Actor): Promise<ResponseOf<'credit.rules'>> {
    return this.tenant.run(actor, async (tx) => {
      const book = await this.rules.bookOn(tx, businessDate(tx.now));
      if (!book) throw new DomainError('credit.no_rules');
      const items = await this.rules.items(tx, book.id);
      return {
        version: book.version,
        effectiveOn: book.effectiveOn,
        basePoints: book.basePoints,
        items: items.map(({ code: _, ...item }) => ({
          ...item,
          categoryLabel: creditCategoryLabels[item.category],
        })),
      };
    });
  }

  /**
   * Adopts the next version, as the village voted it. Answers with the ids of its items by their codes.
   * @throws DomainError `credit.rules_wrong`
   */
  async adopt(actor: Actor, rules: NewRules): Promise<{ id: string; version: number; items: Record<string, string> }> {
    checkRules(rules);
    return this.tenant.once(actor, async (tx) => {
      const id = newId();
      const version = (await this.rules.lastVersion(tx)) + 1;
      const items = rules.items.map((item) => ({ ...item, id: newId() }));
      const { effectiveOn, basePoints } = rules;
      const book = { id, version, effectiveOn, basePoints, adoptedBy: actor.userId, adoptedAt: tx.now };
      await this.rules.insert(tx, book, items);
      await this.privileged.record(tx, actor, 'credit.rules_adopted', { type: 'rule_book', id }, { version });
      return { id, version, items: Object.fromEntries(items.map((item) => [item.code, item.id])) };
    });
  }
}
