import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable } from '../platform/db/secure-table.js';

/** Messages to people; of what was said only the reading changes. */
export class Inbox1791800001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE inbox_messages (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        user_id uuid NOT NULL,
        kind text NOT NULL,
        title text NOT NULL,
        text text NOT NULL,
        page text NOT NULL,
        subject_id uuid,
        source_type text NOT NULL,
        source_id uuid NOT NULL,
        created_at timestamptz NOT NULL,
        read_at timestamptz,
        PRIMARY KEY (village_id, id)
      )`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX inbox_messages_once ON inbox_messages (village_id, user_id, kind, source_type, source_id)`,
    );
    await queryRunner.query(
      `CREATE INDEX inbox_messages_by_time ON inbox_messages (village_id, user_id, created_at, id)`,
    );
    await queryRunner.query(
      `CREATE INDEX inbox_messages_unread ON inbox_messages (village_id, user_id) WHERE read_at IS NULL`,
    );
    await secureTable(queryRunner, 'inbox_messages', { app: 'select, insert, update (read_at)' });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE inbox_messages`);
  }
}
