import { Injectable } from '@nestjs/common';
import type { Fen } from '@wecountry/shared/domain/money';
import type { Tx } from '../../platform/db/tx.js';
import type { BookCode } from './domain/chart.js';

/** Where a line stands in the order of a statement. */
export interface Place {
  readonly occurredOn: string;
  readonly number: number;
  readonly line: number;
}

export interface StatementRow extends Place {
  readonly entryId: string;
  readonly account: string;
  readonly memo: string;
  readonly amountFen: Fen;
}

interface Accounts {
  readonly book: BookCode;
  readonly accounts: readonly string[];
}

/** The lines of accounts in the order of their days. */
@Injectable()
export class StatementRepository {
  /** The accounts that a book has among these and under them. */
  accounts(tx: Tx, book: BookCode, code: string): Promise<{ code: string; name: string }[]> {
    return tx.query(
      `SELECT code, name FROM accounts WHERE village_id = $1 AND book = $2 AND (code = $3 OR parent = $3) ORDER BY code`,
      [tx.villageId, book, code],
    );
  }

  /** The balance of accounts at the beginning of a day: whole months from their totals, the rest line by line. */
  async balanceBefore(tx: Tx, { book, accounts }: Accounts, day: string): Promise<Fen> {
    const [row] = await tx.query<{ fen: Fen }>(
      `SELECT (coalesce((SELECT sum(debit_fen - credit_fen) FROM balances
                         WHERE village_id = $1 AND book = $2 AND account = ANY($3::text[]) AND month < $4::date), 0)
             + coalesce((SELECT sum(amount_fen) FROM postings
                         WHERE village_id = $1 AND book = $2 AND account = ANY($3::text[])
                           AND occurred_on >= $4::date AND occurred_on < $5::date), 0))::bigint AS fen`,
      [tx.villageId, book, accounts, `${day.slice(0, 7)}-01`, day],
    );
    return row?.fen ?? 0;
  }

  /** The balance of accounts after everything posted. */
  async balanceNow(tx: Tx, { book, accounts }: Accounts): Promise<Fen> {
    const [row] = await tx.query<{ fen: Fen }>(
      `SELECT coalesce(sum(debit_fen - credit_fen), 0)::bigint AS fen FROM balances
       WHERE village_id = $1 AND book = $2 AND account = ANY($3::text[])`,
      [tx.villageId, book, accounts],
    );
    return row?.fen ?? 0;
  }

  /** What the lines of a place's day moved, up to and with the place. */
  async movedTo(tx: Tx, { book, accounts }: Accounts, place: Place): Promise<Fen> {
    const [row] = await tx.query<{ fen: Fen }>(
      `SELECT coalesce(sum(amount_fen), 0)::bigint AS fen FROM postings
       WHERE village_id = $1 AND book = $2 AND account = ANY($3::text[]) AND occurred_on = $4
         AND (number, line) <= ($5::int, $6::int)`,
      [tx.villageId, book, accounts, place.occurredOn, place.number, place.line],
    );
    return row?.fen ?? 0;
  }

  /** Lines of the period after a place, earliest first. */
  lines(
    tx: Tx,
    { book, accounts }: Accounts,
    period: { from: string; to: string; after: Place | undefined; limit: number },
  ): Promise<StatementRow[]> {
    const { from, to, after, limit } = period;
    return tx.query<StatementRow>(
      `SELECT e.id AS "entryId", p.number, p.line, p.account, p.occurred_on AS "occurredOn", e.memo,
              p.amount_fen AS "amountFen"
       FROM postings p
       JOIN journal_entries e ON e.village_id = p.village_id AND e.book = p.book AND e.number = p.number
       WHERE p.village_id = $1 AND p.book = $2 AND p.account = ANY($3::text[]) AND p.occurred_on BETWEEN $4 AND $5
         AND (p.occurred_on, p.number, p.line) > ($6::date, $7::int, $8::int)
       ORDER BY p.occurred_on, p.number, p.line LIMIT $9`,
      [tx.villageId, book, accounts, from, to, after?.occurredOn ?? from, after?.number ?? 0, after?.line ?? 0, limit],
    );
  }
}
