import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable } from '../platform/db/secure-table.js';

/** Pictures that were uploaded; the bytes lie in the media storage under the same id. */
export class Media1790000002000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE media (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        uploaded_by uuid NOT NULL,
        uploaded_at timestamptz NOT NULL,
        width integer NOT NULL,
        height integer NOT NULL,
        size_bytes integer NOT NULL,
        owner_type text,
        owner_id uuid,
        PRIMARY KEY (village_id, id),
        CONSTRAINT media_size CHECK (width > 0 AND height > 0 AND size_bytes > 0),
        CONSTRAINT media_owner CHECK ((owner_type IS NULL) = (owner_id IS NULL))
      )`);
    await secureTable(queryRunner, 'media', { app: 'select, insert, update (owner_type, owner_id)' });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE media`);
  }
}
