import { Injectable } from '@nestjs/common';
import { businessDate } from '@wecountry/shared/domain/calendar';
import type { Fen } from '@wecountry/shared/domain/money';
import { DomainError } from '@wecountry/shared/errors';
import { newId } from '../../platform/db/id.js';
import { codeOf } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import type { EntityKind } from './book.entity.js';
import { chartOf, type BookCode } from './domain/chart.js';
import { reversedLines, soundEntry, soundTwins, type NewEntry, type Source, type Twins } from './domain/entry.js';
import { LedgerRepository, type Posting, type SourcedEntry, type StoredEntry } from './ledger.repository.js';

const UNIQUE_VIOLATION = '23505';

/** Where an entry stands. */
export interface Posted {
  readonly entryId: string;
  readonly number: number;
}

/** Posts to the books of a village and reads its balances, in the caller's transaction. */
@Injectable()
export class LedgerService {
  constructor(private readonly repository: LedgerRepository) {}

  /** Opens the books that are not there yet, each with its chart of accounts. */
  async ensureBooks(tx: Tx, books: readonly { book: BookCode; name: string; entityKind: EntityKind }[]): Promise<void> {
    for (const book of books) {
      await this.repository.addBook(tx, book);
      await this.repository.addAccounts(tx, book.book, chartOf(book.book));
    }
  }

  /** What kind of legal entity keeps a book, which decides what it may do with its profit; null when there is no such book. */
  entityKind(tx: Tx, book: BookCode): Promise<EntityKind | null> {
    return this.repository.entityKind(tx, book);
  }

  /**
   * Posts an entry. A source that this book already has is not posted again: the answer is the entry of then.
   * @throws DomainError `ledger.unbalanced`, `ledger.account_unknown`.
   */
  async post(tx: Tx, entry: NewEntry): Promise<Posted> {
    const [posted] = await this.postAll(tx, [entry]);
    if (!posted) throw new Error('An entry was neither posted nor found');
    return posted;
  }

  /** Posts the two sides of money between books, joined by one pair id. */
  async postTwins(tx: Tx, a: NewEntry, b: NewEntry): Promise<[Posted, Posted]> {
    const [left, right] = await this.postAll(tx, [[a, b]]);
    if (!left || !right) throw new Error('Twins were neither posted nor found');
    return [left, right];
  }

  /**
   * Posts entries and twins in one statement, in the order given; answers in that order, twins one after the other.
   * Whoever posts several in a transaction does well to post them here: the books are then locked in one order.
   */
  async postAll(tx: Tx, entries: readonly (NewEntry | Twins)[]): Promise<Posted[]> {
    return this.postSound(
      tx,
      entries.flatMap((entry) => this.numbered(entry)),
    );
  }

  /**
   * Takes an entry back by one that names it; its twin in the other book, if it has one, goes back with it.
   * @throws DomainError `request.not_found`; `ledger.already_reversed` when another source reversed it before.
   */
  async reverse(tx: Tx, entryId: string, source: Source, memo: string): Promise<Posted> {
    const entry = await this.repository.stored(tx, entryId);
    if (!entry) throw new DomainError('request.not_found');
    const earlier = await this.repository.entryOf(tx, entry.book, source);
    if (earlier) return { entryId: earlier.entryId, number: earlier.number };
    const twin = entry.pairId === null ? undefined : await this.repository.twinOf(tx, entry);
    const pairId = twin ? newId() : null;
    const reversals = [entry, ...(twin ? [twin] : [])].map((of) => reversal(tx, of, { source, memo, pairId }));
    const [posted] = await this.postReversals(tx, reversals);
    if (!posted) throw new Error('A reversal was neither posted nor found');
    return posted;
  }

  /** The balance of an account, debit above zero. */
  async balance(tx: Tx, book: BookCode, account: string): Promise<Fen> {
    return (await this.balances(tx, book, [account])).get(account) ?? 0;
  }

  /** Balances of several accounts, debit above zero; one that never moved has 0. */
  async balances(tx: Tx, book: BookCode, accounts: readonly string[]): Promise<Map<string, Fen>> {
    const rows = await this.repository.balances(tx, book, accounts);
    const moved = new Map(rows.map((row) => [row.account, row.balanceFen]));
    return new Map(accounts.map((account) => [account, moved.get(account) ?? 0]));
  }

  /** What every account of a book moved from one month to another, both inclusive ('YYYY-MM'). */
  movements(
    tx: Tx,
    book: BookCode,
    fromMonth: string,
    toMonth: string,
  ): Promise<{ account: string; debitFen: Fen; creditFen: Fen }[]> {
    return this.repository.movements(tx, book, fromMonth, toMonth);
  }

  /** The entries that come from these things (an order and its refunds, say), by number. */
  entriesOf(tx: Tx, book: BookCode, sourceIds: readonly string[]): Promise<SourcedEntry[]> {
    return this.repository.entriesOf(tx, book, sourceIds);
  }

  private numbered(entry: NewEntry | Twins): Posting[] {
    if ('book' in entry) return [{ ...soundEntry(entry), id: newId(), pairId: null, reverses: null }];
    const pairId = newId();
    return soundTwins(entry).map((sound) => ({ ...sound, id: newId(), pairId, reverses: null }));
  }

  private async postSound(tx: Tx, entries: readonly Posting[]): Promise<Posted[]> {
    if (entries.length === 0) return [];
    const rows = await this.repository.post(tx, entries);
    const fresh = new Map(rows.map((row) => [row.id, row.number]));
    const posted: Posted[] = [];
    for (const entry of entries) {
      const number = fresh.get(entry.id);
      posted.push(number === undefined ? await this.earlier(tx, entry) : { entryId: entry.id, number });
    }
    return posted;
  }

  /** Two who reverse the same entry at once: the second is stopped by the unique index on what is reversed. */
  private async postReversals(tx: Tx, reversals: readonly Posting[]): Promise<Posted[]> {
    try {
      return await this.postSound(tx, reversals);
    } catch (error) {
      if (codeOf(error) === UNIQUE_VIOLATION) throw new DomainError('ledger.already_reversed');
      throw error;
    }
  }

  /** The entry that a source made before. Rare: a repeated callback, two workers at one job. */
  private async earlier(tx: Tx, entry: Posting): Promise<Posted> {
    const found = await this.repository.entryOf(tx, entry.book, entry.source);
    if (!found) throw new Error(`The village has no book ${entry.book}`);
    if (found.amountFen !== entry.totalFen || found.kind !== entry.kind) {
      throw new Error(`Source ${entry.source.type} ${entry.source.id} is posted already, with another amount or kind`);
    }
    return { entryId: found.entryId, number: found.number };
  }
}

function reversal(tx: Tx, entry: StoredEntry, by: { source: Source; memo: string; pairId: string | null }): Posting {
  if (entry.reversedBy !== null) throw new DomainError('ledger.already_reversed', { number: entry.reversedBy });
  const sound = soundEntry({
    book: entry.book,
    kind: entry.kind,
    source: by.source,
    occurredOn: businessDate(tx.now),
    memo: by.memo,
    lines: reversedLines(entry.lines),
  });
  return { ...sound, id: newId(), pairId: by.pairId, reverses: entry.number };
}
