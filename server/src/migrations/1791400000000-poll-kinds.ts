import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable } from '../platform/db/secure-table.js';

/** Stays as it was on this day; the rule of today is `CHOICE_PATTERN` of shared/domain/choice. */
const CHOICE = `'^(approve|reject|abstain|[1-9][0-9]?(,[1-9][0-9]?)*)$'`;

/** Kinds of questions with options, polls of one hamlet, secret polls by name, and ballots taken for who has no phone. */
export class PollKinds1791400000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE polls
        ADD COLUMN kind text NOT NULL DEFAULT 'approval',
        ADD COLUMN options jsonb NOT NULL DEFAULT '[]',
        ADD COLUMN max_choices integer NOT NULL DEFAULT 1,
        ADD COLUMN secret boolean NOT NULL DEFAULT false,
        ADD COLUMN hamlet_id uuid,
        ADD CONSTRAINT polls_kind CHECK (kind IN ('survey', 'approval', 'single', 'multiple')),
        ADD CONSTRAINT polls_options CHECK (jsonb_typeof(options) = 'array'
          AND (kind = 'approval') = (jsonb_array_length(options) = 0) AND max_choices >= 1)`);
    await this.choices(queryRunner, 'ballots');
    await this.choices(queryRunner, 'ballot_acts');
    await queryRunner.query(`ALTER TABLE poll_results ADD COLUMN voters integer, ADD COLUMN options jsonb`);
    await this.assisted(queryRunner);
  }

  private async choices(queryRunner: QueryRunner, table: 'ballots' | 'ballot_acts'): Promise<void> {
    await queryRunner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${table}_choice`);
    await queryRunner.query(`ALTER TABLE ${table} ADD CONSTRAINT ${table}_choice CHECK (choice ~ ${CHOICE})`);
  }

  /**
   * Lies named until the poll is closed, so that its owner can overturn it. One stands for an elector at a time; who
   * casts an own ballot afterwards needs no act here: closing takes only those whose owner has none.
   */
  private async assisted(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE assisted_ballots (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        poll_id uuid NOT NULL,
        holder_id uuid NOT NULL,
        choice text NOT NULL,
        how text NOT NULL,
        helper_id uuid NOT NULL,
        helper_name text NOT NULL,
        witness_one uuid NOT NULL,
        witness_two uuid NOT NULL,
        recorded_at timestamptz NOT NULL,
        overturned_at timestamptz,
        overturned_by uuid,
        PRIMARY KEY (village_id, id),
        CONSTRAINT assisted_ballots_choice CHECK (choice ~ ${CHOICE}),
        CONSTRAINT assisted_ballots_how CHECK (how IN ('phone', 'in_person')),
        CONSTRAINT assisted_ballots_witnesses CHECK (witness_one <> witness_two),
        CONSTRAINT assisted_ballots_overturned CHECK ((overturned_at IS NULL) = (overturned_by IS NULL)),
        CONSTRAINT assisted_ballots_elector FOREIGN KEY (village_id, poll_id, holder_id)
          REFERENCES poll_electors (village_id, poll_id, holder_id)
      )`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX assisted_ballots_standing ON assisted_ballots (village_id, poll_id, holder_id)
       WHERE overturned_at IS NULL`,
    );
    await secureTable(queryRunner, 'assisted_ballots', {
      app: 'select, insert, update (overturned_at, overturned_by)',
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE assisted_ballots');
    await queryRunner.query('ALTER TABLE poll_results DROP COLUMN voters, DROP COLUMN options');
    for (const table of ['ballots', 'ballot_acts']) {
      await queryRunner.query(`ALTER TABLE ${table} DROP CONSTRAINT ${table}_choice`);
      await queryRunner.query(
        `ALTER TABLE ${table} ADD CONSTRAINT ${table}_choice CHECK (choice IN ('approve', 'reject', 'abstain'))`,
      );
    }
    await queryRunner.query(
      `ALTER TABLE polls DROP COLUMN kind, DROP COLUMN options, DROP COLUMN max_choices, DROP COLUMN secret, DROP COLUMN hamlet_id`,
    );
  }
}
