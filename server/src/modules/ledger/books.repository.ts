import { Injectable } from '@nestjs/common';
import type { Fen } from '@wecountry/shared/domain/money';
import type { Tx } from '../../platform/db/tx.js';
import type { EntityKind } from './book.entity.js';
import type { BookCode } from './domain/chart.js';
import type { Line } from './domain/entry.js';
import type { EntryKind } from './domain/kinds.js';
import type { AccountSums } from './domain/trial.js';

export interface BookRow {
  readonly book: BookCode;
  readonly name: string;
  readonly entityKind: EntityKind;
  readonly lastNumber: number;
  readonly firstOn: string | null;
  readonly lastOn: string | null;
}

export interface EntryRow {
  readonly id: string;
  readonly number: number;
  readonly occurredOn: string;
  readonly postedAt: Date;
  readonly kind: EntryKind;
  readonly memo: string;
  readonly amountFen: Fen;
  readonly reverses: number | null;
}

export interface EntryDetailRow extends EntryRow {
  readonly sourceType: string;
  readonly sourceId: string;
  readonly pairId: string | null;
  readonly lines: (Line & { accountName: string })[];
}

const BOOK = `book, name, entity_kind AS "entityKind", last_number AS "lastNumber", first_on AS "firstOn", last_on AS "lastOn"`;
const ENTRY = `e.id, e.number, e.occurred_on AS "occurredOn", e.posted_at AS "postedAt", e.kind, e.memo,
  e.debit_fen AS "amountFen", e.reverses`;

/** What a search looks for: words of the memo, or the number of an entry where it reads as one (72, 第 72 号). */
const FOUND = `(e.memo ILIKE $3 OR e.number::text = $4)`;
const searched = (q: string): string[] => [
  `%${q.replace(/[\\%_]/g, '\\$&')}%`,
  /^第?\s*(\d{1,9})\s*号?$/u.exec(q)?.[1] ?? '',
];

/** What the desk of the auditor reads of books and journal. */
@Injectable()
export class BooksRepository {
  /** The books of the village, each with what all its accounts moved. */
  books(tx: Tx): Promise<(BookRow & { debitFen: Fen; creditFen: Fen })[]> {
    return tx.query(
      `SELECT ${BOOK}, coalesce(s.debit_fen, 0)::bigint AS "debitFen", coalesce(s.credit_fen, 0)::bigint AS "creditFen"
       FROM books LEFT JOIN (
         SELECT book AS of_book, sum(debit_fen) AS debit_fen, sum(credit_fen) AS credit_fen
         FROM balances WHERE village_id = $1 GROUP BY book) s ON s.of_book = book
       WHERE village_id = $1 ORDER BY book`,
      [tx.villageId],
    );
  }

  async book(tx: Tx, book: BookCode): Promise<BookRow | undefined> {
    const rows = await tx.query<BookRow>(`SELECT ${BOOK} FROM books WHERE village_id = $1 AND book = $2`, [
      tx.villageId,
      book,
    ]);
    return rows[0];
  }

  /**
   * Every account that ever moved: its balance before the month, and what it moved in it. Without a month, from the first
   * entry to the last.
   */
  sums(tx: Tx, book: BookCode, month: string | undefined): Promise<AccountSums[]> {
    return tx.query<AccountSums>(
      `SELECT b.account, a.name,
              coalesce(sum(b.debit_fen - b.credit_fen) FILTER (WHERE b.month < $3::date), 0)::bigint AS "openingFen",
              coalesce(sum(b.debit_fen) FILTER (WHERE $3::date IS NULL OR b.month = $3::date), 0)::bigint AS "debitFen",
              coalesce(sum(b.credit_fen) FILTER (WHERE $3::date IS NULL OR b.month = $3::date), 0)::bigint AS "creditFen"
       FROM balances b JOIN accounts a ON a.village_id = b.village_id AND a.book = b.book AND a.code = b.account
       WHERE b.village_id = $1 AND b.book = $2 AND ($3::date IS NULL OR b.month <= $3::date)
       GROUP BY b.account, a.name`,
      [tx.villageId, book, month === undefined ? null : `${month}-01`],
    );
  }

  /**
   * Per month: what was sold, and what of it is the growers'. Sold is what receipts took from 211-advance, less what
   * refunds after receipt gave back (211-refund). The growers' part is the goods that left the lots (128 on commission,
   * 121 bought out), less what the growers bore of such refunds. A reversal has the kind of what it reverses, so it
   * counts against it by itself.
   */
  sales(tx: Tx, from: string, to: string): Promise<{ month: string; salesFen: Fen; growersFen: Fen }[]> {
    return tx.query(
      `SELECT to_char(p.occurred_on, 'YYYY-MM') AS month,
              coalesce(sum(p.amount_fen) FILTER (WHERE e.kind = 'order_received' AND p.account = '211-advance'
                OR e.kind = 'refund_after_receipt' AND p.account = '211-refund'), 0)::bigint AS "salesFen",
              coalesce(-sum(p.amount_fen) FILTER (WHERE e.kind = 'order_received' AND p.account ~ '^12[18]-'
                OR e.kind = 'refund_after_receipt' AND p.account ~ '^114-.*-due$'), 0)::bigint AS "growersFen"
       FROM postings p
       JOIN journal_entries e ON e.village_id = p.village_id AND e.book = p.book AND e.number = p.number
       WHERE p.village_id = $1 AND p.book = 'coop' AND p.occurred_on BETWEEN $2 AND $3
         AND e.kind IN ('order_received', 'refund_after_receipt')
       GROUP BY 1 ORDER BY 1`,
      [tx.villageId, from, to],
    );
  }

  /** Entries, newest first, below a number. */
  journal(tx: Tx, book: BookCode, page: { q?: string; below?: number; limit: number }): Promise<EntryRow[]> {
    const words = page.q === undefined ? [] : searched(page.q);
    const below = page.below === undefined ? '' : `AND e.number < ${Math.trunc(page.below)}`;
    return tx.query<EntryRow>(
      `SELECT ${ENTRY} FROM journal_entries e
       WHERE e.village_id = $1 AND e.book = $2 ${words.length > 0 ? `AND ${FOUND}` : ''} ${below}
       ORDER BY e.number DESC LIMIT ${Math.trunc(page.limit)}`,
      [tx.villageId, book, ...words],
    );
  }

  async countFound(tx: Tx, book: BookCode, q: string): Promise<number> {
    const [row] = await tx.query<{ found: number }>(
      `SELECT count(*) AS found FROM journal_entries e WHERE e.village_id = $1 AND e.book = $2 AND ${FOUND}`,
      [tx.villageId, book, ...searched(q)],
    );
    return row?.found ?? 0;
  }

  async entry(tx: Tx, book: BookCode, id: string): Promise<EntryDetailRow | undefined> {
    const rows = await tx.query<EntryDetailRow>(
      `SELECT ${ENTRY}, e.source_type AS "sourceType", e.source_id AS "sourceId", e.pair_id AS "pairId",
              json_agg(json_build_object('account', p.account, 'accountName', a.name, 'amountFen', p.amount_fen)
                       ORDER BY p.line) AS lines
       FROM journal_entries e
       JOIN postings p ON p.village_id = e.village_id AND p.book = e.book AND p.number = e.number
       JOIN accounts a ON a.village_id = p.village_id AND a.book = p.book AND a.code = p.account
       WHERE e.village_id = $1 AND e.book = $2 AND e.id = $3 GROUP BY e.village_id, e.id`,
      [tx.villageId, book, id],
    );
    return rows[0];
  }
}
