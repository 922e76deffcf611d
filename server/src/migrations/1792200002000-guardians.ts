import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable } from '../platform/db/secure-table.js';

/** That an adult of the household agreed to a child being named in the village's doings. Ended, never changed. */
export class Guardians1792200002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE guardian_consents (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        child_resident_id uuid NOT NULL,
        guardian_resident_id uuid NOT NULL,
        guardian_user_id uuid NOT NULL,
        given_at timestamptz NOT NULL,
        ended_at timestamptz,
        ended_by uuid,
        PRIMARY KEY (village_id, id),
        CONSTRAINT guardian_consents_two CHECK (child_resident_id <> guardian_resident_id),
        CONSTRAINT guardian_consents_ended CHECK ((ended_at IS NULL) = (ended_by IS NULL))
      )`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX guardian_consents_standing ON guardian_consents (village_id, child_resident_id) WHERE ended_at IS NULL`,
    );
    await secureTable(queryRunner, 'guardian_consents', { app: 'select, insert, update (ended_at, ended_by)' });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE guardian_consents`);
  }
}
