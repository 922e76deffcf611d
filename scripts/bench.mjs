// `npm run bench -- [--seconds N] [NAME…]`: one JSON line a benchmark, ours against its reference in the same run.
import { startPostgres } from './postgres.mjs';
import { at, dataDir, ensureServerBuilt, tryRun } from './workspace.mjs';
import path from 'node:path';

ensureServerBuilt();
const database = process.env.DATABASE_URL ? undefined : await startPostgres(path.join(dataDir(), 'bench-postgres'));
let status = 1;
try {
  ({ status } = tryRun(
    process.execPath,
    ['--import', '@swc-node/register/esm-register', '--no-warnings', 'bench/main.ts', ...process.argv.slice(2)],
    {
      cwd: at('server'),
      env: { DATABASE_URL: process.env.DATABASE_URL ?? database?.url },
    },
  ));
} finally {
  if (database?.started) database.stop();
}
process.exit(status);
