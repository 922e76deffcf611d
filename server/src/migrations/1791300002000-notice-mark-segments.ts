import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable } from '../platform/db/secure-table.js';

/**
 * The bits of a notice in segments of 256 residents. A mark rewrites and locks one row: with one row per notice all
 * phones of a village stood in one queue.
 */
export class NoticeMarkSegments1791300002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE notice_marks RENAME TO notice_marks_whole`);
    await queryRunner.query(
      `ALTER TABLE notice_marks_whole RENAME CONSTRAINT notice_marks_pkey TO notice_marks_whole_pkey`,
    );
    await queryRunner.query(`
      CREATE TABLE notice_marks (
        village_id uuid NOT NULL,
        notice_id uuid NOT NULL,
        segment integer NOT NULL,
        seen bytea NOT NULL,
        listened bytea NOT NULL,
        acknowledged bytea NOT NULL,
        PRIMARY KEY (village_id, notice_id, segment),
        CONSTRAINT notice_marks_segment CHECK (
          segment >= 0 AND length(seen) = 32 AND length(listened) = 32 AND length(acknowledged) = 32),
        CONSTRAINT notice_marks_notice FOREIGN KEY (village_id, notice_id) REFERENCES notices (village_id, id)
      ) WITH (fillfactor = 50)`);
    await queryRunner.query(`ALTER TABLE notice_marks_whole NO FORCE ROW LEVEL SECURITY`);
    const part = (column: string) =>
      `substr(w.${column} || decode(repeat('00', greatest(0, s.no * 32 + 32 - length(w.${column}))), 'hex'), s.no * 32 + 1, 32)`;
    await queryRunner.query(`
      INSERT INTO notice_marks (village_id, notice_id, segment, seen, listened, acknowledged)
      SELECT w.village_id, w.notice_id, s.no, ${part('seen')}, ${part('listened')}, ${part('acknowledged')}
      FROM notice_marks_whole w
      CROSS JOIN LATERAL generate_series(
        0, (greatest(length(w.seen), length(w.listened), length(w.acknowledged)) + 31) / 32 - 1) AS s (no)`);
    await queryRunner.query(`DROP TABLE notice_marks_whole`);
    await secureTable(queryRunner, 'notice_marks', { app: 'select, insert, update (seen, listened, acknowledged)' });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE notice_marks`);
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
  }
}
