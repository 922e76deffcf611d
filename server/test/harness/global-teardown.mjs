import { rmSync } from 'node:fs';
import pg from 'pg';

const OLD_SECONDS = 6 * 3600;

/** Drops what this run left, and databases of runs that were killed long ago. */
export default async function teardown() {
  rmSync(process.env.TEST_FOLDER ?? '', { recursive: true, force: true });
  if (!process.env.DATABASE_URL) return;
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    const { rows } = await client.query(`SELECT datname FROM pg_database WHERE datname LIKE 'wct\\_%'`);
    for (const { datname } of rows) {
      const startedAt = parseInt(datname.split('_')[1].slice(0, -6), 36);
      const mine = datname.startsWith(`wct_${process.env.TEST_RUN}_`);
      if (mine || startedAt < Date.now() / 1000 - OLD_SECONDS) {
        await client.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
      }
    }
  } finally {
    await client.end();
  }
}
