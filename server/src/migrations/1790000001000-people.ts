import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable } from '../platform/db/secure-table.js';

/** The register of a village: hamlets, households, residents; and who holds which role. */
export class People1790000001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await this.places(queryRunner);
    await this.residents(queryRunner);
    await this.roles(queryRunner);
  }

  private async places(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE hamlets (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        name text NOT NULL,
        position integer NOT NULL,
        PRIMARY KEY (village_id, id)
      )`);
    await queryRunner.query(`CREATE UNIQUE INDEX hamlets_name ON hamlets (village_id, name)`);
    await secureTable(queryRunner, 'hamlets', { app: 'select, insert' });

    await queryRunner.query(`
      CREATE TABLE households (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        hamlet_id uuid NOT NULL,
        no integer NOT NULL,
        PRIMARY KEY (village_id, id),
        CONSTRAINT households_no_positive CHECK (no > 0),
        CONSTRAINT households_hamlet FOREIGN KEY (village_id, hamlet_id) REFERENCES hamlets (village_id, id)
      )`);
    await queryRunner.query(`CREATE UNIQUE INDEX households_no ON households (village_id, hamlet_id, no)`);
    await secureTable(queryRunner, 'households', { app: 'select, insert' });
  }

  private async residents(queryRunner: QueryRunner): Promise<void> {
    // The last resident number given out in a village. It only grows, so that a number is never somebody else's.
    await queryRunner.query(`
      CREATE TABLE registers (
        village_id uuid NOT NULL,
        last_resident_no integer NOT NULL,
        PRIMARY KEY (village_id)
      )`);
    await secureTable(queryRunner, 'registers', { app: 'select, insert, update' });

    await queryRunner.query(`
      CREATE TABLE residents (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        resident_no integer NOT NULL,
        household_id uuid NOT NULL,
        name text NOT NULL,
        born_on date NOT NULL,
        head boolean NOT NULL,
        away boolean NOT NULL,
        user_id uuid,
        bound_at timestamptz,
        PRIMARY KEY (village_id, id),
        CONSTRAINT residents_no_positive CHECK (resident_no > 0),
        CONSTRAINT residents_bound CHECK ((user_id IS NULL) = (bound_at IS NULL)),
        CONSTRAINT residents_household FOREIGN KEY (village_id, household_id) REFERENCES households (village_id, id)
      )`);
    await queryRunner.query(`CREATE UNIQUE INDEX residents_no ON residents (village_id, resident_no)`);
    await queryRunner.query(`CREATE INDEX residents_by_household ON residents (village_id, household_id)`);
    await queryRunner.query(`CREATE UNIQUE INDEX residents_head ON residents (village_id, household_id) WHERE head`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX residents_user ON residents (village_id, user_id) WHERE user_id IS NOT NULL`,
    );
    await secureTable(queryRunner, 'residents', { app: 'select, insert, update (user_id, bound_at)' });
  }

  private async roles(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE role_grants (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        user_id uuid NOT NULL,
        role text NOT NULL,
        holder_name text,
        granted_at timestamptz NOT NULL,
        granted_by uuid NOT NULL,
        revoked_at timestamptz,
        revoked_by uuid,
        PRIMARY KEY (village_id, id),
        CONSTRAINT role_grants_role CHECK (role IN ('group_leader', 'committee', 'supervisor', 'coop_staff', 'museum_staff')),
        CONSTRAINT role_grants_revoked CHECK ((revoked_at IS NULL) = (revoked_by IS NULL)),
        CONSTRAINT role_grants_not_self CHECK (granted_by <> user_id)
      )`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX role_grants_active ON role_grants (village_id, user_id, role) WHERE revoked_at IS NULL`,
    );
    await secureTable(queryRunner, 'role_grants', { app: 'select, insert, update (revoked_at, revoked_by)' });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE role_grants, residents, registers, households, hamlets`);
  }
}
