import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable } from '../platform/db/secure-table.js';

/** How residents come to their WeChat users: invites of a household, requests to be answered, roles of two steps. */
export class Joining1791100001000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await this.invites(queryRunner);
    await this.requests(queryRunner);
    await this.nominations(queryRunner);
  }

  private async invites(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE household_invites (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        household_id uuid NOT NULL,
        -- Only this person may take it, and the role comes with it: a seat of the founding.
        resident_id uuid,
        role text,
        -- A keyed hash: a dump of the database opens no door.
        code_hash text NOT NULL,
        created_at timestamptz NOT NULL,
        created_by uuid NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        revoked_by uuid,
        PRIMARY KEY (village_id, id),
        CONSTRAINT household_invites_revoked CHECK ((revoked_at IS NULL) = (revoked_by IS NULL)),
        CONSTRAINT household_invites_role CHECK (role IS NULL OR (role = 'committee' AND resident_id IS NOT NULL)),
        CONSTRAINT household_invites_household FOREIGN KEY (village_id, household_id) REFERENCES households (village_id, id),
        CONSTRAINT household_invites_resident FOREIGN KEY (village_id, resident_id) REFERENCES residents (village_id, id)
      )`);
    await queryRunner.query(`CREATE UNIQUE INDEX household_invites_code ON household_invites (village_id, code_hash)`);
    await queryRunner.query(
      `CREATE INDEX household_invites_by_household ON household_invites (village_id, household_id)`,
    );
    await secureTable(queryRunner, 'household_invites', { app: 'select, insert, update (revoked_at, revoked_by)' });
  }

  private async requests(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE join_requests (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        user_id uuid NOT NULL,
        name text NOT NULL,
        hamlet_id uuid NOT NULL,
        household_no integer NOT NULL,
        state text NOT NULL,
        requested_at timestamptz NOT NULL,
        decided_at timestamptz,
        decided_by uuid,
        resident_id uuid,
        reason text,
        PRIMARY KEY (village_id, id),
        CONSTRAINT join_requests_state CHECK (state IN ('open', 'confirmed', 'refused', 'withdrawn')),
        CONSTRAINT join_requests_decided CHECK ((state = 'open') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL)),
        CONSTRAINT join_requests_whom CHECK ((state = 'confirmed') = (resident_id IS NOT NULL)),
        CONSTRAINT join_requests_hamlet FOREIGN KEY (village_id, hamlet_id) REFERENCES hamlets (village_id, id),
        CONSTRAINT join_requests_resident FOREIGN KEY (village_id, resident_id) REFERENCES residents (village_id, id)
      )`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX join_requests_open ON join_requests (village_id, user_id) WHERE state = 'open'`,
    );
    await secureTable(queryRunner, 'join_requests', {
      app: 'select, insert, update (name, hamlet_id, household_no, requested_at, state, decided_at, decided_by, resident_id, reason)',
    });
  }

  private async nominations(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE role_nominations (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        user_id uuid NOT NULL,
        role text NOT NULL,
        holder_name text,
        proposed_at timestamptz NOT NULL,
        proposed_by uuid NOT NULL,
        state text NOT NULL,
        decided_at timestamptz,
        decided_by uuid,
        reason text,
        PRIMARY KEY (village_id, id),
        CONSTRAINT role_nominations_role CHECK (role = 'supervisor'),
        CONSTRAINT role_nominations_state CHECK (state IN ('open', 'confirmed', 'refused')),
        CONSTRAINT role_nominations_decided CHECK ((state = 'open') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL)),
        CONSTRAINT role_nominations_two CHECK (proposed_by <> user_id AND decided_by <> user_id AND decided_by <> proposed_by)
      )`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX role_nominations_open ON role_nominations (village_id, user_id, role) WHERE state = 'open'`,
    );
    await secureTable(queryRunner, 'role_nominations', {
      app: 'select, insert, update (state, decided_at, decided_by, reason)',
    });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE role_nominations, join_requests, household_invites`);
  }
}
