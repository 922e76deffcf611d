import type { MigrationInterface, QueryRunner } from 'typeorm';
import { roleNames, secureTable, secureWith } from '../platform/db/secure-table.js';

/** Idempotency keys, the log of privileged acts, rate limits, and the door to the job queue. */
export class Platform1764000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE idempotency_keys (
        village_id uuid NOT NULL,
        user_id uuid NOT NULL,
        key text NOT NULL,
        body_hash text NOT NULL,
        answer json,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (village_id, user_id, key)
      )`);
    await queryRunner.query(`CREATE INDEX idempotency_keys_age ON idempotency_keys (village_id, created_at)`);
    await secureTable(queryRunner, 'idempotency_keys', { app: 'select, insert, update, delete' });

    await queryRunner.query(`
      CREATE TABLE privileged_acts (
        village_id uuid NOT NULL,
        id uuid NOT NULL,
        acted_at timestamptz NOT NULL,
        actor_user_id uuid NOT NULL,
        act text NOT NULL,
        subject_type text NOT NULL,
        subject_id uuid NOT NULL,
        detail jsonb NOT NULL DEFAULT '{}',
        request_id text NOT NULL,
        PRIMARY KEY (village_id, id)
      )`);
    await queryRunner.query(
      `CREATE INDEX privileged_acts_by_time ON privileged_acts (village_id, acted_at DESC, id DESC)`,
    );
    await secureTable(queryRunner, 'privileged_acts', { app: 'select, insert' });

    // Counts per hashed address, before there is a user or a village.
    await queryRunner.query(
      `CREATE TABLE rate_limits (key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint)`,
    );
    await secureWith(queryRunner, 'rate_limits', { app: 'select, insert, update, delete' }, { all: 'true' });
    await this.enqueueFunction(queryRunner);
  }

  /**
   * The app owns nothing of the queue: it enqueues through this function of the worker role, which takes the village
   * from the transaction, so that a job is never filed under another village.
   */
  private async enqueueFunction(queryRunner: QueryRunner): Promise<void> {
    const { app, worker } = await roleNames(queryRunner);
    const signature = `enqueue_job(task text, payload json, run_at timestamptz, job_key text)`;
    await queryRunner.query(`
      CREATE FUNCTION ${signature} RETURNS void
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, graphile_worker, pg_temp AS $$
      DECLARE
        village uuid := NULLIF(current_setting('app.village_id', true), '')::uuid;
      BEGIN
        IF village IS NULL THEN
          RAISE EXCEPTION 'enqueue_job outside of a village' USING ERRCODE = '42501';
        END IF;
        PERFORM graphile_worker.add_job(
          identifier => task,
          payload => json_build_object('villageId', village, 'payload', payload),
          run_at => run_at,
          max_attempts => 25,
          job_key => village || ':' || task || ':' || job_key
        );
      END $$`);
    await queryRunner.query(`REVOKE ALL ON FUNCTION enqueue_job FROM PUBLIC`);
    await queryRunner.query(`GRANT EXECUTE ON FUNCTION enqueue_job TO "${app}"`);
    await queryRunner.query(`GRANT CREATE ON SCHEMA public TO "${worker}"`);
    await queryRunner.query(`ALTER FUNCTION enqueue_job OWNER TO "${worker}"`);
    await queryRunner.query(`REVOKE CREATE ON SCHEMA public FROM "${worker}"`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP FUNCTION enqueue_job`);
    await queryRunner.query(`DROP TABLE rate_limits, privileged_acts, idempotency_keys`);
  }
}
