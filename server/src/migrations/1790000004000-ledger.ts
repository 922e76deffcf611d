import type { MigrationInterface, QueryRunner } from 'typeorm';
import { roleNames, secureTable } from '../platform/db/secure-table.js';

/**
 * The books. Entries and postings are append-only: the application has no right to change or delete them. Keys are the
 * words an accountant uses (book, number, account code), so that the tables read like the books they are.
 */
export class Ledger1790000004000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await this.books(queryRunner);
    await this.entries(queryRunner);
    await this.balances(queryRunner);
  }

  private async books(queryRunner: QueryRunner): Promise<void> {
    // One row per book, locked by whoever posts: numbers have no gap because they are counted here.
    await queryRunner.query(`
      CREATE TABLE books (
        village_id uuid NOT NULL,
        book text NOT NULL,
        name text NOT NULL,
        entity_kind text NOT NULL,
        last_number integer NOT NULL DEFAULT 0,
        first_on date,
        last_on date,
        PRIMARY KEY (village_id, book),
        CONSTRAINT books_book CHECK (book IN ('coop', 'museum', 'village')),
        CONSTRAINT books_entity_kind CHECK (entity_kind IN ('coop', 'collective', 'company', 'committee')),
        CONSTRAINT books_days CHECK ((last_number = 0) = (first_on IS NULL) AND (first_on IS NULL) = (last_on IS NULL))
      ) WITH (fillfactor = 50)`);
    await secureTable(queryRunner, 'books', { app: 'select, insert' });
    const { app } = await roleNames(queryRunner);
    await queryRunner.query(`GRANT UPDATE (last_number, first_on, last_on) ON books TO "${app}"`);

    await queryRunner.query(`
      CREATE TABLE accounts (
        village_id uuid NOT NULL,
        book text NOT NULL,
        code text NOT NULL,
        name text NOT NULL,
        parent text,
        side text NOT NULL,
        PRIMARY KEY (village_id, book, code),
        CONSTRAINT accounts_code CHECK (code ~ '^[1-5][0-9]{2}(-|$)' AND length(code) <= 60),
        CONSTRAINT accounts_side CHECK (side IN ('debit', 'credit')),
        CONSTRAINT accounts_book FOREIGN KEY (village_id, book) REFERENCES books (village_id, book),
        CONSTRAINT accounts_parent FOREIGN KEY (village_id, book, parent) REFERENCES accounts (village_id, book, code)
      )`);
    await secureTable(queryRunner, 'accounts', { app: 'select, insert' });
  }

  private async entries(queryRunner: QueryRunner): Promise<void> {
    // Both sides are summed by the posting statement from the very lines it inserts, so the CHECK sees the balance.
    await queryRunner.query(`
      CREATE TABLE journal_entries (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        book text NOT NULL,
        number integer NOT NULL,
        kind text NOT NULL,
        source_type text NOT NULL,
        source_id uuid NOT NULL,
        occurred_on date NOT NULL,
        posted_at timestamptz NOT NULL,
        posted_by uuid,
        memo text NOT NULL,
        pair_id uuid,
        reverses integer,
        debit_fen bigint NOT NULL,
        credit_fen bigint NOT NULL,
        PRIMARY KEY (village_id, id),
        CONSTRAINT journal_entries_number UNIQUE (village_id, book, number),
        CONSTRAINT journal_entries_source UNIQUE (village_id, book, source_id, source_type),
        CONSTRAINT journal_entries_balance CHECK (debit_fen = credit_fen AND debit_fen > 0),
        CONSTRAINT journal_entries_counted CHECK (number > 0),
        CONSTRAINT journal_entries_reversal CHECK (reverses < number),
        CONSTRAINT journal_entries_book FOREIGN KEY (village_id, book) REFERENCES books (village_id, book)
      )`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX journal_entries_reversed_once ON journal_entries (village_id, book, reverses) WHERE reverses IS NOT NULL`,
    );
    await queryRunner.query(
      `CREATE INDEX journal_entries_pair ON journal_entries (village_id, pair_id) WHERE pair_id IS NOT NULL`,
    );
    await secureTable(queryRunner, 'journal_entries', { app: 'select, insert' });

    await queryRunner.query(`
      CREATE TABLE postings (
        village_id uuid NOT NULL,
        book text NOT NULL,
        number integer NOT NULL,
        line integer NOT NULL,
        account text NOT NULL,
        occurred_on date NOT NULL,
        amount_fen bigint NOT NULL,
        PRIMARY KEY (village_id, book, number, line),
        CONSTRAINT postings_amount CHECK (amount_fen <> 0 AND abs(amount_fen) <= 9007199254740991),
        CONSTRAINT postings_entry FOREIGN KEY (village_id, book, number)
          REFERENCES journal_entries (village_id, book, number)
      )`);
    // A statement of one account reads along this index, and every line of an account carries its date for it.
    await queryRunner.query(
      `CREATE INDEX postings_account ON postings (village_id, book, account, occurred_on, number, line)`,
    );
    await secureTable(queryRunner, 'postings', { app: 'select, insert' });
  }

  private async balances(queryRunner: QueryRunner): Promise<void> {
    // Per account and month: the balance is the sum over months, and the opening of any month needs no posting. Room on
    // the page lets a total move in place.
    await queryRunner.query(`
      CREATE TABLE balances (
        village_id uuid NOT NULL,
        book text NOT NULL,
        account text NOT NULL,
        month date NOT NULL,
        debit_fen bigint NOT NULL,
        credit_fen bigint NOT NULL,
        PRIMARY KEY (village_id, book, account, month),
        CONSTRAINT balances_totals CHECK (debit_fen >= 0 AND credit_fen >= 0),
        CONSTRAINT balances_month CHECK (extract(day FROM month) = 1),
        CONSTRAINT balances_account FOREIGN KEY (village_id, book, account)
          REFERENCES accounts (village_id, book, code)
      ) WITH (fillfactor = 70)`);
    await secureTable(queryRunner, 'balances', { app: 'select, insert' });
    const { app } = await roleNames(queryRunner);
    await queryRunner.query(`GRANT UPDATE (debit_fen, credit_fen) ON balances TO "${app}"`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE balances, postings, journal_entries, accounts, books`);
  }
}
