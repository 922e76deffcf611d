import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ofUser, secureWith } from '../platform/db/secure-table.js';

/** Who agreed to which privacy notice, when and how: of a user, in whichever village; withdrawn, never changed. */
export class PrivacyConsents1792200001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE privacy_consents (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users (id),
        version text NOT NULL,
        how text NOT NULL CONSTRAINT privacy_consents_how CHECK (how IN ('login', 'page')),
        given_at timestamptz NOT NULL,
        withdrawn_at timestamptz
      )`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX privacy_consents_standing ON privacy_consents (user_id, version) WHERE withdrawn_at IS NULL`,
    );
    await secureWith(
      queryRunner,
      'privacy_consents',
      { app: 'select, insert, update (withdrawn_at)' },
      { own: ofUser },
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE privacy_consents`);
  }
}
