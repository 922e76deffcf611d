import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable } from '../platform/db/secure-table.js';

/** Polls with their frozen electors, ballots and every act of casting, results, minutes and decision numbers. */
export class Polls1790000008000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await this.polls(queryRunner);
    await this.ballots(queryRunner);
    await this.outcome(queryRunner);
  }

  private async polls(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE polls (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        title text NOT NULL,
        body text NOT NULL,
        preset jsonb NOT NULL,
        unit text NOT NULL,
        scope_label text NOT NULL,
        state text NOT NULL,
        electorate integer NOT NULL,
        opened_at timestamptz NOT NULL,
        opened_by uuid NOT NULL,
        closes_at timestamptz NOT NULL,
        plan_id uuid,
        plan_fingerprint text,
        decision_year integer,
        decision_seq integer,
        decided_at timestamptz,
        PRIMARY KEY (village_id, id),
        CONSTRAINT polls_unit CHECK (unit IN ('household', 'resident')),
        CONSTRAINT polls_state CHECK (state IN ('open', 'closed')),
        CONSTRAINT polls_electorate CHECK (electorate > 0),
        CONSTRAINT polls_time CHECK (closes_at > opened_at),
        CONSTRAINT polls_plan CHECK ((plan_id IS NULL) = (plan_fingerprint IS NULL)),
        CONSTRAINT polls_decision CHECK (num_nulls(decision_year, decision_seq, decided_at) IN (0, 3)),
        CONSTRAINT polls_decided_closed CHECK (decided_at IS NULL OR state = 'closed')
      )`);
    await queryRunner.query(`CREATE INDEX polls_by_time ON polls (village_id, state, closes_at)`);
    await queryRunner.query(`CREATE INDEX polls_plan_id ON polls (village_id, plan_id) WHERE plan_id IS NOT NULL`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX polls_decision_no ON polls (village_id, decision_year, decision_seq) WHERE decision_seq IS NOT NULL`,
    );
    await secureTable(queryRunner, 'polls', { app: 'select, insert, update' });

    await queryRunner.query(`
      CREATE TABLE poll_electors (
        village_id uuid NOT NULL,
        poll_id uuid NOT NULL,
        holder_id uuid NOT NULL,
        label text NOT NULL,
        PRIMARY KEY (village_id, poll_id, holder_id),
        CONSTRAINT poll_electors_poll FOREIGN KEY (village_id, poll_id) REFERENCES polls (village_id, id)
      )`);
    await secureTable(queryRunner, 'poll_electors', { app: 'select, insert' });
  }

  private async ballots(queryRunner: QueryRunner): Promise<void> {
    // A change rewrites the row in place; room on the page lets it stay there without touching the index.
    await queryRunner.query(`
      CREATE TABLE ballots (
        village_id uuid NOT NULL,
        poll_id uuid NOT NULL,
        holder_id uuid NOT NULL,
        choice text NOT NULL,
        cast_by uuid NOT NULL,
        cast_at timestamptz NOT NULL,
        version integer NOT NULL,
        PRIMARY KEY (village_id, poll_id, holder_id),
        CONSTRAINT ballots_choice CHECK (choice IN ('approve', 'reject', 'abstain')),
        CONSTRAINT ballots_elector FOREIGN KEY (village_id, poll_id, holder_id)
          REFERENCES poll_electors (village_id, poll_id, holder_id)
      ) WITH (fillfactor = 85)`);
    await secureTable(queryRunner, 'ballots', { app: 'select, insert, update' });

    await queryRunner.query(`
      CREATE TABLE ballot_acts (
        village_id uuid NOT NULL,
        poll_id uuid NOT NULL,
        holder_id uuid NOT NULL,
        version integer NOT NULL,
        choice text NOT NULL,
        cast_by uuid NOT NULL,
        cast_at timestamptz NOT NULL,
        request_id uuid,
        PRIMARY KEY (village_id, poll_id, holder_id, version),
        CONSTRAINT ballot_acts_choice CHECK (choice IN ('approve', 'reject', 'abstain'))
      )`);
    await secureTable(queryRunner, 'ballot_acts', { app: 'select, insert' });
  }

  private async outcome(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE poll_results (
        village_id uuid NOT NULL,
        poll_id uuid NOT NULL,
        approve integer NOT NULL,
        reject integer NOT NULL,
        abstain integer NOT NULL,
        verdict text NOT NULL,
        counted_at timestamptz NOT NULL,
        PRIMARY KEY (village_id, poll_id),
        CONSTRAINT poll_results_counts CHECK (approve >= 0 AND reject >= 0 AND abstain >= 0),
        CONSTRAINT poll_results_verdict CHECK (verdict IN ('reached', 'not_reached', 'no_quorum', 'survey')),
        CONSTRAINT poll_results_poll FOREIGN KEY (village_id, poll_id) REFERENCES polls (village_id, id)
      )`);
    await secureTable(queryRunner, 'poll_results', { app: 'select, insert' });

    await queryRunner.query(`
      CREATE TABLE poll_minutes (
        village_id uuid NOT NULL,
        poll_id uuid NOT NULL,
        user_id uuid NOT NULL,
        revision integer NOT NULL,
        held_on date NOT NULL,
        place text NOT NULL,
        attendance integer NOT NULL,
        photo_id uuid NOT NULL,
        entered_at timestamptz NOT NULL,
        PRIMARY KEY (village_id, poll_id, user_id, revision),
        CONSTRAINT poll_minutes_attendance CHECK (attendance > 0),
        CONSTRAINT poll_minutes_poll FOREIGN KEY (village_id, poll_id) REFERENCES polls (village_id, id)
      )`);
    await secureTable(queryRunner, 'poll_minutes', { app: 'select, insert' });

    // Decisions of a year count on without a gap: the row is moved in the transaction that decides.
    await queryRunner.query(`
      CREATE TABLE decision_years (
        village_id uuid NOT NULL,
        year integer NOT NULL,
        last integer NOT NULL,
        PRIMARY KEY (village_id, year)
      )`);
    await secureTable(queryRunner, 'decision_years', { app: 'select, insert, update' });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `DROP TABLE decision_years, poll_minutes, poll_results, ballot_acts, ballots, poll_electors, polls`,
    );
  }
}
