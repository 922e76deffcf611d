import type { Writable } from 'node:stream';
import pg from 'pg';
import { pgTypes } from '../platform/db/pg-types.js';

/** A village's rows on a connection of one's own that cannot write; the same snapshot from first to last. */
export interface VillageReader {
  readonly villageId: string;
  readonly villageName: string;
  query<T extends object>(sql: string, params?: readonly unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

/** What a tool is given of the world: settings, where its result goes, where it speaks to the person. */
export interface Terminal {
  readonly env: NodeJS.ProcessEnv;
  readonly out: Writable;
  say(line: string): void;
}

/** What a tool says before it ends with status 2: it was asked for something that is not there. */
export class ToolError extends Error {
  override readonly name = 'ToolError';
}

/**
 * Opens the village with this slug. Connects as the application where its URL is given, otherwise as the owner: the
 * transaction is read-only either way.
 * @throws ToolError
 */
export async function openVillage(slug: string, env: NodeJS.ProcessEnv): Promise<VillageReader> {
  const url = env.DATABASE_APP_URL || env.DATABASE_URL;
  if (!url) throw new ToolError('没有 DATABASE_URL (set DATABASE_URL to the database)');
  const client = new pg.Client({ connectionString: url, types: pgTypes, connectionTimeoutMillis: 10_000 });
  await client.connect();
  const query = async <T extends object>(sql: string, params?: readonly unknown[]): Promise<T[]> =>
    (await client.query<T>(sql, params ? [...params] : [])).rows;
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const [village] = await query<{ id: string; name: string }>('SELECT id, name FROM villages WHERE slug = $1', [slug]);
  if (!village) {
    await client.end();
    throw new ToolError(`没有村 ${slug} (no such village)`);
  }
  await query(`SELECT set_config('app.village_id', $1, true), set_config('statement_timeout', '0', true)`, [
    village.id,
  ]);
  return { villageId: village.id, villageName: village.name, query, close: () => client.end() };
}

/** Runs a tool of the command line; a `ToolError` ends it with status 2 and its words, a fault with its stack. */
export async function runTool(tool: (args: string[], terminal: Terminal) => Promise<number>): Promise<void> {
  const terminal: Terminal = { env: process.env, out: process.stdout, say: (line) => console.error(line) };
  try {
    process.exitCode = await tool(process.argv.slice(2), terminal);
  } catch (error) {
    const asked = error instanceof ToolError || (error instanceof TypeError && 'code' in error);
    terminal.say(asked ? error.message : String(error instanceof Error ? error.stack : error));
    process.exitCode = 2;
  }
}
