import type { MigrationInterface, QueryRunner } from 'typeorm';
import { roleNames, secureTable } from '../platform/db/secure-table.js';

/** The register changes by dated events; who leaves stays with their number. Imports wait here to be confirmed. */
export class RegisterEvents1791100000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE residents
        ADD left_on date,
        ADD left_because text,
        ADD CONSTRAINT residents_left CHECK ((left_on IS NULL) = (left_because IS NULL)),
        ADD CONSTRAINT residents_left_because CHECK (left_because IN ('moved_away', 'died')),
        ADD CONSTRAINT residents_left_alone CHECK (left_on IS NULL OR (user_id IS NULL AND NOT head))`);
    const { app } = await roleNames(queryRunner);
    await queryRunner.query(
      `GRANT UPDATE (household_id, name, born_on, head, away, left_on, left_because) ON residents TO "${app}"`,
    );
    await queryRunner.query(`
      CREATE TABLE register_events (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        kind text NOT NULL,
        resident_id uuid NOT NULL,
        from_household_id uuid,
        to_household_id uuid,
        happened_on date NOT NULL,
        changes jsonb NOT NULL,
        recorded_at timestamptz NOT NULL,
        recorded_by uuid NOT NULL,
        PRIMARY KEY (village_id, id),
        CONSTRAINT register_events_kind CHECK (kind IN ('born', 'married_in', 'moved_in', 'moved_house', 'moved_away',
          'died', 'head_changed', 'went_away', 'came_back', 'entered', 'corrected')),
        CONSTRAINT register_events_household CHECK (from_household_id IS NOT NULL OR to_household_id IS NOT NULL),
        CONSTRAINT register_events_resident FOREIGN KEY (village_id, resident_id) REFERENCES residents (village_id, id),
        CONSTRAINT register_events_from FOREIGN KEY (village_id, from_household_id) REFERENCES households (village_id, id),
        CONSTRAINT register_events_to FOREIGN KEY (village_id, to_household_id) REFERENCES households (village_id, id)
      )`);
    await queryRunner.query(
      `CREATE INDEX register_events_from_by_day ON register_events (village_id, from_household_id)`,
    );
    await queryRunner.query(`CREATE INDEX register_events_to_by_day ON register_events (village_id, to_household_id)`);
    await secureTable(queryRunner, 'register_events', { app: 'select, insert' });

    await queryRunner.query(`
      CREATE TABLE register_imports (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        checked_at timestamptz NOT NULL,
        checked_by uuid NOT NULL,
        -- The people of the sheet; gone once it is imported or too old.
        rows jsonb,
        counts jsonb NOT NULL,
        ready boolean NOT NULL,
        done_at timestamptz,
        done_by uuid,
        PRIMARY KEY (village_id, id),
        CONSTRAINT register_imports_done CHECK ((done_at IS NULL) = (done_by IS NULL)),
        CONSTRAINT register_imports_emptied CHECK (done_at IS NULL OR rows IS NULL)
      )`);
    await secureTable(queryRunner, 'register_imports', { app: 'select, insert, update (rows, done_at, done_by)' });
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE register_imports, register_events`);
    await queryRunner.query(`ALTER TABLE residents DROP left_on, DROP left_because`);
  }
}
