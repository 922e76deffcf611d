import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { roleUrl } from '../../src/platform/config/database-roles.js';
import { migrate } from '../../src/platform/db/migrator.js';
import { loadMigrations } from '../../src/schema.js';

const source = fileURLToPath(new URL('../../src', import.meta.url));
const LOCK = 7_260_453;

export interface TestDatabase {
  readonly name: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly workerUrl: string;
  drop(): Promise<void>;
}

/** A database of this test file, cloned from the migrated template. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const name = `wct_${process.env.TEST_RUN}_${process.env.JEST_WORKER_ID ?? '1'}_${process.hrtime.bigint().toString(36)}`;
  await onServer(async (server) => {
    const template = await ensureTemplate(server);
    await server.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
  });
  return {
    name,
    ...urlsOf(name),
    drop: () => onServer(async (server) => void (await server.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`))),
  };
}

/** Makes the template of these migrations, once for all runs on the server. */
async function ensureTemplate(server: pg.Client): Promise<string> {
  const name = `wctemplate_${migrationsHash()}`;
  await server.query('SELECT pg_advisory_lock($1)', [LOCK]);
  try {
    const found = await server.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount) return name;
    const making = `${name}_making`;
    await server.query(`DROP DATABASE IF EXISTS "${making}" WITH (FORCE)`);
    await server.query(`CREATE DATABASE "${making}"`);
    await migrate({ ...urlsOf(making), dataDir: '', migrations: await loadMigrations() });
    await server.query(`ALTER DATABASE "${making}" RENAME TO "${name}"`);
    await dropOldTemplates(server);
    return name;
  } finally {
    await server.query('SELECT pg_advisory_unlock($1)', [LOCK]);
  }
}

/** Templates of migrations that nobody has run for a day, judged by their files, which a superuser may look at. */
async function dropOldTemplates(server: pg.Client): Promise<void> {
  const { rows } = await server.query<{ name: string }>(
    `SELECT datname AS name FROM pg_database WHERE datname LIKE 'wctemplate\\_%'
       AND CASE WHEN (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)
             THEN (pg_stat_file('base/' || oid || '/PG_VERSION')).modification < now() - interval '1 day' END`,
  );
  for (const { name } of rows) await server.query(`DROP DATABASE IF EXISTS "${name}"`);
}

/** Of everything that shapes the schema: our migrations and the code that runs them. */
function migrationsHash(): string {
  const hash = createHash('sha256');
  for (const folder of ['migrations', 'platform/db']) {
    for (const file of readdirSync(path.join(source, folder)).sort()) {
      hash.update(file).update(readFileSync(path.join(source, folder, file)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

function urlsOf(database: string): { ownerUrl: string; appUrl: string; workerUrl: string } {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  return {
    ownerUrl: url.href,
    appUrl: roleUrl(url.href, testRole('wc_test_app')),
    workerUrl: roleUrl(url.href, testRole('wc_test_worker')),
  };
}

/** Roles belong to the whole server: parallel runs must agree on their passwords without talking. */
function testRole(user: string) {
  const password = createHash('sha256')
    .update(`${new URL(serverUrl()).password} ${user}`)
    .digest('base64url');
  return { user, password };
}

function serverUrl(): string {
  const url = process.env.DATABASE_URL;
  if (!url)
    throw new Error('Tests need DATABASE_URL, a server on which databases may be created; `npm test` gives one');
  return url;
}

async function onServer<T>(work: (server: pg.Client) => Promise<T>): Promise<T> {
  const server = new pg.Client({ connectionString: serverUrl() });
  await server.connect();
  try {
    return await work(server);
  } finally {
    await server.end();
  }
}
