// `npm run check`: everything about the code that needs no running product. All checks run; the script fails if one does.
import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { startPostgres, testFolder } from './postgres.mjs';
import { at, ensureServerBuilt, root, tryRun } from './workspace.mjs';

const MOST_LINES = 350;
/** A suite lists every transition and refusal of its module. */
const MOST_LINES_OF_A_SPEC = 450;
ensureServerBuilt();
const bin = (name) => at('node_modules', '.bin', name);
const database = process.env.DATABASE_URL ? undefined : await startPostgres(testFolder, { forTests: true });
const checks = {
  'types shared': () => tryRun(bin('tsc'), ['-p', 'shared'], { quiet: true }),
  'types server': () => tryRun(bin('tsc'), ['-p', 'server'], { quiet: true }),
  'types miniapp': () => tryRun(bin('tsc'), ['-p', 'miniapp'], { quiet: true }),
  lint: () => tryRun(bin('eslint'), ['.', '--max-warnings', '0'], { quiet: true }),
  'boundaries server': () => boundaries('server', 'shared/src', 'server/src'),
  // The client has import aliases of its own, which its own tsconfig tells.
  'boundaries client': () => boundaries('miniapp', 'miniapp/src'),
  'dead code': () => tryRun(bin('knip'), ['--no-progress'], { quiet: true }),
  formatting: () => tryRun(bin('prettier'), ['--check', '--log-level', 'warn', '.'], { quiet: true }),
  'migration drift': () =>
    tryRun(process.execPath, ['--enable-source-maps', at('server/dist/platform/db/drift.js')], {
      quiet: true,
      env: { DATABASE_URL: process.env.DATABASE_URL ?? database?.url },
    }),
  'file sizes': fileSizes,
};

function boundaries(tsConfigOf, ...folders) {
  const args = ['--config', '.dependency-cruiser.cjs', '--ts-config', at(tsConfigOf, 'tsconfig.json'), ...folders];
  return tryRun(bin('depcruise'), args, { quiet: true });
}

function fileSizes() {
  const tracked = spawnSync(
    'git',
    ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx', '*.mjs', '*.cjs', '*.scss'],
    { cwd: root, encoding: 'utf8' },
  );
  const long = tracked.stdout
    .split('\n')
    .filter((f) => f && !f.includes('.gen.'))
    .map((f) => ({ f, lines: lineCount(path.join(root, f)) }))
    .filter(({ f, lines }) => lines > (/\.spec\.\w+$/.test(f) ? MOST_LINES_OF_A_SPEC : MOST_LINES));
  return {
    status: long.length > 0 ? 1 : 0,
    output: long.map(({ f, lines }) => `${f}: ${lines} lines, two ideas?\n`).join(''),
  };
}

function lineCount(file) {
  try {
    return readFileSync(file, 'utf8').split('\n').length - 1;
  } catch {
    return 0; // deleted, not yet committed
  }
}

let failed = 0;
try {
  for (const [name, check] of Object.entries(checks)) {
    const began = performance.now();
    const { status, output } = check();
    const took = `${((performance.now() - began) / 1000).toFixed(1)} s`;
    console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${took})`);
    if (status !== 0) {
      failed++;
      console.log(output);
    }
  }
} finally {
  if (database?.started) database.stop();
}
process.exit(failed > 0 ? 1 : 0);
