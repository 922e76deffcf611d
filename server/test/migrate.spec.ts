import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { readDatabaseRoles, roleUrl } from '../src/platform/config/database-roles.js';
import { migrate } from '../src/platform/db/migrator.js';
import { refuseStrongRole } from '../src/platform/db/roles.js';
import { loadMigrations } from '../src/schema.js';

describe('migrating an outside database', () => {
  const owner = `wct_${process.env.TEST_RUN}_owner`;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wecountry-migrate-'));
  const server = new pg.Client({ connectionString: process.env.DATABASE_URL });
  const ownerUrl = new URL(process.env.DATABASE_URL ?? 'postgres://nowhere');
  ownerUrl.username = owner;
  ownerUrl.password = 'owner-of-a-test';
  ownerUrl.pathname = `/${owner}`;
  beforeAll(async () => {
    await server.connect();
    await server.query(`CREATE ROLE ${owner} LOGIN CREATEROLE PASSWORD 'owner-of-a-test'`);
    await server.query(`CREATE DATABASE ${owner} OWNER ${owner}`);
  });
  afterAll(async () => {
    await server.query(`DROP DATABASE IF EXISTS ${owner} WITH (FORCE)`);
    for (const role of ['_app', '_worker', '_app_keeper', ''])
      await server.query(`DROP ROLE IF EXISTS ${owner}${role}`);
    await server.end();
    rmSync(folder, { recursive: true });
  });

  const asRole = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };

  it('works for an owner who is no superuser, keeps the passwords to itself, and runs twice', async () => {
    const input = { ownerUrl: ownerUrl.href, dataDir: folder, migrations: await loadMigrations() };
    expect((await migrate(input)).length).toBe(input.migrations.length);
    expect(await migrate(input)).toEqual([]);
    expect(statSync(path.join(folder, 'database-roles.json')).mode & 0o777).toBe(0o600);

    const roles = readDatabaseRoles(folder)!;
    await asRole(roleUrl(ownerUrl.href, roles.app), async (app) => {
      await expect(refuseStrongRole(async (sql) => (await app.query(sql)).rows)).resolves.toBeUndefined();
      const user = `SELECT login_identity('wx', 'o', NULL, false, gen_random_uuid(), now()) AS id`;
      const [first, second] = [await app.query(user), await app.query(user)];
      expect(second.rows).toEqual(first.rows);
      await expect(app.query('CREATE TABLE mine (id int)')).rejects.toMatchObject({ code: '42501' });
      await expect(app.query('SELECT * FROM graphile_worker._private_jobs')).rejects.toMatchObject({ code: '42501' });
    });
    await asRole(ownerUrl.href, async (client) => {
      await expect(refuseStrongRole(async (sql) => (await client.query(sql)).rows)).rejects.toThrow('owner of tables');
    });
  });
});
