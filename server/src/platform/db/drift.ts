import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { loadEntities, loadMigrations } from '../../schema.js';
import { makeDataSource } from './data-source.js';
import { migrate } from './migrator.js';

/**
 * `node dist/platform/db/drift.js`: migrates an empty database on the server of DATABASE_URL and asks TypeORM what it
 * would still change. Anything it names is a difference between the entities and the migrations; exit 1.
 */
const serverUrl = process.env.DATABASE_URL;
if (!serverUrl) throw new Error('DATABASE_URL: a server on which a database may be created');
const name = `wecountry_drift_${randomBytes(4).toString('hex')}`;
const folder = mkdtempSync(path.join(os.tmpdir(), 'wecountry-drift-'));
const ownerUrl = new URL(serverUrl);
ownerUrl.pathname = `/${name}`;
const server = new pg.Client({ connectionString: serverUrl });
await server.connect();
try {
  await server.query(`CREATE DATABASE ${name}`);
  const entities = await loadEntities();
  await migrate({ ownerUrl: ownerUrl.href, dataDir: folder, entities, migrations: await loadMigrations() });
  const differences = await differencesOf(ownerUrl.href);
  for (const sql of differences) console.error(sql);
  console.log(differences.length > 0 ? `${differences.length} differences` : `no drift in ${entities.length} entities`);
  process.exitCode = differences.length > 0 ? 1 : 0;
} finally {
  await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  for (const role of ['app', 'worker', 'app_keeper']) await server.query(`DROP ROLE IF EXISTS ${name}_${role}`);
  await server.end();
  rmSync(folder, { recursive: true });
}

async function differencesOf(url: string): Promise<string[]> {
  const entities = await loadEntities();
  const dataSource = makeDataSource({ url, poolSize: 2, applicationName: 'wecountry-drift', entities });
  await dataSource.initialize();
  try {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    return upQueries.map((q) => q.query);
  } finally {
    await dataSource.destroy();
  }
}
