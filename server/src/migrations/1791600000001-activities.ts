import type { MigrationInterface, QueryRunner } from 'typeorm';
import { secureTable } from '../platform/db/secure-table.js';

/** Groups and their members, activities, places in them, who came, and what came of it. */
export class Activities1791600000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await this.groups(queryRunner);
    await this.activities(queryRunner);
    await this.places(queryRunner);
    await this.attendance(queryRunner);
    await this.awards(queryRunner);
  }

  private async groups(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE activity_groups (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        kind text NOT NULL,
        name text NOT NULL,
        about text NOT NULL,
        leader_id uuid NOT NULL,
        credit_item_id uuid,
        created_by uuid NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (village_id, id),
        CONSTRAINT activity_groups_kind CHECK (kind IN ('troupe', 'family', 'volunteers', 'other')),
        CONSTRAINT activity_groups_leader FOREIGN KEY (village_id, leader_id) REFERENCES residents (village_id, id),
        CONSTRAINT activity_groups_item FOREIGN KEY (village_id, credit_item_id) REFERENCES credit_items (village_id, id)
      )`);
    await secureTable(queryRunner, 'activity_groups', { app: 'select, insert, update (leader_id)' });

    await queryRunner.query(`
      CREATE TABLE group_members (
        village_id uuid NOT NULL,
        group_id uuid NOT NULL,
        resident_id uuid NOT NULL,
        state text NOT NULL,
        asked_by uuid NOT NULL,
        asked_at timestamptz NOT NULL,
        decided_by uuid,
        decided_at timestamptz,
        PRIMARY KEY (village_id, group_id, resident_id),
        CONSTRAINT group_members_state CHECK (state IN ('asked', 'member', 'refused', 'left')),
        CONSTRAINT group_members_group FOREIGN KEY (village_id, group_id) REFERENCES activity_groups (village_id, id),
        CONSTRAINT group_members_resident FOREIGN KEY (village_id, resident_id) REFERENCES residents (village_id, id)
      )`);
    await queryRunner.query(`CREATE INDEX group_members_of ON group_members (village_id, resident_id)`);
    await secureTable(queryRunner, 'group_members', {
      app: 'select, insert, update (state, asked_by, asked_at, decided_by, decided_at)',
    });
  }

  private async activities(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE activities (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        title text NOT NULL,
        body text NOT NULL,
        picture_ids uuid[] NOT NULL,
        place text NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        sign_up_until timestamptz NOT NULL,
        capacity integer,
        hamlet_ids uuid[] NOT NULL,
        group_id uuid,
        credit_item_id uuid,
        pay_fen bigint,
        organiser_id uuid NOT NULL,
        state text NOT NULL,
        created_at timestamptz NOT NULL,
        opened_at timestamptz,
        begun_at timestamptz,
        closed_at timestamptz,
        cancelled_at timestamptz,
        cancel_reason text,
        PRIMARY KEY (village_id, id),
        CONSTRAINT activities_state CHECK (state IN ('planned', 'open', 'held', 'closed', 'cancelled')),
        CONSTRAINT activities_times CHECK (sign_up_until <= starts_at AND starts_at < ends_at),
        CONSTRAINT activities_capacity CHECK (capacity > 0),
        CONSTRAINT activities_pay CHECK (pay_fen > 0),
        CONSTRAINT activities_cancelled
          CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL) AND (cancelled_at IS NULL) = (cancel_reason IS NULL)),
        CONSTRAINT activities_group FOREIGN KEY (village_id, group_id) REFERENCES activity_groups (village_id, id),
        CONSTRAINT activities_item FOREIGN KEY (village_id, credit_item_id) REFERENCES credit_items (village_id, id)
      )`);
    await queryRunner.query(`CREATE INDEX activities_by_time ON activities (village_id, starts_at)`);
    await queryRunner.query(`CREATE INDEX activities_of_group ON activities (village_id, group_id, starts_at)`);
    await secureTable(queryRunner, 'activities', {
      app: 'select, insert, update (state, opened_at, begun_at, closed_at, cancelled_at, cancel_reason)',
    });
  }

  private async places(queryRunner: QueryRunner): Promise<void> {
    // The turn is given out under the activity's lock: it is the order in which people asked.
    await queryRunner.query(`
      CREATE TABLE activity_places (
        village_id uuid NOT NULL,
        activity_id uuid NOT NULL,
        resident_id uuid NOT NULL,
        household_id uuid NOT NULL,
        state text NOT NULL,
        turn integer NOT NULL,
        note text NOT NULL,
        answered_by uuid NOT NULL,
        answered_at timestamptz NOT NULL,
        moved_up_at timestamptz,
        PRIMARY KEY (village_id, activity_id, resident_id),
        CONSTRAINT activity_places_state CHECK (state IN ('in', 'waiting', 'out')),
        CONSTRAINT activity_places_activity FOREIGN KEY (village_id, activity_id) REFERENCES activities (village_id, id),
        CONSTRAINT activity_places_resident FOREIGN KEY (village_id, resident_id) REFERENCES residents (village_id, id)
      )`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX activity_places_turn ON activity_places (village_id, activity_id, turn)`,
    );
    await queryRunner.query(
      `CREATE INDEX activity_places_household ON activity_places (village_id, household_id, activity_id)`,
    );
    await secureTable(queryRunner, 'activity_places', {
      app: 'select, insert, update (state, turn, note, answered_by, answered_at, moved_up_at)',
    });
  }

  private async attendance(queryRunner: QueryRunner): Promise<void> {
    // The latest mark of a person counts; what was marked wrongly stays, with the reason of the one that corrects it.
    await queryRunner.query(`
      CREATE TABLE attendance_marks (
        village_id uuid NOT NULL,
        activity_id uuid NOT NULL,
        resident_id uuid NOT NULL,
        seq integer NOT NULL,
        present boolean NOT NULL,
        way text NOT NULL,
        reason text,
        marked_by uuid NOT NULL,
        marked_at timestamptz NOT NULL,
        PRIMARY KEY (village_id, activity_id, resident_id, seq),
        CONSTRAINT attendance_marks_seq CHECK (seq > 0),
        CONSTRAINT attendance_marks_way CHECK (way IN ('code', 'name')),
        CONSTRAINT attendance_marks_reason CHECK (present OR reason IS NOT NULL),
        CONSTRAINT attendance_marks_activity FOREIGN KEY (village_id, activity_id) REFERENCES activities (village_id, id),
        CONSTRAINT attendance_marks_resident FOREIGN KEY (village_id, resident_id) REFERENCES residents (village_id, id)
      )`);
    await secureTable(queryRunner, 'attendance_marks', { app: 'select, insert' });

    // One row for each who came, made by the closing: the source of the points and of the pay.
    await queryRunner.query(`
      CREATE TABLE activity_results (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        activity_id uuid NOT NULL,
        resident_id uuid NOT NULL,
        household_id uuid NOT NULL,
        claim_id uuid,
        pay_fen bigint,
        entry_id uuid,
        made_at timestamptz NOT NULL,
        PRIMARY KEY (village_id, id),
        CONSTRAINT activity_results_pay CHECK ((pay_fen IS NULL) = (entry_id IS NULL) AND pay_fen > 0),
        CONSTRAINT activity_results_activity FOREIGN KEY (village_id, activity_id) REFERENCES activities (village_id, id),
        CONSTRAINT activity_results_claim FOREIGN KEY (village_id, claim_id) REFERENCES credit_claims (village_id, id)
      )`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX activity_results_once ON activity_results (village_id, activity_id, resident_id)`,
    );
    await secureTable(queryRunner, 'activity_results', { app: 'select, insert' });
  }

  /** Points that nobody claimed: given for something that proves them, once. */
  private async awards(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE credit_claims
      ADD COLUMN source_type text, ADD COLUMN source_id uuid,
      ADD CONSTRAINT credit_claims_source CHECK ((source_type IS NULL) = (source_id IS NULL))`);
    await queryRunner.query(`CREATE UNIQUE INDEX credit_claims_once ON credit_claims (village_id, source_type, source_id)
      WHERE source_id IS NOT NULL`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX credit_claims_once`);
    await queryRunner.query(`ALTER TABLE credit_claims DROP COLUMN source_type, DROP COLUMN source_id`);
    await queryRunner.query(
      `DROP TABLE activity_results, attendance_marks, activity_places, activities, group_members, activity_groups`,
    );
  }
}
