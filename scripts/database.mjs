// The database of a start: DATABASE_URL, or the one that comes with the packages.
import { createRequire } from 'node:module';
import path from 'node:path';
import { startPostgres } from './postgres.mjs';
import { at, dataDir, run } from './workspace.mjs';

const NAME = 'wecountry';

/** @returns {Promise<{ url: string, started: boolean, stop: () => void, recreate?: () => Promise<void> }>} */
export async function openDatabase() {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, started: false, stop: () => {} };
  const postgres = await startPostgres(path.join(dataDir, 'postgres'));
  const url = new URL(postgres.url);
  url.pathname = `/${NAME}`;
  const ask = async (...statements) => {
    const pg = createRequire(at('server', 'package.json'))('pg');
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    try {
      let last;
      for (const sql of statements) last = await client.query(sql);
      return last.rows;
    } finally {
      await client.end();
    }
  };
  const found = await ask(`SELECT 1 FROM pg_database WHERE datname = '${NAME}'`);
  if (found.length === 0) await ask(`CREATE DATABASE ${NAME}`);
  return {
    url: url.href,
    started: postgres.started,
    stop: postgres.stop,
    recreate: () => ask(`DROP DATABASE ${NAME} WITH (FORCE)`, `CREATE DATABASE ${NAME}`),
  };
}

export function migrate(url, env) {
  run(process.execPath, [at('server/dist/platform/db/migrate.js')], {
    env: { ...env, DATABASE_URL: url },
    quiet: true,
  });
}
