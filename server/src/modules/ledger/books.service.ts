import { Injectable } from '@nestjs/common';
import type { InputOf, ResponseOf } from '@wecountry/shared/contracts';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { DomainError } from '@wecountry/shared/errors';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { BooksRepository, type BookRow, type EntryRow } from './books.repository.js';
import type { BookCode } from './domain/chart.js';
import { kindLabel } from './domain/kinds.js';
import { isBalanced, lastDayOf, monthsUpTo, trialRows, trialTotals } from './domain/trial.js';

const ENTRIES_A_PAGE = 30;

/** What supervisor, auditor and committee read of the books. */
@Injectable()
export class BooksService {
  constructor(
    private readonly tenant: Tenant,
    private readonly repository: BooksRepository,
  ) {}

  async books(actor: Actor): Promise<ResponseOf<'ledger.books'>> {
    const rows = await this.tenant.run(actor, (tx) => this.repository.books(tx));
    return { items: rows.map(({ lastNumber, ...book }) => ({ ...book, entries: lastNumber })) };
  }

  /** @throws DomainError `request.not_found` when the village has no such book. */
  async trial(actor: Actor, { params, query }: InputOf<'ledger.trial'>): Promise<ResponseOf<'ledger.trial'>> {
    const { month, detail = 'accounts' } = query;
    return this.tenant.run(actor, async (tx) => {
      const book = await this.bookOf(tx, params.book);
      const rows = trialRows(params.book, await this.repository.sums(tx, params.book, month), detail);
      const totals = trialTotals(rows);
      const today = businessDate(tx.now);
      return {
        from: month === undefined ? book.firstOn : `${month}-01`,
        to: month === undefined ? book.lastOn && today : lastDayOf(month),
        rows,
        totals,
        balanced: isBalanced(totals),
        byMonth: params.book === 'coop' ? await this.byMonth(tx, book, month ?? today.slice(0, 7)) : [],
      };
    });
  }

  /** @throws DomainError `request.not_found`, `request.invalid`. */
  async journal(actor: Actor, { params, query }: InputOf<'ledger.journal'>): Promise<ResponseOf<'ledger.journal'>> {
    const q = query.q?.trim() || undefined;
    const below = query.cursor === undefined ? undefined : numberOf(query.cursor);
    return this.tenant.run(actor, async (tx) => {
      const book = await this.bookOf(tx, params.book);
      const rows = await this.repository.journal(tx, params.book, { q, below, limit: ENTRIES_A_PAGE + 1 });
      const shown = rows.slice(0, ENTRIES_A_PAGE);
      const last = rows.length > ENTRIES_A_PAGE ? shown.at(-1) : undefined;
      return {
        items: shown.map(card),
        nextCursor: last ? String(last.number) : null,
        total: q === undefined ? book.lastNumber : await this.repository.countFound(tx, params.book, q),
      };
    });
  }

  /** @throws DomainError `request.not_found`. */
  async entry(actor: Actor, { params }: InputOf<'ledger.entry'>): Promise<ResponseOf<'ledger.entry'>> {
    const entry = await this.tenant.run(actor, (tx) => this.repository.entry(tx, params.book, params.entry));
    if (!entry) throw new DomainError('request.not_found');
    const { sourceType, sourceId, pairId, lines } = entry;
    return { ...card(entry), source: { type: sourceType, id: sourceId }, pairId, lines };
  }

  private async byMonth(tx: Tx, book: BookRow, month: string): Promise<ResponseOf<'ledger.trial'>['byMonth']> {
    const months = book.firstOn === null ? [] : monthsUpTo(month, book.firstOn);
    const [first, last] = [months[0], months.at(-1)];
    if (first === undefined || last === undefined) return [];
    const rows = await this.repository.sales(tx, `${first}-01`, lastDayOf(last));
    const sold = new Map(rows.map((row) => [row.month, row]));
    return months.map((name) => sold.get(name) ?? { month: name, salesFen: 0, growersFen: 0 });
  }

  private async bookOf(tx: Tx, code: BookCode): Promise<BookRow> {
    const book = await this.repository.book(tx, code);
    if (!book) throw new DomainError('request.not_found');
    return book;
  }
}

function card(entry: EntryRow): ResponseOf<'ledger.journal'>['items'][number] {
  const { id, number, occurredOn, postedAt, kind, memo, amountFen, reverses } = entry;
  const label = kindLabel(kind, reverses);
  return {
    id,
    number,
    occurredOn,
    postedAt: postedAt.toISOString(),
    kind,
    kindLabel: label,
    memo,
    amountFen,
    reverses,
  };
}

function numberOf(cursor: string): number {
  if (!/^\d{1,9}$/.test(cursor)) throw new DomainError('request.invalid', { field: 'cursor' });
  return Number(cursor);
}
