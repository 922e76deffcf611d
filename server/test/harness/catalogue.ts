import pg from 'pg';
import { credentialsOf } from '../../src/platform/config/database-roles.js';
import type { TestDatabase } from './database.js';

/** Global tables hold no village's data; each is named here with the reason in its migration. */
const GLOBAL = [
  'auditors',
  'demo_makings',
  'identities',
  'login_tickets',
  'memberships',
  'migrations',
  'order_references',
  'payment_alarms',
  'privacy_consents',
  'rate_limits',
  'refresh_tokens',
  'sessions',
  'users',
  'villages',
  'wechat_tokens',
];

const OF_VILLAGE = `(village_id = (NULLIF(current_setting('app.village_id'::text, true), ''::text))::uuid)`;

/** Every query begins with these: the tables and who is who. `known.app`, `known.keeper` and so on are roles. */
const KNOWN = `
  WITH known AS (
    SELECT $1::name AS app, $2::name AS worker, $3::name AS keeper, $4::text AS village_policy
  ), tables AS (
    SELECT t.oid, t.relname, t.relowner, t.relacl, t.relrowsecurity, t.relforcerowsecurity,
           t.relname <> ALL ('{${GLOBAL.join()}}'::name[]) AS of_village
    FROM pg_class t WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p', 'f')
  ), grants AS (
    SELECT t.oid, t.relname, NULL::name AS attname, a.* FROM tables t, aclexplode(t.relacl) a WHERE a.grantee <> t.relowner
    UNION ALL
    SELECT t.oid, t.relname, c.attname, a.* FROM tables t JOIN pg_attribute c ON c.attrelid = t.oid,
      aclexplode(c.attacl) a WHERE a.grantee <> t.relowner
  )`;

/** What must never be found: each query names what breaks its rule. */
export const rules = {
  /** Row level security is enabled and forced, and has a policy. */
  'open tables': `
    SELECT relname AS name FROM tables t WHERE relname <> 'migrations' AND NOT (relrowsecurity AND relforcerowsecurity
      AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = t.oid))`,
  /** A village's table has one policy: its village, for every role and command, read and written. */
  'loose policies': `
    SELECT t.relname AS name FROM known, tables t LEFT JOIN pg_policy p ON p.polrelid = t.oid
    WHERE of_village GROUP BY t.relname, village_policy HAVING count(p.oid) <> 1 OR bool_or(
      p.polcmd <> '*' OR p.polroles <> '{0}' OR NOT p.polpermissive
      OR pg_get_expr(p.polqual, p.polrelid) IS DISTINCT FROM village_policy
      OR pg_get_expr(p.polwithcheck, p.polrelid) IS DISTINCT FROM village_policy)`,
  'rows of no village': `
    SELECT relname AS name FROM tables t WHERE of_village AND NOT EXISTS (
      SELECT FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'village_id' AND a.attnotnull
        AND a.atttypid = 'uuid'::regtype)`,
  'tables without a key': `
    SELECT relname AS name FROM tables t WHERE NOT EXISTS (
      SELECT FROM pg_constraint c WHERE c.conrelid = t.oid AND c.contype = 'p')`,
  /** Primary, unique, foreign and excluding keys of a village's table begin with village_id. */
  'keys across villages': `
    SELECT relname || ': ' || c.conname AS name FROM tables t JOIN pg_constraint c ON c.conrelid = t.oid
    LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = c.conkey[1]
    WHERE of_village AND c.contype IN ('p', 'u', 'f', 'x') AND a.attname IS DISTINCT FROM 'village_id'`,
  /** Also when the index is on an expression. */
  'unique indexes across villages': `
    SELECT relname || ': ' || i.indexrelid::regclass AS name FROM tables t JOIN pg_index i ON i.indrelid = t.oid
    LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
    WHERE of_village AND (i.indisunique OR i.indisexclusion) AND a.attname IS DISTINCT FROM 'village_id'`,
  /** A foreign key leads to village_id by village_id, and a global table has none into a village. */
  'ways into another village': `
    SELECT t.relname || ': ' || c.conname AS name FROM tables t JOIN pg_constraint c ON c.conrelid = t.oid
    JOIN tables f ON f.oid = c.confrelid
    LEFT JOIN pg_attribute a ON a.attrelid = f.oid AND a.attnum = c.confkey[1]
    WHERE c.contype = 'f' AND (t.of_village AND a.attname IS DISTINCT FROM 'village_id' OR NOT t.of_village AND f.of_village)`,
  /** The migrating owner owns everything but the queue and the narrow functions, and no table is elsewhere. */
  'strange owners': `
    SELECT pg_describe_object(d.classid, d.objid, 0) AS name FROM known, pg_shdepend d
    WHERE d.deptype = 'o' AND d.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND (d.refobjid = app::regrole
        OR d.refobjid = keeper::regrole AND d.classid <> 'pg_proc'::regclass
        OR d.refobjid = worker::regrole AND pg_describe_object(d.classid, d.objid, 0) !~ 'graphile_worker|function enqueue_job')
    UNION ALL
    SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relowner <> current_user::regrole
    UNION ALL
    SELECT proname FROM known, pg_proc WHERE pronamespace = 'public'::regnamespace
      AND proowner NOT IN (worker::regrole, keeper::regrole)
    UNION ALL
    SELECT oid::regclass::text FROM pg_class WHERE relkind IN ('r', 'p', 'f')
      AND relnamespace::regnamespace::text !~ '^(pg_.*|information_schema|public|graphile_worker)$'`,
  /** No role is above the policies, or a member of one that is. */
  'strong roles': `
    SELECT rolname AS name FROM known, pg_roles WHERE rolname IN (app, worker, keeper)
      AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication OR rolcanlogin AND rolname = keeper)
    UNION ALL
    SELECT member::regrole || ' in ' || roleid::regrole FROM known, pg_auth_members
    WHERE member IN (app::regrole, worker::regrole, keeper::regrole)`,
  /** Rows only, to the app and the keeper only, on tables and on columns, not to be passed on. */
  'loose grants': `
    SELECT relname || ': ' || CASE grantee WHEN 0 THEN 'public' ELSE grantee::regrole::text END || ' ' || privilege_type AS name
    FROM known, grants WHERE grantee NOT IN (app::regrole, keeper::regrole) OR is_grantable
      OR privilege_type NOT IN ('SELECT', 'INSERT', 'UPDATE', 'DELETE')`,
  'grants in advance': `
    SELECT pg_describe_object('pg_default_acl'::regclass, oid, 0) AS name FROM pg_default_acl`,
  /** Nor may the app or the keeper reach into the queue. */
  'rights to make things': `
    SELECT role || ': ' || what AS name FROM known,
      LATERAL (VALUES (app), (worker), (keeper)) roles (role),
      LATERAL (VALUES
        ('create in public', has_schema_privilege(role, 'public', 'CREATE')),
        ('create schemas', has_database_privilege(role, current_database(), 'CREATE')),
        ('the queue', role <> worker AND has_schema_privilege(role, 'graphile_worker', 'USAGE'))) rights (what, held)
    WHERE held`,
  /** The search path is pinned, temporary tables last, and only the app may call. */
  'loose functions': `
    SELECT proname AS name FROM known, pg_proc p WHERE pronamespace = 'public'::regnamespace
      AND (NOT prosecdef OR proacl IS NULL
        OR coalesce(array_to_string(proconfig, '; '), '') !~ '^search_path=pg_catalog, (public|graphile_worker), pg_temp$'
        OR EXISTS (SELECT FROM aclexplode(proacl) a WHERE a.grantee NOT IN (app::regrole, p.proowner)))`,
  /** A kept view always is one. */
  'views of the owner': `
    SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')
      AND NOT coalesce(array_to_string(reloptions, ','), '') ~ 'security_invoker=(true|on|1)'`,
  /** Nor rules: a distributed table can have neither. */
  triggers: `
    SELECT relname || ': ' || tgname AS name FROM tables t JOIN pg_trigger g ON g.tgrelid = t.oid WHERE NOT tgisinternal
    UNION ALL
    SELECT relname || ': ' || rulename FROM tables t JOIN pg_rewrite r ON r.ev_class = t.oid`,
} as const;

/** What there is, to be compared with what is written down. */
export const lists = {
  villageTables: `SELECT relname AS name FROM tables WHERE of_village`,
  globalTables: `SELECT relname AS name FROM tables WHERE NOT of_village`,
  policiesOfGlobals: `
    SELECT format('%s: %s %s %s', relname, CASE polroles WHEN '{0}' THEN 'all' ELSE 'keeper' END,
        CASE polcmd WHEN '*' THEN 'may' WHEN 'r' THEN 'reads' WHEN 'a' THEN 'adds' ELSE polcmd::text END,
        regexp_replace(coalesce(pg_get_expr(polqual, t.oid), pg_get_expr(polwithcheck, t.oid)),
          '\\(NULLIF\\(current_setting\\(''app\\.(\\w+)_id''::text, true\\), ''''::text\\)\\)::uuid', 'my \\1', 'g')) AS name
    FROM tables t JOIN pg_policy p ON p.polrelid = t.oid WHERE NOT of_village
      AND (p.polcmd <> '*' OR pg_get_expr(polqual, t.oid) = pg_get_expr(polwithcheck, t.oid))`,
  mayDelete: `SELECT relname AS name FROM known, grants WHERE grantee = app::regrole AND privilege_type = 'DELETE'`,
  mayUpdate: `
    SELECT relname || coalesce(': ' || string_agg(attname, ', ' ORDER BY attname), '') AS name FROM known, grants
    WHERE grantee = app::regrole AND privilege_type = 'UPDATE' GROUP BY relname`,
  ofTheKeeper: `
    SELECT relname || ': ' || string_agg(DISTINCT lower(privilege_type), ', ') AS name FROM known, grants
    WHERE grantee = keeper::regrole GROUP BY relname`,
  functions: `SELECT proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace`,
} as const;

/** The catalogue of a migrated database, read by its owner. */
export class Catalogue {
  private constructor(
    private readonly client: pg.Client,
    private readonly roles: readonly [app: string, worker: string, keeper: string],
  ) {}

  static async open(database: TestDatabase): Promise<Catalogue> {
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    const app = credentialsOf(database.appUrl).user;
    return new Catalogue(client, [app, credentialsOf(database.workerUrl).user, `${app}_keeper`]);
  }

  async names(sql: string): Promise<string[]> {
    const { rows } = await this.client.query<{ name: string }>(`${KNOWN} ${sql}`, [...this.roles, OF_VILLAGE]);
    return rows.map((row) => row.name).sort();
  }

  /** Runs `work` after a change that is taken back. In it, `app`, `worker` and `keeper` stand for the roles. */
  async with<T>(change: string, work: () => Promise<T>): Promise<T> {
    await this.client.query('BEGIN');
    try {
      const [app, worker, keeper] = this.roles.map((role) => pg.escapeIdentifier(role));
      const named: Record<string, string | undefined> = { app, worker, keeper };
      await this.client.query(change.replace(/<(\w+)>/g, (_, role: string) => named[role] ?? ''));
      return await work();
    } finally {
      await this.client.query('ROLLBACK');
    }
  }

  close(): Promise<void> {
    return this.client.end();
  }
}
