import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable } from '../platform/db/secure-table.js';

/** Vouchers of the museum, and the dividend: plans, and what each household gets by them. */
export class Museum1790000010000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE museum_vouchers (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        kind text NOT NULL,
        amount_fen bigint NOT NULL,
        memo text NOT NULL,
        occurred_on date NOT NULL,
        paid_from text NOT NULL,
        entry_id uuid NOT NULL,
        entered_by uuid NOT NULL,
        entered_at timestamptz NOT NULL,
        PRIMARY KEY (village_id, id),
        CONSTRAINT museum_vouchers_kind CHECK (kind IN ('income', 'cost')),
        CONSTRAINT museum_vouchers_paid_from CHECK (paid_from IN ('cash', 'bank')),
        CONSTRAINT museum_vouchers_amount CHECK (amount_fen > 0)
      )`);
    await queryRunner.query(`CREATE INDEX museum_vouchers_by_day ON museum_vouchers (village_id, occurred_on)`);
    await secureTable(queryRunner, 'museum_vouchers', { app: 'select, insert' });
    await this.plans(queryRunner);
    await this.shares(queryRunner);
  }

  private async plans(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE dividend_plans (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        year integer NOT NULL,
        profit_fen bigint NOT NULL,
        part_per_ten_thousand integer NOT NULL,
        base_points integer NOT NULL,
        cap_points integer,
        pool_fen bigint NOT NULL,
        households integer NOT NULL,
        points_total bigint NOT NULL,
        fingerprint text NOT NULL,
        drafted_by uuid NOT NULL,
        drafted_at timestamptz NOT NULL,
        replaced_at timestamptz,
        executed_by uuid,
        executed_at timestamptz,
        decision_no text,
        entry_id uuid,
        entry_number integer,
        PRIMARY KEY (village_id, id),
        CONSTRAINT dividend_plans_part CHECK (part_per_ten_thousand BETWEEN 1 AND 10000),
        CONSTRAINT dividend_plans_pool CHECK (pool_fen BETWEEN 1 AND profit_fen),
        CONSTRAINT dividend_plans_cap CHECK (cap_points > 0),
        CONSTRAINT dividend_plans_executed
          CHECK (num_nulls(executed_by, executed_at, decision_no, entry_id, entry_number) IN (0, 5)),
        CONSTRAINT dividend_plans_one_end CHECK (replaced_at IS NULL OR executed_at IS NULL),
        CONSTRAINT dividend_plans_two_persons CHECK (executed_by <> drafted_by)
      )`);
    // At most one plan of a year is in force; replaced ones stay to be read.
    await queryRunner.query(
      `CREATE UNIQUE INDEX dividend_plans_year ON dividend_plans (village_id, year) WHERE replaced_at IS NULL`,
    );
    await secureTable(queryRunner, 'dividend_plans', { app: 'select, insert, update' });
  }

  private async shares(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE plan_shares (
        village_id uuid NOT NULL,
        plan_id uuid NOT NULL,
        household_id uuid NOT NULL,
        household_key text NOT NULL,
        household_label text NOT NULL,
        household_name text NOT NULL,
        points integer NOT NULL,
        weight integer NOT NULL,
        amount_fen bigint NOT NULL,
        extra_fen integer NOT NULL,
        PRIMARY KEY (village_id, plan_id, household_id),
        CONSTRAINT plan_shares_weight CHECK (weight >= 0),
        CONSTRAINT plan_shares_amount CHECK (amount_fen >= 0 AND extra_fen IN (0, 1)),
        CONSTRAINT plan_shares_plan FOREIGN KEY (village_id, plan_id) REFERENCES dividend_plans (village_id, id)
      )`);
    await queryRunner.query(`CREATE INDEX plan_shares_household ON plan_shares (village_id, household_id)`);
    await secureTable(queryRunner, 'plan_shares', { app: 'select, insert' });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE plan_shares, dividend_plans, museum_vouchers`);
  }
}
