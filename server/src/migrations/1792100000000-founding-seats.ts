import type { MigrationInterface, QueryRunner } from 'typeorm';

const rule = (roles: string) => `
  ALTER TABLE household_invites DROP CONSTRAINT household_invites_role,
    ADD CONSTRAINT household_invites_role CHECK (role IS NULL OR (role ${roles} AND resident_id IS NOT NULL))`;

/** A founding seats the first supervisors too: no committee can appoint them. */
export class FoundingSeats1792100000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(rule(`IN ('committee', 'supervisor')`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DELETE FROM household_invites WHERE role = 'supervisor'`);
    await queryRunner.query(rule(`= 'committee'`));
  }
}
