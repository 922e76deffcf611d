import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/tx.js';
import type { BookCode } from './domain/chart.js';
import type { BookHead, KeptBalance, ReplayedEntry } from './domain/replay.js';

/** A connection on which a village's books are read: a transaction of the server, or a tool's own. */
export type Reader = Pick<Tx, 'villageId' | 'query'>;

/** How a query is answered in pieces, so that memory stays flat however long the book is. */
const ROWS_AT_ONCE = 5_000;

/**
 * The rows of a query in batches, read through a cursor of the open transaction. One at a time on a connection: the
 * cursor has a fixed name.
 */
export async function* batchesOf<T extends object>(
  reader: Reader,
  sql: string,
  params: readonly (string | number)[],
): AsyncGenerator<T[]> {
  await reader.query(`DECLARE ledger_rows NO SCROLL CURSOR FOR ${sql}`, params);
  const nextBatch = () => reader.query<T>(`FETCH ${ROWS_AT_ONCE} FROM ledger_rows`);
  let rows = await nextBatch();
  while (rows.length === ROWS_AT_ONCE) {
    // The database reads on while the batch is worked through; a failure of that is met where it is awaited.
    const ahead = nextBatch();
    ahead.catch(() => undefined);
    yield rows;
    rows = await ahead;
  }
  if (rows.length > 0) yield rows;
  // A reader that fails or stops early ends its transaction, and the cursor with it.
  await reader.query('CLOSE ledger_rows');
}

/** An entry with something wrong. */
interface BadEntry {
  readonly number: number;
}

/** The queries behind the verification. They read everything, and change nothing. */
@Injectable()
export class VerifyRepository {
  /**
   * The head of the book and the balances of the same moment: one statement, since a post moves both together. What
   * is numbered up to this head does not change any more, and may be read after it.
   */
  async head(reader: Reader, book: BookCode): Promise<{ head: BookHead; balances: KeptBalance[] } | null> {
    const rows = await reader.query<{ head: BookHead; balances: KeptBalance[] }>(
      `SELECT json_build_object('lastNumber', b.last_number, 'firstOn', b.first_on, 'lastOn', b.last_on,
                'topNumber', (SELECT coalesce(max(number), 0) FROM journal_entries j
                              WHERE j.village_id = b.village_id AND j.book = b.book)) AS head,
              coalesce((SELECT json_agg(json_build_object('account', m.account, 'month', m.month, 'debitFen', m.debit_fen,
                                                          'creditFen', m.credit_fen) ORDER BY m.account, m.month)
                        FROM balances m WHERE m.village_id = b.village_id AND m.book = b.book), '[]') AS balances
       FROM books b WHERE b.village_id = $1 AND b.book = $2`,
      [reader.villageId, book],
    );
    return rows[0] ?? null;
  }

  /** Every entry up to a number, in order and in batches, each with its lines in one text. */
  entries(reader: Reader, book: BookCode, upTo: number): AsyncGenerator<ReplayedEntry[]> {
    return batchesOf<ReplayedEntry>(
      reader,
      `SELECT e.number, e.occurred_on AS "occurredOn", e.debit_fen AS "debitFen", e.credit_fen AS "creditFen", p.lines,
              (p.lines_from = e.occurred_on AND p.lines_to = e.occurred_on) AS "linesOnDay"
       FROM journal_entries e
       LEFT JOIN (SELECT number, string_agg(account || ' ' || amount_fen, ',') AS lines,
                         min(occurred_on) AS lines_from, max(occurred_on) AS lines_to
                  FROM postings WHERE village_id = $1 AND book = $2 GROUP BY number) p ON p.number = e.number
       WHERE e.village_id = $1 AND e.book = $2 AND e.number <= $3
       ORDER BY e.number`,
      [reader.villageId, book, upTo],
    );
  }

  /** How many lines the book has up to a number, counted apart from the entries, to miss none without an entry. */
  async countLines(reader: Reader, book: BookCode, upTo: number): Promise<number> {
    const [row] = await reader.query<{ lines: number }>(
      'SELECT count(*) AS lines FROM postings WHERE village_id = $1 AND book = $2 AND number <= $3',
      [reader.villageId, book, upTo],
    );
    return row?.lines ?? 0;
  }

  /** Lines that belong to no entry. */
  orphans(reader: Reader, book: BookCode): Promise<BadEntry[]> {
    return reader.query<BadEntry>(
      `SELECT DISTINCT number FROM postings p WHERE village_id = $1 AND book = $2
         AND NOT EXISTS (SELECT FROM journal_entries e WHERE e.village_id = $1 AND e.book = $2 AND e.number = p.number)
       ORDER BY number LIMIT 20`,
      [reader.villageId, book],
    );
  }

  /** Sources that were posted more than once. Grouped along the index of the sources. */
  async repeatedSources(reader: Reader, book: BookCode): Promise<BadEntry[]> {
    return reader.query<BadEntry>(
      `SELECT max(e.number) AS number FROM journal_entries e
       JOIN (SELECT source_id, source_type FROM journal_entries WHERE village_id = $1 AND book = $2
             GROUP BY source_id, source_type HAVING count(*) > 1) r
         ON r.source_id = e.source_id AND r.source_type = e.source_type
       WHERE e.village_id = $1 AND e.book = $2 GROUP BY e.source_id, e.source_type ORDER BY 1 LIMIT 20`,
      [reader.villageId, book],
    );
  }

  /** Entries of this book that should be one of two in two books, with equal totals, and are not. */
  lonelyTwins(reader: Reader, book: BookCode): Promise<BadEntry[]> {
    return reader.query<BadEntry>(
      `SELECT min(number) FILTER (WHERE book = $2) AS number FROM journal_entries
       WHERE village_id = $1 AND pair_id IS NOT NULL GROUP BY pair_id
       HAVING bool_or(book = $2)
          AND NOT (count(*) = 2 AND count(DISTINCT book) = 2 AND min(debit_fen) = max(debit_fen)) ORDER BY 1 LIMIT 20`,
      [reader.villageId, book],
    );
  }

  /** Reversals that do not take back exactly what they name. */
  falseReversals(reader: Reader, book: BookCode): Promise<BadEntry[]> {
    return reader.query<BadEntry>(
      `SELECT r.number FROM journal_entries r
       WHERE r.village_id = $1 AND r.book = $2 AND r.reverses IS NOT NULL AND EXISTS (
         SELECT FROM postings p WHERE p.village_id = $1 AND p.book = $2 AND p.number IN (r.number, r.reverses)
         GROUP BY p.account HAVING sum(p.amount_fen) <> 0)
       ORDER BY r.number LIMIT 20`,
      [reader.villageId, book],
    );
  }

  async unknownAccounts(reader: Reader, book: BookCode, used: readonly string[]): Promise<{ account: string }[]> {
    return reader.query<{ account: string }>(
      `SELECT u.account FROM unnest($3::text[]) AS u (account)
       WHERE NOT EXISTS (SELECT FROM accounts a WHERE a.village_id = $1 AND a.book = $2 AND a.code = u.account)
       ORDER BY 1 LIMIT 20`,
      [reader.villageId, book, used],
    );
  }
}
