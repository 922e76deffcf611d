import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const scripts = fileURLToPath(new URL('../../scripts/', import.meta.url));
const { DATABASE_URL: _, ...environment } = process.env;

/** A process of ours that opens the database of a data folder, says its address, and leaves when told to. */
function opener(dataDir: string) {
  const code = `
    const { openDatabase } = await import(${JSON.stringify(path.join(scripts, 'database.mjs'))});
    const database = await openDatabase();
    process.send(database.url);
    process.once('message', async () => { await database.leave(); process.exit(0); });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    env: { ...environment, DATA_DIR: dataDir },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const opened = once(child, 'message').then(([url]) => url as string);
  const ended = once(child, 'exit');
  return {
    opened,
    leave: () => {
      child.send('leave');
      return ended;
    },
    kill: () => {
      child.kill('SIGKILL');
      return ended;
    },
  };
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

describe('the data folder of a start', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'wecountry-start-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('has a PostgreSQL that the last one to leave stops, also after a kill -9', async () => {
    // What a power cut in the middle of initdb leaves.
    mkdirSync(path.join(folder, 'postgres', 'data.making'), { recursive: true });
    writeFileSync(path.join(folder, 'postgres', 'data.making', 'PG_VERSION'), '17');
    const tool = opener(folder);
    const url = await tool.opened;
    const start = opener(folder);
    expect(await start.opened).toBe(url);
    await tool.leave();
    expect(await answers(url)).toBe(true);
    await start.kill();
    expect(await answers(url)).toBe(true);
    const next = opener(folder);
    expect(await next.opened).toBe(url);
    await next.leave();
    expect(await answers(url)).toBe(false);
  }, 120_000);

  it('may be named in .env', () => {
    const file = path.join(folder, '.env');
    writeFileSync(file, `DATA_DIR=${folder}/mine\n`);
    const code = `
      const { loadDotEnv } = await import(${JSON.stringify(path.join(scripts, 'settings.mjs'))});
      const { dataDir } = await import(${JSON.stringify(path.join(scripts, 'workspace.mjs'))});
      loadDotEnv(${JSON.stringify(file)});
      process.stdout.write(dataDir());`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      env: { ...environment, DATA_DIR: undefined },
      encoding: 'utf8',
    });
    expect(stdout).toBe(`${folder}/mine`);
  });
});
