import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable } from '../platform/db/secure-table.js';

/** Who let whom act for them, until when; and every write that was made so. */
export class Helpers1791200002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE helper_consents (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        owner_resident_id uuid NOT NULL,
        helper_resident_id uuid NOT NULL,
        relation text NOT NULL,
        how text NOT NULL,
        photo_id uuid,
        witness_ids uuid[] NOT NULL,
        given_at timestamptz NOT NULL,
        recorded_by uuid NOT NULL,
        ended_at timestamptz,
        ended_by uuid,
        ended_reason text,
        PRIMARY KEY (village_id, id),
        CONSTRAINT helper_consents_two CHECK (owner_resident_id <> helper_resident_id),
        CONSTRAINT helper_consents_how CHECK (how IN ('own_phone', 'paper', 'in_person')),
        CONSTRAINT helper_consents_proof CHECK (
          how = 'own_phone' OR how = 'paper' AND photo_id IS NOT NULL OR how = 'in_person' AND cardinality(witness_ids) = 2),
        CONSTRAINT helper_consents_ended CHECK ((ended_at IS NULL) = (ended_by IS NULL))
      )`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX helper_consents_active ON helper_consents (village_id, owner_resident_id, helper_resident_id) WHERE ended_at IS NULL`,
    );
    await queryRunner.query(
      `CREATE INDEX helper_consents_by_helper ON helper_consents (village_id, helper_resident_id)`,
    );
    await secureTable(queryRunner, 'helper_consents', {
      app: 'select, insert, update (ended_at, ended_by, ended_reason)',
    });
    await queryRunner.query(`
      CREATE TABLE helper_acts (
        village_id uuid NOT NULL,
        -- The request's own id: one request is one act.
        id uuid NOT NULL,
        consent_id uuid NOT NULL,
        owner_resident_id uuid NOT NULL,
        helper_resident_id uuid NOT NULL,
        helper_user_id uuid NOT NULL,
        operation text NOT NULL,
        acted_at timestamptz NOT NULL,
        PRIMARY KEY (village_id, id),
        CONSTRAINT helper_acts_consent FOREIGN KEY (village_id, consent_id) REFERENCES helper_consents (village_id, id)
      )`);
    await queryRunner.query(
      `CREATE INDEX helper_acts_by_owner ON helper_acts (village_id, owner_resident_id, acted_at, id)`,
    );
    await secureTable(queryRunner, 'helper_acts', { app: 'select, insert' });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE helper_acts, helper_consents`);
  }
}
