import pg from 'pg';
import type { TestApp } from './app.js';

/** A row of any table with what PostgreSQL keeps beside its columns. */
export interface DumpedRow {
  readonly table: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly xmin: string;
  readonly xmax: string;
  readonly ctid: string;
}

/** Every row of every table of the database but PostgreSQL's own catalogue, read above all policies, in its place. */
export async function dumpOf(app: TestApp): Promise<DumpedRow[]> {
  return withOwner(app, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'm') AND n.nspname !~ '^(pg_|information_schema)' ORDER BY 1`,
    );
    const dump: DumpedRow[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<Omit<DumpedRow, 'table'>>(
        `SELECT to_jsonb(t) AS values, t.xmin::text, t.xmax::text, t.ctid::text FROM ${name} t ORDER BY t.ctid`,
      );
      dump.push(...rows.map((row) => ({ ...row, table: name })));
    }
    return dump;
  });
}

/** Works as the owner of the test's database, whom no policy holds. */
export async function withOwner<T>(app: TestApp, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: app.database.ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Every text in a row, however deep. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}
