import type { BookCode } from './domain/chart.js';
import type { DeclaredAccount, ExportedEntry } from './domain/hledger.js';
import { batchesOf, type Reader } from './verify.repository.js';

/** The queries behind the export of a book. */
export class ExportRepository {
  async bookName(reader: Reader, book: BookCode): Promise<string | null> {
    const rows = await reader.query<{ name: string }>('SELECT name FROM books WHERE village_id = $1 AND book = $2', [
      reader.villageId,
      book,
    ]);
    return rows[0]?.name ?? null;
  }

  accounts(reader: Reader, book: BookCode): Promise<DeclaredAccount[]> {
    return reader.query<DeclaredAccount>(
      `SELECT code, name FROM accounts WHERE village_id = $1 AND book = $2 ORDER BY code COLLATE "C"`,
      [reader.villageId, book],
    );
  }

  /** Every entry with its lines, by number, in batches. */
  entries(reader: Reader, book: BookCode): AsyncGenerator<ExportedEntry[]> {
    return batchesOf<ExportedEntry>(
      reader,
      `SELECT e.number, e.occurred_on AS "occurredOn", e.memo, e.kind, e.source_type AS "sourceType",
              e.source_id AS "sourceId", e.reverses, p.lines
       FROM journal_entries e
       JOIN (SELECT number, string_agg(account || ' ' || amount_fen, ',' ORDER BY line) AS lines
             FROM postings WHERE village_id = $1 AND book = $2 GROUP BY number) p ON p.number = e.number
       WHERE e.village_id = $1 AND e.book = $2
       ORDER BY e.number`,
      [reader.villageId, book],
    );
  }
}
