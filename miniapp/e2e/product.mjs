// The product as a new user starts it, in a folder of its own, for one journey.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const START_MS = 5 * 60_000;

/** Two free ports side by side: the product's and the simulator's. */
async function freePorts() {
  for (let port = 4100 + Math.floor(Math.random() * 2000); ; port += 2) {
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
}

const isFree = (port) =>
  new Promise((resolve) => {
    const server = net.createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** Starts it with an empty village and waits until it says where it is. E2E_ORIGIN uses one that runs already. */
export async function startProduct() {
  if (process.env.E2E_ORIGIN) return { origin: process.env.E2E_ORIGIN, stop: async () => undefined };
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wecountry-e2e-'));
  const port = await freePorts();
  const env = {
    ...process.env,
    DATA_DIR: folder,
    PORT: String(port),
    SIM_PORT: String(port + 1),
    LOG_LEVEL: 'error',
    WRITES_PER_MINUTE: '600',
    LOGINS_PER_MINUTE: '600',
  };
  delete env.DATABASE_URL;
  delete env.NODE_ENV;
  const child = spawn(process.execPath, [path.join(root, 'scripts/start.mjs')], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = [];
  await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not there after ${START_MS} ms:\n${said.join('')}`)), START_MS);
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${said.join('')}`)));
    child.stdout.on('data', (chunk) => {
      said.push(String(chunk));
      if (said.join('').includes('为村在这里')) {
        clearTimeout(timer);
        resolve();
      }
    });
  });
  child.removeAllListeners('exit');
  return {
    origin: `http://localhost:${port}`,
    toolEnv: { DATA_DIR: folder },
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
