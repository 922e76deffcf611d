import type { MigrationInterface, QueryRunner } from 'typeorm';
import { roleNames } from '../platform/db/secure-table.js';

/** Who runs an activity may take a place back, for a reason that stays. */
export class RemovedPlaces1792500000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE activity_places
        ADD removed_reason text,
        ADD CONSTRAINT activity_places_removed CHECK (removed_reason IS NULL OR state = 'out')`);
    const { app } = await roleNames(queryRunner);
    await queryRunner.query(`GRANT UPDATE (removed_reason) ON activity_places TO "${app}"`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE activity_places DROP COLUMN removed_reason`);
  }
}
