import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable } from '../platform/db/secure-table.js';

/** Rule books, what households claim under them, objections, and the points that counted. */
export class Credit1790000009000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await this.rules(queryRunner);
    await this.claims(queryRunner);
    await this.points(queryRunner);
  }

  private async rules(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE rule_books (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        version integer NOT NULL,
        effective_on date NOT NULL,
        base_points integer NOT NULL,
        adopted_by uuid NOT NULL,
        adopted_at timestamptz NOT NULL,
        PRIMARY KEY (village_id, id),
        CONSTRAINT rule_books_base CHECK (base_points >= 0)
      )`);
    await queryRunner.query(`CREATE UNIQUE INDEX rule_books_version ON rule_books (village_id, version)`);
    await secureTable(queryRunner, 'rule_books', { app: 'select, insert' });

    await queryRunner.query(`
      CREATE TABLE credit_items (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        rule_book_id uuid NOT NULL,
        position integer NOT NULL,
        code text NOT NULL,
        category text NOT NULL,
        title text NOT NULL,
        points integer NOT NULL,
        evidence text NOT NULL,
        picture_needed boolean NOT NULL,
        public_days integer NOT NULL,
        cap_per_season integer,
        claimable boolean NOT NULL,
        PRIMARY KEY (village_id, id),
        CONSTRAINT credit_items_category
          CHECK (category IN ('rules', 'culture', 'sanitation', 'education', 'labour', 'neighbours')),
        CONSTRAINT credit_items_points CHECK (points <> 0),
        CONSTRAINT credit_items_days CHECK (public_days BETWEEN 0 AND 60),
        CONSTRAINT credit_items_cap CHECK (cap_per_season > 0),
        CONSTRAINT credit_items_book FOREIGN KEY (village_id, rule_book_id) REFERENCES rule_books (village_id, id)
      )`);
    await queryRunner.query(`CREATE UNIQUE INDEX credit_items_code ON credit_items (village_id, rule_book_id, code)`);
    await secureTable(queryRunner, 'credit_items', { app: 'select, insert' });
  }

  private async claims(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE credit_claims (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        item_id uuid NOT NULL,
        household_id uuid NOT NULL,
        season integer NOT NULL,
        happened_on date NOT NULL,
        points integer NOT NULL,
        note text NOT NULL,
        picture_ids uuid[] NOT NULL,
        state text NOT NULL,
        claimed_by uuid NOT NULL,
        claimed_at timestamptz NOT NULL,
        reviewed_by uuid,
        reviewed_at timestamptz,
        review_reason text,
        public_until timestamptz,
        resolved_by uuid,
        resolved_at timestamptz,
        resolve_reason text,
        PRIMARY KEY (village_id, id),
        CONSTRAINT credit_claims_state
          CHECK (state IN ('claimed', 'rejected', 'public', 'objected', 'counted', 'overturned')),
        CONSTRAINT credit_claims_points CHECK (points <> 0),
        CONSTRAINT credit_claims_reviewed CHECK ((state = 'claimed') = (reviewed_at IS NULL)),
        CONSTRAINT credit_claims_item FOREIGN KEY (village_id, item_id) REFERENCES credit_items (village_id, id)
      )`);
    await queryRunner.query(
      `CREATE INDEX credit_claims_household ON credit_claims (village_id, household_id, season, claimed_at)`,
    );
    await queryRunner.query(`CREATE INDEX credit_claims_waiting ON credit_claims (village_id, state, claimed_at)`);
    await secureTable(queryRunner, 'credit_claims', { app: 'select, insert, update' });

    await queryRunner.query(`
      CREATE TABLE credit_objections (
        village_id uuid NOT NULL,
        claim_id uuid NOT NULL,
        household_id uuid NOT NULL,
        user_id uuid NOT NULL,
        reason text NOT NULL,
        objected_at timestamptz NOT NULL,
        PRIMARY KEY (village_id, claim_id),
        CONSTRAINT credit_objections_claim FOREIGN KEY (village_id, claim_id) REFERENCES credit_claims (village_id, id)
      )`);
    await secureTable(queryRunner, 'credit_objections', { app: 'select, insert' });
  }

  private async points(queryRunner: QueryRunner): Promise<void> {
    // Points are never edited: what was wrongly counted is met by a further entry of the same claim and another kind.
    await queryRunner.query(`
      CREATE TABLE credit_entries (
        village_id uuid NOT NULL,
        claim_id uuid NOT NULL,
        kind text NOT NULL,
        household_id uuid NOT NULL,
        season integer NOT NULL,
        category text NOT NULL,
        points integer NOT NULL,
        entered_at timestamptz NOT NULL,
        PRIMARY KEY (village_id, claim_id, kind),
        CONSTRAINT credit_entries_kind CHECK (kind IN ('claim')),
        CONSTRAINT credit_entries_claim FOREIGN KEY (village_id, claim_id) REFERENCES credit_claims (village_id, id)
      )`);
    await queryRunner.query(`CREATE INDEX credit_entries_season ON credit_entries (village_id, season, household_id)`);
    await secureTable(queryRunner, 'credit_entries', { app: 'select, insert' });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE credit_entries, credit_objections, credit_claims, credit_items, rule_books`);
  }
}
