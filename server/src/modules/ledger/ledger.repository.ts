import { Injectable } from '@nestjs/common';
import type { Fen } from '@wecountry/shared/domain/money';
import type { Tx } from '../../platform/db/tx.js';
import type { EntityKind } from './book.entity.js';
import type { Account, BookCode } from './domain/chart.js';
import type { Line, SoundEntry, Source } from './domain/entry.js';
import type { EntryKind } from './domain/kinds.js';

/** An entry ready for the posting statement. */
export interface Posting extends SoundEntry {
  readonly id: string;
  readonly pairId: string | null;
  readonly reverses: number | null;
}

export interface PostedRow {
  readonly id: string;
  readonly number: number;
}

/** An entry found by what it comes from. */
export interface SourcedEntry {
  readonly entryId: string;
  readonly number: number;
  readonly kind: EntryKind;
  readonly sourceType: string;
  readonly sourceId: string;
  readonly occurredOn: string;
  readonly postedAt: Date;
  readonly memo: string;
  readonly amountFen: Fen;
}

/** A posted entry with its lines, as a reversal needs it. */
export interface StoredEntry {
  readonly book: BookCode;
  readonly number: number;
  readonly kind: EntryKind;
  readonly memo: string;
  readonly pairId: string | null;
  readonly reversedBy: number | null;
  readonly lines: Line[];
}

/**
 * Posts any number of entries in one statement. The rows of the books are locked first, in their order; whoever posts to
 * the same book waits there, so that numbers have no gap, balances move one after the other and no two transactions wait
 * for each other. A source already posted gives no row: `NOT EXISTS` sees it before the lock, `ON CONFLICT` when another
 * transaction posted it during the wait. Everything after hangs on the rows of `entry`, so that nothing moves for it.
 * Amounts and sides of an entry are summed here from the lines inserted, for its CHECK to see.
 */
export const POST = `
WITH given AS (
  SELECT * FROM unnest($2::int[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::date[], $9::text[],
                       $10::uuid[], $11::int[])
    AS g (ord, id, book, kind, source_type, source_id, occurred_on, memo, pair_id, reverses)
), line AS (
  SELECT * FROM unnest($12::int[], $13::int[], $14::text[], $15::bigint[]) AS l (ord, line, account, amount_fen)
), opened AS (
  INSERT INTO accounts (village_id, book, code, name, parent, side)
  SELECT $1::uuid, o.* FROM unnest($16::text[], $17::text[], $18::text[], $19::text[], $20::text[]) AS o
  ON CONFLICT DO NOTHING
), locked AS (
  SELECT book, last_number FROM books WHERE village_id = $1 AND book = ANY($4::text[]) ORDER BY book FOR NO KEY UPDATE
), fresh AS (
  SELECT g.*, b.last_number + row_number() OVER (PARTITION BY g.book ORDER BY g.ord) AS number
  FROM given g JOIN locked b ON b.book = g.book
  WHERE NOT EXISTS (
    SELECT FROM journal_entries j
    WHERE j.village_id = $1 AND j.book = g.book AND j.source_id = g.source_id AND j.source_type = g.source_type)
), entry AS (
  INSERT INTO journal_entries (village_id, id, book, number, kind, source_type, source_id, occurred_on, posted_at,
                               posted_by, memo, pair_id, reverses, debit_fen, credit_fen)
  SELECT $1, f.id, f.book, f.number, f.kind, f.source_type, f.source_id, f.occurred_on, $21::timestamptz, $22::uuid, f.memo, f.pair_id,
         f.reverses, s.debit_fen, s.credit_fen
  FROM fresh f JOIN (
    SELECT ord, sum(amount_fen) FILTER (WHERE amount_fen > 0) AS debit_fen,
           -sum(amount_fen) FILTER (WHERE amount_fen < 0) AS credit_fen
    FROM line GROUP BY ord) s ON s.ord = f.ord
  ON CONFLICT (village_id, book, source_id, source_type) DO NOTHING
  RETURNING id, book, number, occurred_on
), posted AS (
  SELECT e.book, e.number, e.occurred_on, l.line, l.account, l.amount_fen
  FROM entry e JOIN given g ON g.id = e.id JOIN line l ON l.ord = g.ord
), posting AS (
  INSERT INTO postings (village_id, book, number, line, account, occurred_on, amount_fen)
  SELECT $1, book, number, line, account, occurred_on, amount_fen FROM posted
), moved AS (
  INSERT INTO balances AS b (village_id, book, account, month, debit_fen, credit_fen)
  SELECT $1, book, account, occurred_on - extract(day FROM occurred_on)::int + 1 AS month,
         coalesce(sum(amount_fen) FILTER (WHERE amount_fen > 0), 0),
         coalesce(-sum(amount_fen) FILTER (WHERE amount_fen < 0), 0)
  FROM posted GROUP BY book, account, month ORDER BY book, account, month
  ON CONFLICT (village_id, book, account, month) DO UPDATE
  SET debit_fen = b.debit_fen + excluded.debit_fen, credit_fen = b.credit_fen + excluded.credit_fen
), counted AS (
  UPDATE books b
  SET last_number = b.last_number + c.entries, first_on = least(b.first_on, c.first_on),
      last_on = greatest(b.last_on, c.last_on)
  FROM (SELECT book, count(*)::int AS entries, min(occurred_on) AS first_on, max(occurred_on) AS last_on
        FROM entry GROUP BY book) c
  WHERE b.village_id = $1 AND b.book = c.book
)
SELECT id, number FROM entry`;

/** The queries behind posting; what the desk reads is in `books.repository.ts`. */
@Injectable()
export class LedgerRepository {
  async addBook(tx: Tx, book: { book: BookCode; name: string; entityKind: EntityKind }): Promise<void> {
    await tx.query(
      `INSERT INTO books (village_id, book, name, entity_kind) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [tx.villageId, book.book, book.name, book.entityKind],
    );
  }

  async entityKind(tx: Tx, book: BookCode): Promise<EntityKind | null> {
    const rows = await tx.query<{ entityKind: EntityKind }>(
      `SELECT entity_kind AS "entityKind" FROM books WHERE village_id = $1 AND book = $2`,
      [tx.villageId, book],
    );
    return rows[0]?.entityKind ?? null;
  }

  async addAccounts(tx: Tx, book: BookCode, accounts: readonly Account[]): Promise<void> {
    await tx.query(
      `INSERT INTO accounts (village_id, book, code, name, parent, side)
       SELECT $1, $2, * FROM unnest($3::text[], $4::text[], $5::text[], $6::text[]) ON CONFLICT DO NOTHING`,
      [
        tx.villageId,
        book,
        accounts.map((a) => a.code),
        accounts.map((a) => a.name),
        accounts.map((a) => a.parent),
        accounts.map((a) => a.side),
      ],
    );
  }

  /** Posts; answers with a row for each entry that was not there before. */
  post(tx: Tx, entries: readonly Posting[]): Promise<PostedRow[]> {
    const lines = entries.flatMap((entry, ord) => entry.lines.map((line, at) => ({ ord, at, ...line })));
    const opens = entries.flatMap((entry) => entry.opens.map((account) => ({ book: entry.book, ...account })));
    return tx.prepared<PostedRow>('ledger_post', POST, [
      tx.villageId,
      entries.map((_, ord) => ord),
      entries.map((e) => e.id),
      entries.map((e) => e.book),
      entries.map((e) => e.kind),
      entries.map((e) => e.source.type),
      entries.map((e) => e.source.id),
      entries.map((e) => e.occurredOn),
      entries.map((e) => e.memo),
      entries.map((e) => e.pairId),
      entries.map((e) => e.reverses),
      lines.map((l) => l.ord),
      lines.map((l) => l.at + 1),
      lines.map((l) => l.account),
      lines.map((l) => l.amountFen),
      opens.map((o) => o.book),
      opens.map((o) => o.code),
      opens.map((o) => o.name),
      opens.map((o) => o.parent),
      opens.map((o) => o.side),
      tx.now,
      tx.userId ?? null,
    ]);
  }

  /** The entries of these sources in one book, by number. */
  entriesOf(tx: Tx, book: BookCode, sourceIds: readonly string[]): Promise<SourcedEntry[]> {
    return tx.query<SourcedEntry>(
      `SELECT id AS "entryId", number, kind, source_type AS "sourceType", source_id AS "sourceId",
              occurred_on AS "occurredOn", posted_at AS "postedAt", memo, debit_fen AS "amountFen"
       FROM journal_entries WHERE village_id = $1 AND book = $2 AND source_id = ANY($3::uuid[]) ORDER BY number`,
      [tx.villageId, book, sourceIds],
    );
  }

  async entryOf(tx: Tx, book: BookCode, source: Source): Promise<SourcedEntry | undefined> {
    const found = await this.entriesOf(tx, book, [source.id]);
    return found.find((entry) => entry.sourceType === source.type);
  }

  async stored(tx: Tx, entryId: string): Promise<StoredEntry | undefined> {
    const rows = await tx.query<StoredEntry>(`${STORED} AND e.id = $2 GROUP BY e.village_id, e.id, r.number`, [
      tx.villageId,
      entryId,
    ]);
    return rows[0];
  }

  /** The other of twins. */
  async twinOf(tx: Tx, entry: StoredEntry): Promise<StoredEntry | undefined> {
    const rows = await tx.query<StoredEntry>(
      `${STORED} AND e.pair_id = $2 AND e.book <> $3 GROUP BY e.village_id, e.id, r.number`,
      [tx.villageId, entry.pairId, entry.book],
    );
    return rows[0];
  }

  /** Balances of accounts, debit above zero; an account that never moved has no row. */
  balances(tx: Tx, book: BookCode, accounts: readonly string[]): Promise<{ account: string; balanceFen: Fen }[]> {
    return tx.query(
      `SELECT account, (sum(debit_fen) - sum(credit_fen))::bigint AS "balanceFen"
       FROM balances WHERE village_id = $1 AND book = $2 AND account = ANY($3::text[]) GROUP BY account`,
      [tx.villageId, book, accounts],
    );
  }

  /** What every account of a book moved from one month to another, both inclusive ('YYYY-MM'). */
  movements(
    tx: Tx,
    book: BookCode,
    fromMonth: string,
    toMonth: string,
  ): Promise<{ account: string; debitFen: Fen; creditFen: Fen }[]> {
    return tx.query(
      `SELECT account, sum(debit_fen)::bigint AS "debitFen", sum(credit_fen)::bigint AS "creditFen"
       FROM balances WHERE village_id = $1 AND book = $2 AND month BETWEEN $3 AND $4 GROUP BY account ORDER BY account`,
      [tx.villageId, book, `${fromMonth}-01`, `${toMonth}-01`],
    );
  }
}

const STORED = `
  SELECT e.book, e.number, e.kind, e.memo, e.pair_id AS "pairId", r.number AS "reversedBy",
         json_agg(json_build_object('account', p.account, 'amountFen', p.amount_fen) ORDER BY p.line) AS lines
  FROM journal_entries e
  JOIN postings p ON p.village_id = e.village_id AND p.book = e.book AND p.number = e.number
  LEFT JOIN journal_entries r ON r.village_id = e.village_id AND r.book = e.book AND r.reverses = e.number
  WHERE e.village_id = $1`;
