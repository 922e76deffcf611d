import pg from 'pg';
import type { TestDatabase } from './database.js';

/** How many rows a village has in each table, and a hash over all of them; `jobs` are those that wait for it. */
export type Rows = Readonly<Record<string, string>>;

/** Looks at everything of a village from above the application, to tell whether anything at all has changed. */
export class RowsWatch {
  private constructor(
    private readonly owner: pg.Client,
    private readonly worker: pg.Client,
    private readonly sql: string,
  ) {}

  static async open(database: TestDatabase): Promise<RowsWatch> {
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    const worker = new pg.Client({ connectionString: database.workerUrl });
    await Promise.all([owner.connect(), worker.connect()]);
    const { rows } = await owner.query<{ name: string }>(
      `SELECT t.relname AS name FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = 'village_id'
       WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'r' ORDER BY 1`,
    );
    const counts = rows.map(
      ({ name }) =>
        `SELECT '${name}' AS name, count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') AS seen
         FROM "${name}" t WHERE village_id = $1`,
    );
    return new RowsWatch(owner, worker, counts.join(' UNION ALL '));
  }

  async of(villageId: string): Promise<Rows> {
    // FORCE binds the owner to the village too, unless it is a superuser.
    await this.owner.query(`SELECT set_config('app.village_id', $1, false)`, [villageId]);
    const { rows } = await this.owner.query<{ name: string; seen: string }>(this.sql, [villageId]);
    const jobs = await this.worker.query<{ seen: string }>(
      `SELECT count(*)::text AS seen FROM graphile_worker._private_jobs WHERE payload->>'villageId' = $1`,
      [villageId],
    );
    return { ...Object.fromEntries(rows.map(({ name, seen }) => [name, seen])), jobs: jobs.rows[0]!.seen };
  }

  /** The id of every row, and every order number. */
  async namesOf(villageId: string): Promise<string[]> {
    await this.owner.query(`SELECT set_config('app.village_id', $1, false)`, [villageId]);
    const { rows: tables } = await this.owner.query<{ name: string }>(
      `SELECT a.attrelid::regclass::text AS name FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid
       WHERE t.relnamespace = 'public'::regnamespace AND t.relkind = 'r' AND a.attname = 'id' AND EXISTS (
         SELECT FROM pg_attribute v WHERE v.attrelid = t.oid AND v.attname = 'village_id')`,
    );
    const ids = tables.map(({ name }) => `SELECT id::text AS name FROM ${name} WHERE village_id = $1`);
    const sql = [...ids, 'SELECT no FROM orders WHERE village_id = $1'].join(' UNION ALL ');
    return (await this.owner.query<{ name: string }>(sql, [villageId])).rows.map(({ name }) => name);
  }

  async close(): Promise<void> {
    await Promise.all([this.owner.end(), this.worker.end()]);
  }
}
