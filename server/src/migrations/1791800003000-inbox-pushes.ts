import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable } from '../platform/db/secure-table.js';

/** What reaches the phone through WeChat: how much a person agreed to, what they do not want, and what was sent. */
export class InboxPushes1791800003000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE inbox_settings (
        village_id uuid NOT NULL,
        user_id uuid NOT NULL,
        muted text[] NOT NULL,
        changed_at timestamptz NOT NULL,
        PRIMARY KEY (village_id, user_id)
      )`);
    await secureTable(queryRunner, 'inbox_settings', { app: 'select, insert, update (muted, changed_at)' });
    await queryRunner.query(`
      CREATE TABLE inbox_consents (
        village_id uuid NOT NULL,
        user_id uuid NOT NULL,
        template text NOT NULL,
        remaining int NOT NULL,
        PRIMARY KEY (village_id, user_id, template),
        CONSTRAINT inbox_consents_remaining CHECK (remaining >= 0)
      )`);
    await secureTable(queryRunner, 'inbox_consents', { app: 'select, insert, update (remaining)' });
    await queryRunner.query(`
      CREATE TABLE inbox_pushes (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        user_id uuid NOT NULL,
        message_id uuid,
        template text NOT NULL,
        sent_on date NOT NULL,
        state text NOT NULL,
        code text,
        created_at timestamptz NOT NULL,
        ended_at timestamptz,
        PRIMARY KEY (village_id, id),
        CONSTRAINT inbox_pushes_state CHECK (state IN ('sending', 'sent', 'refused', 'failed', 'unknown')),
        CONSTRAINT inbox_pushes_message FOREIGN KEY (village_id, message_id) REFERENCES inbox_messages (village_id, id)
      )`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX inbox_pushes_once ON inbox_pushes (village_id, message_id) WHERE message_id IS NOT NULL`,
    );
    await queryRunner.query(
      `CREATE UNIQUE INDEX inbox_pushes_digest ON inbox_pushes (village_id, user_id, template, sent_on) WHERE message_id IS NULL`,
    );
    await queryRunner.query(
      `CREATE INDEX inbox_pushes_of_day ON inbox_pushes (village_id, user_id, template, sent_on)`,
    );
    await secureTable(queryRunner, 'inbox_pushes', { app: 'select, insert, update (state, code, ended_at)' });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE inbox_pushes, inbox_consents, inbox_settings`);
  }
}
