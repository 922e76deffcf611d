import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureWith } from '../platform/db/secure-table.js';

/**
 * Whether a demo village was made to its end. It lies where the village lies: a file beside the database could speak of
 * another one. A village without a row is a real one, and complete.
 */
export class DemoMaking1791900000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE demo_makings (
        slug text PRIMARY KEY,
        begun_at timestamptz NOT NULL,
        done_at timestamptz
      )`);
    await secureWith(queryRunner, 'demo_makings', { app: 'select, insert, update (done_at)' }, { all: 'true' });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE demo_makings`);
  }
}
