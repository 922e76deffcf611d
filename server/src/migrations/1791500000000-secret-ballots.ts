import type { MigrationInterface, QueryRunner } from 'typeorm';
import { roleNames, secureTable } from '../platform/db/secure-table.js';

/** Stays as it was on this day; the rule of today is `CHOICE_PATTERN` of shared/domain/choice. */
const CHOICE = `choice ~ '^(approve|reject|abstain|[1-9][0-9]?(,[1-9][0-9]?)*)$'`;
const CODE = `code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'`;

/**
 * Secret ballots: marks of who has voted, a box that the application fills and cannot read, and what closing makes of it:
 * codes and choices in two tables that nothing joins.
 */
export class SecretBallots1791500000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await this.whileOpen(queryRunner);
    await this.afterClose(queryRunner);
    await this.closing(queryRunner);
  }

  /**
   * No time, no number of ours. Neither table points at the roll or at the poll: a foreign key locks the row it points at,
   * and the lock leaves the transaction's id in the header of the elector's row for good. The casting itself finds the
   * elector on the roll and holds the poll.
   */
  private async whileOpen(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE secret_marks (
        village_id uuid NOT NULL,
        poll_id uuid NOT NULL,
        holder_id uuid NOT NULL,
        cast_by uuid,
        PRIMARY KEY (village_id, poll_id, holder_id)
      )`);
    await secureTable(queryRunner, 'secret_marks', { app: 'select, insert' });
    await queryRunner.query(`
      CREATE TABLE secret_box (
        village_id uuid NOT NULL,
        poll_id uuid NOT NULL,
        code text NOT NULL,
        choice text NOT NULL,
        PRIMARY KEY (village_id, poll_id, code),
        CONSTRAINT secret_box_code CHECK (${CODE}),
        CONSTRAINT secret_box_choice CHECK (${CHOICE})
      )`);
    await secureTable(queryRunner, 'secret_box', { app: 'select (village_id, poll_id, code), insert' });
    for (const table of ['secret_marks', 'secret_box', 'assisted_ballots']) {
      // What was deleted lies dead in the file until a vacuum: here the next round of it comes, not the thousandth row.
      await queryRunner.query(
        `ALTER TABLE ${table} SET (autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0)`,
      );
    }
    // No sample of an open box lies in the planner's statistics.
    for (const column of ['code', 'choice']) {
      await queryRunner.query(`ALTER TABLE secret_box ALTER COLUMN ${column} SET STATISTICS 0`);
    }
    await queryRunner.query(`ALTER TABLE assisted_ballots ALTER COLUMN choice DROP NOT NULL`);
    await queryRunner.query(`ALTER TABLE assisted_ballots ALTER COLUMN choice SET STATISTICS 0`);
  }

  private async afterClose(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE secret_codes (
        village_id uuid NOT NULL,
        poll_id uuid NOT NULL,
        position integer NOT NULL,
        code text NOT NULL,
        PRIMARY KEY (village_id, poll_id, position),
        CONSTRAINT secret_codes_once UNIQUE (village_id, poll_id, code),
        CONSTRAINT secret_codes_code CHECK (${CODE}),
        CONSTRAINT secret_codes_poll FOREIGN KEY (village_id, poll_id) REFERENCES polls (village_id, id)
      )`);
    await secureTable(queryRunner, 'secret_codes', { app: 'select' });
    await queryRunner.query(`
      CREATE TABLE secret_choices (
        village_id uuid NOT NULL,
        poll_id uuid NOT NULL,
        position integer NOT NULL,
        choice text NOT NULL,
        PRIMARY KEY (village_id, poll_id, position),
        CONSTRAINT secret_choices_choice CHECK (${CHOICE}),
        CONSTRAINT secret_choices_poll FOREIGN KEY (village_id, poll_id) REFERENCES polls (village_id, id)
      )`);
    await secureTable(queryRunner, 'secret_choices', { app: 'select' });
    await queryRunner.query(`
      CREATE TABLE poll_seals (
        village_id uuid NOT NULL,
        poll_id uuid NOT NULL,
        size integer NOT NULL,
        head text NOT NULL,
        sealed_at timestamptz NOT NULL,
        PRIMARY KEY (village_id, poll_id),
        CONSTRAINT poll_seals_head CHECK (head ~ '^[0-9a-f]{64}$'),
        CONSTRAINT poll_seals_poll FOREIGN KEY (village_id, poll_id) REFERENCES polls (village_id, id)
      )`);
    await secureTable(queryRunner, 'poll_seals', { app: 'select, insert' });
  }

  /**
   * Empties the box of a poll as the keeper. The lock waits for castings under way. Ballots taken for somebody, not
   * overturned, of electors without an own one go into the box first, under codes that nobody holds; their choices are
   * wiped where they lay named. Then codes and choices are written each in an order of its own, drawn by the database's
   * strong random numbers, and the marks once more in a third: every row of the three tables comes from this one
   * transaction, and its place in the file says nothing.
   */
  private async closing(queryRunner: QueryRunner): Promise<void> {
    const { app, keeper } = await roleNames(queryRunner);
    await queryRunner.query(`GRANT SELECT (village_id, id, secret, state), UPDATE (state) ON polls TO "${keeper}"`);
    await queryRunner.query(`GRANT SELECT, INSERT, DELETE ON secret_marks, secret_box TO "${keeper}"`);
    await queryRunner.query(`GRANT INSERT ON secret_codes, secret_choices TO "${keeper}"`);
    await queryRunner.query(
      `GRANT SELECT (village_id, poll_id, holder_id, choice, overturned_at), UPDATE (choice) ON assisted_ballots TO "${keeper}"`,
    );
    await queryRunner.query(CLOSE);
    await queryRunner.query(`REVOKE ALL ON FUNCTION close_secret_box FROM PUBLIC`);
    await queryRunner.query(`GRANT EXECUTE ON FUNCTION close_secret_box TO "${app}"`);
    await queryRunner.query(`GRANT CREATE ON SCHEMA public TO "${keeper}"`);
    await queryRunner.query(`ALTER FUNCTION close_secret_box OWNER TO "${keeper}"`);
    await queryRunner.query(`REVOKE CREATE ON SCHEMA public FROM "${keeper}"`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const { keeper } = await roleNames(queryRunner);
    await queryRunner.query(`DROP FUNCTION close_secret_box`);
    await queryRunner.query(`DROP TABLE poll_seals, secret_choices, secret_codes, secret_box, secret_marks`);
    await queryRunner.query(`REVOKE ALL ON polls, assisted_ballots FROM "${keeper}"`);
    await queryRunner.query(`DELETE FROM assisted_ballots WHERE choice IS NULL`);
    await queryRunner.query(`ALTER TABLE assisted_ballots ALTER COLUMN choice SET NOT NULL`);
  }
}

const CLOSE = `
  CREATE FUNCTION close_secret_box(a_poll uuid, counting boolean) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DECLARE
    village uuid := NULLIF(current_setting('app.village_id', true), '')::uuid;
    digits constant text := '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    helped record;
    random bytea;
    holders uuid[];
    casters uuid[];
    written integer;
  BEGIN
    PERFORM FROM polls WHERE village_id = village AND id = a_poll AND secret AND state = 'open' FOR UPDATE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'No open secret poll' USING ERRCODE = '55000';
    END IF;

    FOR helped IN
      SELECT a.holder_id, a.choice FROM assisted_ballots a
      WHERE counting AND a.village_id = village AND a.poll_id = a_poll AND a.overturned_at IS NULL AND NOT EXISTS (
        SELECT FROM secret_marks m WHERE m.village_id = village AND m.poll_id = a_poll AND m.holder_id = a.holder_id)
      ORDER BY gen_random_uuid()
    LOOP
      -- The first six bytes of a random UUID are wholly random; later ones carry its version.
      random := substring(uuid_send(gen_random_uuid()), 1, 6) || substring(uuid_send(gen_random_uuid()), 1, 6)
        || substring(uuid_send(gen_random_uuid()), 1, 4);
      INSERT INTO secret_box (village_id, poll_id, code, choice)
      SELECT village, a_poll, string_agg(substr(digits, (get_byte(random, i) & 31) + 1, 1), '' ORDER BY i), helped.choice
      FROM generate_series(0, 15) i;
      INSERT INTO secret_marks (village_id, poll_id, holder_id) VALUES (village, a_poll, helped.holder_id);
    END LOOP;
    UPDATE assisted_ballots SET choice = NULL WHERE village_id = village AND poll_id = a_poll AND choice IS NOT NULL;

    WITH gone AS (
      DELETE FROM secret_marks WHERE village_id = village AND poll_id = a_poll RETURNING holder_id, cast_by
    )
    SELECT array_agg(holder_id ORDER BY draw), array_agg(cast_by ORDER BY draw) INTO holders, casters
    FROM (SELECT holder_id, cast_by, gen_random_uuid() AS draw FROM gone) drawn;
    INSERT INTO secret_marks (village_id, poll_id, holder_id, cast_by)
    SELECT village, a_poll, holder_id, cast_by FROM unnest(holders, casters) AS kept (holder_id, cast_by);

    IF counting THEN
      INSERT INTO secret_codes (village_id, poll_id, position, code)
      SELECT village, a_poll, row_number() OVER (ORDER BY draw) - 1, code
      FROM (SELECT code, gen_random_uuid() AS draw FROM secret_box WHERE village_id = village AND poll_id = a_poll) drawn
      ORDER BY draw;
      GET DIAGNOSTICS written = ROW_COUNT;
      IF written <> coalesce(cardinality(holders), 0) THEN
        RAISE EXCEPTION 'The box holds another number of ballots than there are marks' USING ERRCODE = '23000';
      END IF;
      INSERT INTO secret_choices (village_id, poll_id, position, choice)
      SELECT village, a_poll, row_number() OVER (ORDER BY draw) - 1, choice
      FROM (SELECT choice, gen_random_uuid() AS draw FROM secret_box WHERE village_id = village AND poll_id = a_poll) drawn
      ORDER BY draw;
    END IF;
    DELETE FROM secret_box WHERE village_id = village AND poll_id = a_poll;
    RETURN coalesce(cardinality(holders), 0);
  END $$`;
