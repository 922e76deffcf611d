import { LedgerService, type BookCode } from '../../src/modules/ledger/index.js';
import { newId } from '../../src/platform/db/id.js';
import type { Tx } from '../../src/platform/db/tx.js';
import type { TestApp } from './app.js';

/** A village with its three books open. */
export interface VillageBooks {
  readonly villageId: string;
  /** Runs in a transaction of the village, as the application. */
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

export async function openBooks(app: TestApp, villageId?: string): Promise<VillageBooks> {
  const id = villageId ?? (await app.newVillage()).id;
  const books: VillageBooks = {
    villageId: id,
    run: (work) => app.tenant.run({ villageId: id, userId: newId() }, work),
  };
  await books.run((tx) =>
    app.get(LedgerService).ensureBooks(tx, [
      { book: 'coop', name: '合作社', entityKind: 'coop' },
      { book: 'museum', name: '生态博物馆', entityKind: 'company' },
      { book: 'village', name: '村集体', entityKind: 'collective' },
    ]),
  );
  return books;
}

/** The balances of a book from its postings alone, debit above zero; accounts at zero are left out. */
export async function replayed(books: VillageBooks, book: BookCode): Promise<Record<string, number>> {
  return nonZero(
    await books.run((tx) =>
      tx.query<AccountFen>(
        `SELECT account, sum(amount_fen)::bigint AS fen FROM postings WHERE village_id = $1 AND book = $2 GROUP BY account`,
        [tx.villageId, book],
      ),
    ),
  );
}

/** The balances of a book as its balance rows have them. */
export async function kept(books: VillageBooks, book: BookCode): Promise<Record<string, number>> {
  return nonZero(
    await books.run((tx) =>
      tx.query<AccountFen>(
        `SELECT account, (sum(debit_fen) - sum(credit_fen))::bigint AS fen FROM balances
         WHERE village_id = $1 AND book = $2 GROUP BY account`,
        [tx.villageId, book],
      ),
    ),
  );
}

interface AccountFen {
  account: string;
  fen: number;
}

const nonZero = (rows: readonly AccountFen[]): Record<string, number> =>
  Object.fromEntries(rows.filter((row) => row.fen !== 0).map((row) => [row.account, row.fen]));
