import { runMigrations as runWorkerMigrations } from 'graphile-worker';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { roleUrl, type DatabaseRoles } from '../config/database-roles.js';
import { makeDataSource, type EntityClass, type MigrationClass } from './data-source.js';
import { chooseRoles, ensureRoles, keeperOf, type RoleInput } from './roles.js';

export interface MigratorInput extends RoleInput {
  readonly migrations: MigrationClass[];
  readonly entities?: EntityClass[];
}

/** One migrator at a time in a database; the number is ours alone. */
const LOCK = 7_260_451;

/** Brings the database up to this version: roles, the job queue, then our tables. Returns the names of what ran. */
export async function migrate(input: MigratorInput): Promise<string[]> {
  const roles = chooseRoles(input);
  const owner = new pg.Client({ connectionString: input.ownerUrl, connectionTimeoutMillis: 10_000 });
  await owner.connect();
  try {
    await owner.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await ensureRoles(owner, roles);
    await migrateQueue(owner, input, roles);
    const dataSource = ownerDataSource(input, roles);
    await dataSource.initialize();
    try {
      const ran = await dataSource.runMigrations({ transaction: 'each' });
      await owner.query(`GRANT SELECT ON migrations TO ${pg.escapeIdentifier(roles.app.user)}`);
      return ran.map((m) => m.name);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await owner.end();
  }
}

/** A data source of the owner, whose connections carry the role names for `secureTable`. */
function ownerDataSource(input: MigratorInput, roles: DatabaseRoles): DataSource {
  return makeDataSource({
    url: input.ownerUrl,
    poolSize: 2,
    applicationName: 'wecountry-migrate',
    entities: input.entities,
    migrations: input.migrations,
    settings: {
      'wecountry.app_role': roles.app.user,
      'wecountry.worker_role': roles.worker.user,
      'wecountry.keeper_role': keeperOf(roles),
    },
  });
}

/** graphile-worker's own tables, made and owned by the worker role, which gets CREATE on the database for that long. */
async function migrateQueue(owner: pg.Client, input: MigratorInput, roles: DatabaseRoles): Promise<void> {
  const worker = pg.escapeIdentifier(roles.worker.user);
  const { rows } = await owner.query<{ name: string }>('SELECT current_database() AS name');
  const database = pg.escapeIdentifier(rows[0]?.name ?? '');
  await owner.query(`GRANT CREATE ON DATABASE ${database} TO ${worker}`);
  try {
    await runWorkerMigrations({ connectionString: input.workerUrl ?? roleUrl(input.ownerUrl, roles.worker) });
  } finally {
    await owner.query(`REVOKE CREATE ON DATABASE ${database} FROM ${worker}`);
  }
}
