import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable } from '../platform/db/secure-table.js';

/** Notices, the bits of who saw and heard them, and a row for each 知道了. */
export class Notices1790000003000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE notices (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        category text NOT NULL,
        title text NOT NULL,
        body text NOT NULL,
        when_text text,
        where_text text,
        todo text,
        hamlet_ids uuid[] NOT NULL,
        author_user_id uuid NOT NULL,
        published_at timestamptz NOT NULL,
        PRIMARY KEY (village_id, id),
        CONSTRAINT notices_category CHECK (category IN ('notice', 'hiring', 'disclosure', 'culture', 'urgent'))
      )`);
    await queryRunner.query(`CREATE INDEX notices_by_time ON notices (village_id, published_at, id)`);
    await queryRunner.query(
      `CREATE INDEX notices_urgent ON notices (village_id, published_at, id) WHERE category = 'urgent'`,
    );
    await secureTable(queryRunner, 'notices', { app: 'select, insert' });

    // One bit per resident number and step. The row is rewritten at each mark: half of the page is left for that.
    await queryRunner.query(`
      CREATE TABLE notice_marks (
        village_id uuid NOT NULL,
        notice_id uuid NOT NULL,
        seen bytea NOT NULL,
        listened bytea NOT NULL,
        acknowledged bytea NOT NULL,
        PRIMARY KEY (village_id, notice_id),
        CONSTRAINT notice_marks_notice FOREIGN KEY (village_id, notice_id) REFERENCES notices (village_id, id)
      ) WITH (fillfactor = 50)`);
    await secureTable(queryRunner, 'notice_marks', { app: 'select, insert, update' });

    await queryRunner.query(`
      CREATE TABLE notice_acknowledgements (
        village_id uuid NOT NULL,
        notice_id uuid NOT NULL,
        resident_id uuid NOT NULL,
        user_id uuid NOT NULL,
        acknowledged_at timestamptz NOT NULL,
        PRIMARY KEY (village_id, notice_id, resident_id),
        CONSTRAINT notice_acknowledgements_notice FOREIGN KEY (village_id, notice_id) REFERENCES notices (village_id, id)
      )`);
    await secureTable(queryRunner, 'notice_acknowledgements', { app: 'select, insert' });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE notice_acknowledgements, notice_marks, notices`);
  }
}
