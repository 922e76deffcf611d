import pg from 'pg';
import type { TestApp } from './app.js';

/** Changes rows as only the owner of the database can, for tests of what must notice it. Returns how many. */
export async function asOwner(app: TestApp, villageId: string, sql: string, values: unknown[] = []): Promise<number> {
  const client = new pg.Client({ connectionString: app.database.ownerUrl });
  await client.connect();
  try {
    // FORCE binds the owner to the village too, unless it is a superuser.
    await client.query(`SELECT set_config('app.village_id', $1, false)`, [villageId]);
    return (await client.query(sql, [villageId, ...values])).rowCount ?? 0;
  } finally {
    await client.end();
  }
}
