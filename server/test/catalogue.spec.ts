import pg from 'pg';
import { credentialsOf } from '../src/platform/config/database-roles.js';
import { cloneDatabase, type TestDatabase } from './harness/database.js';

/**
 * What the migrated schema must be, read from the catalogue: the drift check sees none of this.
 * Global tables hold no village's data; each is named here with the reason in its migration.
 */
const GLOBAL = [
  'auditors',
  'identities',
  'login_tickets',
  'memberships',
  'migrations',
  'order_references',
  'payment_alarms',
  'rate_limits',
  'refresh_tokens',
  'sessions',
  'users',
  'villages',
];
/** Kept by TypeORM; readable by the app, so that readiness can compare. */
const NO_POLICY = ['migrations'];

describe('the catalogue', () => {
  let database: TestDatabase;
  let client: pg.Client;
  let app: string;
  let worker: string;
  beforeAll(async () => {
    database = await cloneDatabase();
    client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    app = credentialsOf(database.appUrl).user;
    worker = credentialsOf(database.workerUrl).user;
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const names = async (sql: string, params: unknown[] = []): Promise<string[]> => {
    const { rows } = await client.query<{ name: string }>(sql, params);
    return rows.map((r) => r.name);
  };
  const tables = `pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'public' AND t.relkind IN ('r', 'p')`;

  it('has tables of villages', async () => {
    const found = await names(`SELECT relname AS name FROM ${tables} WHERE relname <> ALL ($1)`, [GLOBAL]);
    expect(found).toEqual(expect.arrayContaining(['idempotency_keys', 'privileged_acts']));
  });

  it('enables and forces row level security with a policy on every table', async () => {
    const open = await names(
      `SELECT relname AS name FROM ${tables}
       WHERE relname <> ALL ($1) AND NOT (relrowsecurity AND relforcerowsecurity
         AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = t.oid))`,
      [NO_POLICY],
    );
    expect(open).toEqual([]);
  });

  it('holds every table of a village to the village of the transaction, for every role and command', async () => {
    const loose = await names(
      `SELECT relname AS name FROM ${tables} WHERE relname <> ALL ($1) AND NOT EXISTS (
         SELECT FROM pg_policy p WHERE p.polrelid = t.oid AND p.polcmd = '*' AND p.polroles = '{0}'
           AND pg_get_expr(p.polqual, t.oid) = $2 AND pg_get_expr(p.polwithcheck, t.oid) = $2)`,
      [GLOBAL, `(village_id = (NULLIF(current_setting('app.village_id'::text, true), ''::text))::uuid)`],
    );
    expect(loose).toEqual([]);
    const permissive = await names(
      `SELECT relname || ': ' || polname AS name FROM ${tables} JOIN pg_policy p ON p.polrelid = t.oid
       WHERE relname <> ALL ($1) AND polpermissive AND pg_get_expr(p.polqual, t.oid) !~ 'app.village_id'`,
      [GLOBAL],
    );
    expect(permissive).toEqual([]);
  });

  it('begins every primary key, unique index and foreign key of a village with village_id', async () => {
    const keys = await names(
      `SELECT relname || ': ' || c.conname AS name FROM ${tables} JOIN pg_constraint c ON c.conrelid = t.oid
       JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = c.conkey[1]
       WHERE relname <> ALL ($1) AND c.contype IN ('p', 'u', 'f') AND a.attname <> 'village_id'`,
      [GLOBAL],
    );
    expect(keys).toEqual([]);
    const indexes = await names(
      `SELECT relname || ': ' || i.indexrelid::regclass AS name FROM ${tables} JOIN pg_index i ON i.indrelid = t.oid
       JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
       WHERE relname <> ALL ($1) AND i.indisunique AND a.attname <> 'village_id'`,
      [GLOBAL],
    );
    expect(indexes).toEqual([]);
    const keyless = await names(
      `SELECT relname AS name FROM ${tables} WHERE NOT EXISTS (
         SELECT FROM pg_constraint c WHERE c.conrelid = t.oid AND c.contype = 'p')`,
    );
    expect(keyless).toEqual([]);
  });

  it('points foreign keys of a village at the same village', async () => {
    const crossing = await names(
      `SELECT relname || ': ' || c.conname AS name FROM ${tables} JOIN pg_constraint c ON c.conrelid = t.oid
       JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = c.confkey[1]
       WHERE relname <> ALL ($1) AND c.contype = 'f' AND a.attname <> 'village_id'
         AND NOT (c.confrelid = 'villages'::regclass AND cardinality(c.conkey) = 1)`,
      [GLOBAL],
    );
    expect(crossing).toEqual([]);
  });

  it('lets the app and the worker own no table, and the app nothing at all', async () => {
    const owned = await names(
      `SELECT relname AS name FROM ${tables} WHERE pg_get_userbyid(relowner) = ANY ($1)
       UNION ALL SELECT proname FROM pg_proc WHERE pg_get_userbyid(proowner) = $2
       UNION ALL SELECT nspname FROM pg_namespace WHERE pg_get_userbyid(nspowner) = $2`,
      [[app, worker], app],
    );
    expect(owned).toEqual([]);
    const strong = await names(
      `SELECT rolname AS name FROM pg_roles WHERE rolname = ANY ($1) AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)`,
      [[app, worker]],
    );
    expect(strong).toEqual([]);
  });

  it('grants nothing to everybody, no TRUNCATE, and nothing of the village to the worker', async () => {
    const grants = await names(
      `SELECT relname || ': ' || a.grantee::regrole || ' ' || a.privilege_type AS name
       FROM ${tables} CROSS JOIN LATERAL aclexplode(t.relacl) a
       WHERE a.grantee = 0 OR (a.grantee IN (SELECT oid FROM pg_roles WHERE rolname = ANY ($1))
         AND a.privilege_type IN ('TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN'))
         OR (a.grantee = (SELECT oid FROM pg_roles WHERE rolname = $2))`,
      [[app, worker], worker],
    );
    expect(grants).toEqual([]);
  });

  it('lets nobody change what is only added to', async () => {
    const appendOnly = ['privileged_acts', 'journal_entries', 'postings', 'credit_entries'];
    const changeable = await names(
      `SELECT relname || ': ' || a.privilege_type AS name FROM ${tables} CROSS JOIN LATERAL aclexplode(t.relacl) a
       WHERE relname = ANY ($1) AND a.grantee <> t.relowner AND a.privilege_type NOT IN ('SELECT', 'INSERT')`,
      [appendOnly],
    );
    expect(changeable).toEqual([]);
  });

  it('pins the search path of every function that runs as another, and opens none to everybody', async () => {
    const loose = await names(
      `SELECT proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace AND n.nspname = 'public'
       WHERE prosecdef AND (NOT coalesce(array_to_string(proconfig, ','), '') ~ 'search_path=pg_catalog'
         OR proacl IS NULL OR EXISTS (SELECT FROM aclexplode(proacl) a WHERE a.grantee = 0))`,
    );
    expect(loose).toEqual([]);
  });

  it('has only views that look with the eyes of who asks', async () => {
    const views = await names(
      `SELECT relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
       WHERE relkind IN ('v', 'm') AND NOT coalesce(array_to_string(reloptions, ','), '') ~ 'security_invoker=(true|on|1)'`,
    );
    expect(views).toEqual([]);
  });
});
