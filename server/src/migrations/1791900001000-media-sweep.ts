import type { MigrationInterface, QueryRunner } from 'typeorm';
import { roleNames } from '../platform/db/secure-table.js';

/** Uploads that nothing ever took are forgotten at night; the owner of a picture is never undone. */
export class MediaSweep1791900001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const { app } = await roleNames(queryRunner);
    await queryRunner.query(`GRANT DELETE ON media TO "${app}"`);
    await queryRunner.query(`CREATE INDEX media_unclaimed ON media (village_id, uploaded_at) WHERE owner_id IS NULL`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const { app } = await roleNames(queryRunner);
    await queryRunner.query(`DROP INDEX media_unclaimed`);
    await queryRunner.query(`REVOKE DELETE ON media FROM "${app}"`);
  }
}
