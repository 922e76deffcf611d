import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** The login roles that a migration made, with the passwords it generated. */
export interface DatabaseRoles {
  readonly app: Credentials;
  readonly worker: Credentials;
}

const fileOf = (dataDir: string) => path.join(dataDir, 'database-roles.json');

/** The roles kept in the data folder, or null before the first migration. */
export function readDatabaseRoles(dataDir: string): DatabaseRoles | null {
  const file = fileOf(dataDir);
  if (!existsSync(file)) return null;
  return JSON.parse(readFileSync(file, 'utf8')) as DatabaseRoles;
}

export function writeDatabaseRoles(dataDir: string, roles: DatabaseRoles): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(fileOf(dataDir), JSON.stringify(roles), { mode: 0o600 });
}

/** The same database, as another role. */
export function roleUrl(databaseUrl: string | undefined, role: Credentials | undefined): string {
  if (!databaseUrl || !role) {
    throw new Error('No role for the application yet. Migrate first, or set DATABASE_APP_URL and DATABASE_WORKER_URL.');
  }
  const url = new URL(databaseUrl);
  url.username = role.user;
  url.password = role.password;
  return url.href;
}

/** The login a URL carries, decoded. */
export function credentialsOf(databaseUrl: string): Credentials {
  const url = new URL(databaseUrl);
  return { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
}
