// The database of a start: DATABASE_URL, or the one that comes with the packages.
import { createRequire } from 'node:module';
import path from 'node:path';
import { startPostgres } from './postgres.mjs';
import { at, dataDir, run } from './workspace.mjs';

const NAME = 'wecountry';
/** Other clients of the server; one that has just gone is seen a moment longer. */
const OTHERS = `SELECT FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`;

/**
 * Whoever opened it calls `leave` at the end. The PostgreSQL of the packages is stopped by the last to leave, whoever
 * started it: it also outlives a start that was killed, and another start or a tool may have joined meanwhile.
 * @returns {Promise<{ url: string, leave: () => Promise<void>, recreate?: () => Promise<unknown> }>}
 */
export async function openDatabase() {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, leave: async () => {} };
  const postgres = await startPostgres(path.join(dataDir(), 'postgres'));
  const url = new URL(postgres.url);
  url.pathname = `/${NAME}`;
  const pg = createRequire(at('server', 'package.json'))('pg');
  // Kept open to the end: it tells others that somebody is here.
  const here = new pg.Client({ connectionString: postgres.url, application_name: 'wecountry' });
  here.on('error', () => {});
  await here.connect();
  const ask = async (...statements) => {
    let last;
    for (const sql of statements) last = await here.query(sql);
    return last.rows;
  };
  const alone = async () => {
    for (let i = 0; i < 20; i++) {
      if ((await ask(OTHERS)).length === 0) return true;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return false;
  };
  const leave = async () => {
    const last = await alone().catch(() => true);
    await here.end().catch(() => {});
    if (last) postgres.stop();
  };
  const found = await ask(`SELECT 1 FROM pg_database WHERE datname = '${NAME}'`);
  if (found.length === 0) await ask(`CREATE DATABASE ${NAME}`);
  return {
    url: url.href,
    leave,
    recreate: () => ask(`DROP DATABASE ${NAME} WITH (FORCE)`, `CREATE DATABASE ${NAME}`),
  };
}

export function migrate(url, env) {
  run(process.execPath, [at('server/dist/platform/db/migrate.js')], {
    env: { ...env, DATABASE_URL: url },
    quiet: true,
  });
}
