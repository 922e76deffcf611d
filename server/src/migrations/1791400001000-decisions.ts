import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable } from '../platform/db/secure-table.js';

/** Papers ahead, later closing, calling off; why somebody is on a roll; rolls of bodies; written proxies; tasks. */
export class Decisions1791400001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE polls
        DROP CONSTRAINT polls_state,
        ADD COLUMN announced_at timestamptz,
        ADD COLUMN cancelled_at timestamptz,
        ADD COLUMN cancelled_by uuid,
        ADD COLUMN cancel_reason text,
        ADD CONSTRAINT polls_state CHECK (state IN ('announced', 'open', 'closed', 'cancelled')),
        ADD CONSTRAINT polls_announced CHECK (announced_at IS NULL OR announced_at <= opened_at),
        ADD CONSTRAINT polls_cancelled CHECK (num_nulls(cancelled_at, cancel_reason)
          = CASE WHEN state = 'cancelled' THEN 0 ELSE 2 END)`);
    await queryRunner.query(`ALTER TABLE poll_electors ADD COLUMN reason text NOT NULL DEFAULT '在册的户'`);
    await queryRunner.query(`ALTER TABLE poll_minutes ADD COLUMN more_photo_ids uuid[] NOT NULL DEFAULT '{}'`);
    await this.extensions(queryRunner);
    await this.bodies(queryRunner);
    await this.proxies(queryRunner);
    await this.tasks(queryRunner);
  }

  private async extensions(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE poll_extensions (
        village_id uuid NOT NULL,
        poll_id uuid NOT NULL,
        no integer NOT NULL,
        closes_before timestamptz NOT NULL,
        closes_after timestamptz NOT NULL,
        reason text NOT NULL,
        extended_at timestamptz NOT NULL,
        extended_by uuid NOT NULL,
        PRIMARY KEY (village_id, poll_id, no),
        CONSTRAINT poll_extensions_later CHECK (closes_after > closes_before),
        CONSTRAINT poll_extensions_poll FOREIGN KEY (village_id, poll_id) REFERENCES polls (village_id, id)
      )`);
    await secureTable(queryRunner, 'poll_extensions', { app: 'select, insert' });
  }

  /** Who sits in a body that the register does not know by itself. Who left stays, with the day. */
  private async bodies(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE body_members (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        body text NOT NULL,
        resident_id uuid NOT NULL,
        since date NOT NULL,
        entered_at timestamptz NOT NULL,
        entered_by uuid NOT NULL,
        left_on date,
        left_by uuid,
        PRIMARY KEY (village_id, id),
        CONSTRAINT body_members_body CHECK (body IN ('representatives', 'coop_members', 'collective_members')),
        CONSTRAINT body_members_left CHECK ((left_on IS NULL) = (left_by IS NULL))
      )`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX body_members_now ON body_members (village_id, body, resident_id) WHERE left_on IS NULL`,
    );
    await secureTable(queryRunner, 'body_members', { app: 'select, insert, update (left_on, left_by)' });
  }

  private async proxies(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE poll_proxies (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        poll_id uuid NOT NULL,
        holder_id uuid NOT NULL,
        agent_id uuid NOT NULL,
        holder_name text NOT NULL,
        agent_name text NOT NULL,
        paper_id uuid,
        given_at timestamptz NOT NULL,
        given_by uuid NOT NULL,
        revoked_at timestamptz,
        revoked_by uuid,
        PRIMARY KEY (village_id, id),
        CONSTRAINT poll_proxies_other CHECK (holder_id <> agent_id),
        CONSTRAINT poll_proxies_revoked CHECK ((revoked_at IS NULL) = (revoked_by IS NULL)),
        CONSTRAINT poll_proxies_holder FOREIGN KEY (village_id, poll_id, holder_id)
          REFERENCES poll_electors (village_id, poll_id, holder_id),
        CONSTRAINT poll_proxies_agent FOREIGN KEY (village_id, poll_id, agent_id)
          REFERENCES poll_electors (village_id, poll_id, holder_id)
      )`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX poll_proxies_standing ON poll_proxies (village_id, poll_id, holder_id) WHERE revoked_at IS NULL`,
    );
    await queryRunner.query(`CREATE INDEX poll_proxies_agents ON poll_proxies (village_id, poll_id, agent_id)`);
    await secureTable(queryRunner, 'poll_proxies', { app: 'select, insert, update (revoked_at, revoked_by)' });
  }

  private async tasks(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE decision_tasks (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        poll_id uuid NOT NULL,
        title text NOT NULL,
        owner_id uuid NOT NULL,
        due_on date NOT NULL,
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL,
        done_at timestamptz,
        done_by uuid,
        done_note text,
        PRIMARY KEY (village_id, id),
        CONSTRAINT decision_tasks_done CHECK (num_nulls(done_at, done_by, done_note) IN (0, 3)),
        CONSTRAINT decision_tasks_poll FOREIGN KEY (village_id, poll_id) REFERENCES polls (village_id, id)
      )`);
    await queryRunner.query(`CREATE INDEX decision_tasks_by_day ON decision_tasks (village_id, due_on)`);
    await secureTable(queryRunner, 'decision_tasks', { app: 'select, insert, update (done_at, done_by, done_note)' });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE decision_tasks, poll_proxies, body_members, poll_extensions');
    await queryRunner.query('ALTER TABLE poll_minutes DROP COLUMN more_photo_ids');
    await queryRunner.query('ALTER TABLE poll_electors DROP COLUMN reason');
    await queryRunner.query(`
      ALTER TABLE polls
        DROP COLUMN announced_at, DROP COLUMN cancelled_at, DROP COLUMN cancelled_by, DROP COLUMN cancel_reason,
        DROP CONSTRAINT polls_state,
        ADD CONSTRAINT polls_state CHECK (state IN ('open', 'closed'))`);
  }
}
