import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { type TestApp, testEnvironment } from './app.js';

const serverRoot = path.resolve(import.meta.dirname, '../..');
const PATIENCE_MS = 90_000;

/** The server as its own process with its worker, over the database of a test: for those who kill it. */
export function startServer(app: TestApp): ChildProcess {
  const env = { ...process.env, ...testEnvironment(app.database), NODE_OPTIONS: '', WORKER: '1', PORT: '0' };
  const args = ['--import', '@swc-node/register/esm-register', '--no-warnings', 'src/main.ts'];
  return spawn(process.execPath, args, { cwd: serverRoot, env, stdio: 'ignore' });
}

/** Asks again and again until it is so. */
export async function until(wanted: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await wanted())) {
    if (Date.now() > deadline) throw new Error('It did not come to that');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
