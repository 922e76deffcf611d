import { randomBytes } from 'node:crypto';
import pg from 'pg';
import {
  credentialsOf,
  readDatabaseRoles,
  writeDatabaseRoles,
  type Credentials,
  type DatabaseRoles,
} from '../config/database-roles.js';

export interface RoleInput {
  readonly ownerUrl: string;
  readonly appUrl?: string;
  readonly workerUrl?: string;
  /** Where generated passwords are kept, readable by the owner of the process only. */
  readonly dataDir: string;
}

/** The logins of the application and of its worker: given by their URLs, kept from before, or made now. */
export function chooseRoles(input: RoleInput): DatabaseRoles {
  if (input.appUrl && input.workerUrl) {
    return { app: credentialsOf(input.appUrl), worker: credentialsOf(input.workerUrl) };
  }
  const kept = readDatabaseRoles(input.dataDir);
  if (kept) return kept;
  const prefix = new URL(input.ownerUrl).pathname.slice(1).replace(/[^a-z0-9_]/gi, '_') || 'wecountry';
  const made = { app: generated(`${prefix}_app`), worker: generated(`${prefix}_worker`) };
  writeDatabaseRoles(input.dataDir, made);
  return made;
}

const generated = (user: string): Credentials => ({ user, password: randomBytes(24).toString('base64url') });

/** The role that owns the narrow login functions; nobody logs in as it. */
export const keeperOf = (roles: DatabaseRoles): string => `${roles.app.user}_keeper`;

/**
 * Creates the roles that are missing and sets what they may do in this database. Runs as the owner, who needs
 * CREATEROLE only when a role is missing. The statement timeouts sit on the role, because a pooler in transaction mode
 * passes no start-up options.
 */
export async function ensureRoles(owner: pg.Client, roles: DatabaseRoles): Promise<void> {
  const database = pg.escapeIdentifier((await one<{ name: string }>(owner, 'SELECT current_database() AS name')).name);
  const keeper = keeperOf(roles);
  const app = pg.escapeIdentifier(roles.app.user);
  const worker = pg.escapeIdentifier(roles.worker.user);
  await login(owner, roles.app);
  await login(owner, roles.worker);
  if (!(await exists(owner, keeper))) await owner.query(`CREATE ROLE ${pg.escapeIdentifier(keeper)} NOLOGIN`);
  await join(owner, roles.worker.user);
  await join(owner, keeper);
  await owner.query(`REVOKE CREATE ON SCHEMA public FROM PUBLIC`);
  await owner.query(`GRANT CONNECT ON DATABASE ${database} TO ${app}, ${worker}`);
  await owner.query(`GRANT USAGE ON SCHEMA public TO ${app}, ${worker}, ${pg.escapeIdentifier(keeper)}`);
}

async function login(owner: pg.Client, role: Credentials): Promise<void> {
  const name = pg.escapeIdentifier(role.user);
  const password = pg.escapeLiteral(role.password);
  if (!(await exists(owner, role.user))) {
    await owner.query(`CREATE ROLE ${name} LOGIN NOINHERIT PASSWORD ${password}`);
    await owner.query(`ALTER ROLE ${name} SET statement_timeout = '30s'`);
    await owner.query(`ALTER ROLE ${name} SET idle_in_transaction_session_timeout = '60s'`);
  }
}

/**
 * The owner must be able to hand a schema or a function to the role. A superuser is; since PostgreSQL 16 whoever made a
 * role is its member without that right, and may grant it to itself.
 */
async function join(owner: pg.Client, role: string): Promise<void> {
  const { able } = await one<{ able: boolean }>(
    owner,
    `SELECT pg_has_role(current_user, $1, CASE WHEN current_setting('server_version_num')::int >= 160000
                                           THEN 'SET' ELSE 'MEMBER' END) AS able`,
    [role],
  );
  if (!able) await owner.query(`GRANT ${pg.escapeIdentifier(role)} TO current_user`);
}

async function exists(owner: pg.Client, role: string): Promise<boolean> {
  const { found } = await one<{ found: boolean }>(
    owner,
    'SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS found',
    [role],
  );
  return found;
}

async function one<T extends object>(client: pg.Client, sql: string, params: string[] = []): Promise<T> {
  const { rows } = await client.query<T>(sql, params);
  const [row] = rows;
  if (!row) throw new Error(`No row: ${sql}`);
  return row;
}

/**
 * The server must not connect as a role above row level security.
 * @throws Error naming what is wrong.
 */
export async function refuseStrongRole(query: (sql: string) => Promise<unknown>): Promise<void> {
  const rows = (await query(
    `SELECT current_user AS name, r.rolsuper AS super, r.rolbypassrls AS bypass,
            EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND pg_has_role(current_user, c.relowner, 'MEMBER')) AS owns
     FROM pg_roles r WHERE r.rolname = current_user`,
  )) as { name: string; super: boolean; bypass: boolean; owns: boolean }[];
  const [role] = rows;
  if (!role) throw new Error('The database does not say who we are');
  const why = role.super ? 'a superuser' : role.bypass ? 'BYPASSRLS' : role.owns ? 'an owner of tables' : null;
  if (why) {
    throw new Error(
      `The application connects as "${role.name}", which is ${why}: row level security would not hold. ` +
        'Give DATABASE_APP_URL with a plain role, or let the migration make one.',
    );
  }
}
