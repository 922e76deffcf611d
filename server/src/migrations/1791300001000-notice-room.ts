import type { MigrationInterface, QueryRunner } from 'typeorm';
import { roleNames, secureTable } from '../platform/db/secure-table.js';

/** Notices that are scheduled, corrected, withdrawn and pinned for a time; for roles and households; what comes with them. */
export class NoticeRoom1791300001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE notices
        ADD COLUMN state text NOT NULL DEFAULT 'published',
        ADD COLUMN version integer NOT NULL DEFAULT 1,
        ADD COLUMN household_ids uuid[] NOT NULL DEFAULT '{}',
        ADD COLUMN audience_roles text[] NOT NULL DEFAULT '{}',
        ADD COLUMN pinned_until timestamptz,
        ADD COLUMN pin_days integer,
        ADD COLUMN withdrawn_at timestamptz,
        ADD COLUMN withdrawn_reason text,
        ADD COLUMN comments_on boolean NOT NULL DEFAULT false,
        ADD COLUMN picture_ids uuid[] NOT NULL DEFAULT '{}',
        ADD COLUMN voices jsonb NOT NULL DEFAULT '[]',
        ADD CONSTRAINT notices_state CHECK (state IN ('scheduled', 'published', 'withdrawn', 'cancelled')),
        ADD CONSTRAINT notices_withdrawn CHECK (
          (state = 'withdrawn') = (withdrawn_at IS NOT NULL) AND (withdrawn_at IS NULL) = (withdrawn_reason IS NULL)),
        ADD CONSTRAINT notices_version CHECK (version >= 1)`);
    // What is urgent now stays on top for the three days that it would have been given.
    await queryRunner.query(`ALTER TABLE notices NO FORCE ROW LEVEL SECURITY`);
    await queryRunner.query(
      `UPDATE notices SET pinned_until = published_at + interval '3 days' WHERE category = 'urgent'`,
    );
    await queryRunner.query(`ALTER TABLE notices FORCE ROW LEVEL SECURITY`);
    await queryRunner.query(`DROP INDEX notices_urgent`);
    await queryRunner.query(
      `CREATE INDEX notices_pinned ON notices (village_id, pinned_until) WHERE pinned_until IS NOT NULL`,
    );
    await secureColumns(queryRunner);

    await queryRunner.query(`
      CREATE TABLE notice_versions (
        village_id uuid NOT NULL,
        notice_id uuid NOT NULL,
        version integer NOT NULL,
        title text NOT NULL,
        body text NOT NULL,
        when_text text,
        where_text text,
        todo text,
        voices jsonb NOT NULL,
        reason text NOT NULL,
        replaced_by uuid NOT NULL,
        replaced_at timestamptz NOT NULL,
        PRIMARY KEY (village_id, notice_id, version),
        CONSTRAINT notice_versions_notice FOREIGN KEY (village_id, notice_id) REFERENCES notices (village_id, id)
      )`);
    await secureTable(queryRunner, 'notice_versions', { app: 'select, insert' });

    await queryRunner.query(`
      CREATE TABLE notice_replies (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        notice_id uuid NOT NULL,
        user_id uuid NOT NULL,
        text text NOT NULL,
        replied_at timestamptz NOT NULL,
        hidden_at timestamptz,
        hidden_by uuid,
        hidden_reason text,
        PRIMARY KEY (village_id, id),
        CONSTRAINT notice_replies_notice FOREIGN KEY (village_id, notice_id) REFERENCES notices (village_id, id),
        CONSTRAINT notice_replies_hidden CHECK (
          (hidden_at IS NULL) = (hidden_by IS NULL) AND (hidden_at IS NULL) = (hidden_reason IS NULL))
      )`);
    await queryRunner.query(
      `CREATE INDEX notice_replies_by_time ON notice_replies (village_id, notice_id, replied_at, id)`,
    );
    await secureTable(queryRunner, 'notice_replies', {
      app: 'select, insert, update (hidden_at, hidden_by, hidden_reason)',
    });

    await outreach(queryRunner);
    await hiring(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `DROP TABLE hiring_signups, notice_hirings, notice_reminders, notice_assignments, notice_calls, notice_replies, notice_versions`,
    );
    await queryRunner.query(`DROP INDEX notices_pinned`);
    await queryRunner.query(`
      ALTER TABLE notices DROP COLUMN state, DROP COLUMN version, DROP COLUMN household_ids, DROP COLUMN audience_roles,
        DROP COLUMN pinned_until, DROP COLUMN pin_days, DROP COLUMN withdrawn_at, DROP COLUMN withdrawn_reason,
        DROP COLUMN comments_on, DROP COLUMN picture_ids, DROP COLUMN voices`);
    await queryRunner.query(
      `CREATE INDEX notices_urgent ON notices (village_id, published_at, id) WHERE category = 'urgent'`,
    );
  }
}

/** The text is corrected and the state moves on; to whom it went, what kind it is and who wrote it stay. */
async function secureColumns(queryRunner: QueryRunner): Promise<void> {
  const columns = [
    'state, version, title, body, when_text, where_text, todo, voices, published_at, pinned_until',
    'withdrawn_at, withdrawn_reason',
  ].join(', ');
  const { app } = await roleNames(queryRunner);
  await queryRunner.query(`GRANT UPDATE (${columns}) ON notices TO "${app}"`);
}

async function outreach(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE notice_calls (
      village_id uuid NOT NULL,
      id uuid NOT NULL,
      notice_id uuid NOT NULL,
      household_id uuid NOT NULL,
      outcome text NOT NULL,
      called_by uuid NOT NULL,
      called_at timestamptz NOT NULL,
      PRIMARY KEY (village_id, id),
      CONSTRAINT notice_calls_notice FOREIGN KEY (village_id, notice_id) REFERENCES notices (village_id, id),
      CONSTRAINT notice_calls_outcome CHECK (outcome IN ('no_answer', 'told'))
    )`);
  await queryRunner.query(
    `CREATE INDEX notice_calls_by_notice ON notice_calls (village_id, notice_id, household_id, called_at)`,
  );
  await secureTable(queryRunner, 'notice_calls', { app: 'select, insert' });

  await queryRunner.query(`
    CREATE TABLE notice_assignments (
      village_id uuid NOT NULL,
      notice_id uuid NOT NULL,
      hamlet_id uuid NOT NULL,
      assigned_by uuid NOT NULL,
      assigned_at timestamptz NOT NULL,
      PRIMARY KEY (village_id, notice_id, hamlet_id),
      CONSTRAINT notice_assignments_notice FOREIGN KEY (village_id, notice_id) REFERENCES notices (village_id, id)
    )`);
  await queryRunner.query(
    `CREATE INDEX notice_assignments_by_hamlet ON notice_assignments (village_id, hamlet_id, assigned_at)`,
  );
  await secureTable(queryRunner, 'notice_assignments', { app: 'select, insert' });

  // The day is in the key: once a day, whoever of the committee presses.
  await queryRunner.query(`
    CREATE TABLE notice_reminders (
      village_id uuid NOT NULL,
      notice_id uuid NOT NULL,
      reminded_on date NOT NULL,
      reminded_by uuid NOT NULL,
      reminded_at timestamptz NOT NULL,
      people integer NOT NULL,
      PRIMARY KEY (village_id, notice_id, reminded_on),
      CONSTRAINT notice_reminders_notice FOREIGN KEY (village_id, notice_id) REFERENCES notices (village_id, id)
    )`);
  await secureTable(queryRunner, 'notice_reminders', { app: 'select, insert' });
}

async function hiring(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE notice_hirings (
      village_id uuid NOT NULL,
      notice_id uuid NOT NULL,
      places integer NOT NULL,
      pay_fen bigint NOT NULL,
      pay_unit text NOT NULL,
      closed_at timestamptz,
      PRIMARY KEY (village_id, notice_id),
      CONSTRAINT notice_hirings_notice FOREIGN KEY (village_id, notice_id) REFERENCES notices (village_id, id),
      CONSTRAINT notice_hirings_sound CHECK (places > 0 AND pay_fen > 0 AND pay_unit IN ('day', 'piece'))
    )`);
  await secureTable(queryRunner, 'notice_hirings', { app: 'select, insert, update (closed_at)' });

  await queryRunner.query(`
    CREATE TABLE hiring_signups (
      village_id uuid NOT NULL,
      id uuid NOT NULL,
      notice_id uuid NOT NULL,
      resident_id uuid NOT NULL,
      user_id uuid NOT NULL,
      signed_at timestamptz NOT NULL,
      cancelled_at timestamptz,
      PRIMARY KEY (village_id, id),
      CONSTRAINT hiring_signups_hiring FOREIGN KEY (village_id, notice_id) REFERENCES notice_hirings (village_id, notice_id)
    )`);
  await queryRunner.query(
    `CREATE UNIQUE INDEX hiring_signups_active ON hiring_signups (village_id, notice_id, resident_id) WHERE cancelled_at IS NULL`,
  );
  await secureTable(queryRunner, 'hiring_signups', { app: 'select, insert, update (cancelled_at)' });
}
