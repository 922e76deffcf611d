import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable } from '../platform/db/secure-table.js';

/** Phone numbers of residents, sealed; and who asked for which one, for what, for ever. */
export class Phones1791200001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE resident_phones (
        village_id uuid NOT NULL,
        resident_id uuid NOT NULL,
        sealed bytea NOT NULL,
        key_id text NOT NULL,
        set_at timestamptz NOT NULL,
        set_by uuid NOT NULL,
        PRIMARY KEY (village_id, resident_id)
      )`);
    await secureTable(queryRunner, 'resident_phones', {
      app: 'select, insert, delete, update (sealed, key_id, set_at, set_by)',
    });
    await queryRunner.query(`
      CREATE TABLE phone_calls (
        village_id uuid NOT NULL,
        -- Made by the phone that calls: the same press sent twice is one call.
        id uuid NOT NULL,
        resident_id uuid NOT NULL,
        caller_user_id uuid NOT NULL,
        reason text NOT NULL,
        subject_id uuid NOT NULL,
        called_at timestamptz NOT NULL,
        PRIMARY KEY (village_id, id),
        CONSTRAINT phone_calls_reason CHECK (reason IN ('notice', 'poll'))
      )`);
    await queryRunner.query(
      `CREATE INDEX phone_calls_by_resident ON phone_calls (village_id, resident_id, called_at, id)`,
    );
    await queryRunner.query(
      `CREATE INDEX phone_calls_by_caller ON phone_calls (village_id, caller_user_id, called_at)`,
    );
    await secureTable(queryRunner, 'phone_calls', { app: 'select, insert' });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE phone_calls, resident_phones`);
  }
}
