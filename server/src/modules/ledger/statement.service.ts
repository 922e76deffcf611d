import { Injectable } from '@nestjs/common';
import type { InputOf, ResponseOf } from '@wecountry/shared/contracts';
import { addDays } from '@wecountry/shared/domain/calendar';
import { DomainError } from '@wecountry/shared/errors';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { charted, type BookCode } from './domain/chart.js';
import { StatementRepository, type Place } from './statement.repository.js';

const LINES_A_PAGE = 50;
/** Outside of every book. */
const FIRST_DAY = '0001-01-01';
const LAST_DAY = '9999-12-31';

type Statement = ResponseOf<'ledger.statement'>;

/** The statement of an account (明细账): every line with the balance after it. */
@Injectable()
export class StatementService {
  constructor(
    private readonly tenant: Tenant,
    private readonly repository: StatementRepository,
  ) {}

  /**
   * An account of the chart is shown with the households', lots' and residents' sub-accounts that a trial balance counts
   * in it.
   * @throws DomainError `ledger.account_unknown` for one that the book has not.
   */
  async statement(actor: Actor, { params, query }: InputOf<'ledger.statement'>): Promise<Statement> {
    return this.tenant.run(actor, async (tx) => {
      const { name, ...of } = await this.accountsOf(tx, params.book, params.account);
      const { from = FIRST_DAY, to = LAST_DAY } = query;
      const after = query.cursor === undefined ? undefined : placeOf(query.cursor);
      const openingFen = await this.repository.balanceBefore(tx, of, from);
      let balanceFen = openingFen;
      if (after) {
        const dayFen = await this.repository.balanceBefore(tx, of, after.occurredOn);
        balanceFen = dayFen + (await this.repository.movedTo(tx, of, after));
      }
      const rows = await this.repository.lines(tx, of, { from, to, after, limit: LINES_A_PAGE + 1 });
      const shown = rows.slice(0, LINES_A_PAGE);
      const last = rows.length > LINES_A_PAGE ? shown.at(-1) : undefined;
      const closingFen =
        to === LAST_DAY
          ? await this.repository.balanceNow(tx, of)
          : await this.repository.balanceBefore(tx, of, addDays(to, 1));
      return {
        account: params.account,
        name,
        openingFen,
        items: shown.map(({ entryId, number, account, occurredOn, memo, amountFen }) => {
          balanceFen += amountFen;
          return { entryId, number, account, occurredOn, memo, amountFen, balanceFen };
        }),
        closingFen,
        nextCursor: last ? `${last.occurredOn}.${last.number}.${last.line}` : null,
      };
    });
  }

  private async accountsOf(tx: Tx, book: BookCode, code: string) {
    const found = await this.repository.accounts(tx, book, code);
    const self = found.find((account) => account.code === code);
    if (!self) throw new DomainError('ledger.account_unknown', { account: code });
    const accounts = found
      .map((account) => account.code)
      .filter((account) => account === code || !charted(book, account));
    return { book, accounts, name: self.name };
  }
}

/** @throws DomainError `request.invalid` for what no page gave. */
function placeOf(cursor: string): Place {
  const [, occurredOn, number, line] = /^(\d{4}-\d{2}-\d{2})\.(\d{1,9})\.(\d{1,9})$/.exec(cursor) ?? [];
  if (occurredOn === undefined || Number.isNaN(Date.parse(occurredOn))) {
    throw new DomainError('request.invalid', { field: 'cursor' });
  }
  return { occurredOn, number: Number(number), line: Number(line) };
}
