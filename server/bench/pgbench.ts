import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { closedLoop } from './load.js';

/** A transaction of the reference: SQL in which `:name` is a variable of the script, and `:client_id` who runs it, from 0. */
export interface ReferenceScript {
  /** Ranges of random integers: name → highest, from 1. */
  random: Record<string, number>;
  /** Round trips in order, BEGIN and COMMIT included; statements of one trip are sent together. */
  trips: string[][];
}

/** The same statements without the product: by pgbench, or by bare pg where pgbench is missing; says which. */
export async function referenceRate(
  url: string,
  script: ReferenceScript,
  clients: number,
  seconds: number,
): Promise<{ perSecond: number; by: 'pgbench' | 'pg' }> {
  const pgbench = findPgbench();
  if (!pgbench) return { perSecond: await barePg(url, script, clients, seconds), by: 'pg' };
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-'));
  try {
    const file = path.join(folder, 'script.sql');
    const sets = Object.entries(script.random).map(([name, high]) => `\\set ${name} random(1, ${high})`);
    const lines = script.trips.flatMap((trip) => {
      const sql = trip.map((statement) => `${statement.replace(/\s+/g, ' ').trim()};`);
      // Prepared statements travel together in a pipeline; several in one message would have to be parsed every time.
      return sql.length > 1 ? ['\\startpipeline', ...sql, '\\endpipeline'] : sql;
    });
    await writeFile(file, [...sets, ...lines, ''].join('\n'));
    const run = (t: number) =>
      promisify(execFile)(pgbench, [
        '-n',
        '-M',
        'prepared',
        '-c',
        `${clients}`,
        '-j',
        '2',
        '-T',
        `${t}`,
        '-f',
        file,
        url,
      ]);
    await run(Math.max(1, Math.round(seconds / 5)));
    const { stdout } = await run(seconds);
    const tps = /tps = ([\d.]+)/.exec(stdout)?.[1];
    if (!tps) throw new Error(`pgbench did not tell its rate: ${stdout}`);
    return { perSecond: Number(tps), by: 'pgbench' };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function findPgbench(): string | undefined {
  const candidates = ['pgbench', ...[18, 17, 16, 15].map((v) => `/usr/lib/postgresql/${v}/bin/pgbench`)];
  return candidates.find((c) => spawnSync(c, ['--version']).status === 0);
}

async function barePg(url: string, script: ReferenceScript, clients: number, seconds: number): Promise<number> {
  const pool = await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      return client;
    }),
  );
  const trips = script.trips.map((trip, i) => {
    const names: string[] = [];
    const numbered = (text: string) =>
      text.replace(/(?<!:):(\w+)/g, (_, name: string) => {
        if (!names.includes(name)) names.push(name);
        return `$${names.indexOf(name) + 1}::int`;
      });
    const sql = trip.map(numbered).join('; ');
    return { sql, names, name: trip.length === 1 && names.length > 0 ? `s${i}` : undefined };
  });
  try {
    const rate = await closedLoop(clients, seconds, async (client) => {
      const values = Object.fromEntries(
        Object.entries(script.random).map(([name, high]) => [name, 1 + Math.floor(Math.random() * high)]),
      );
      for (const { name, sql, names } of trips) {
        const given = names.map((n) => (n === 'client_id' ? client : values[n]));
        // Several statements in one message take no parameters: they are written in, as the product does it.
        const text = name ? sql : sql.replace(/\$(\d+)/g, (_, n: string) => String(given[Number(n) - 1]));
        await pool[client]?.query({ name, text, values: name ? given : [] });
      }
    });
    return rate.perSecond;
  } finally {
    await Promise.all(pool.map((c) => c.end()));
  }
}
