// `npm test [-- PATTERN]`: every test of the three packages on a real PostgreSQL of their own; ends with the count.
import { mkdtempSync, existsSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startPostgres, testFolder } from './postgres.mjs';
import { at, ensureServerBuilt, tryRun } from './workspace.mjs';

ensureServerBuilt();
const database = process.env.DATABASE_URL ? undefined : await startPostgres(testFolder, { forTests: true });
const reports = mkdtempSync(path.join(os.tmpdir(), 'wecountry-test-'));
const pattern = process.argv.slice(2);
let passed = 0;
let failed = 0;
let broken = false;
try {
  for (const name of ['shared', 'server', 'miniapp']) {
    const report = path.join(reports, `${name}.json`);
    const { status } = tryRun(
      process.execPath,
      [
        '--experimental-vm-modules',
        '--no-warnings',
        at(name, 'node_modules', 'jest', 'bin', 'jest.js'),
        '--json',
        `--outputFile=${report}`,
        '--passWithNoTests',
        ...pattern,
      ],
      { cwd: at(name), env: { DATABASE_URL: process.env.DATABASE_URL ?? database?.url, NODE_ENV: 'test' } },
    );
    if (!existsSync(report)) {
      broken = true;
      continue;
    }
    const result = JSON.parse(readFileSync(report, 'utf8'));
    passed += result.numPassedTests;
    failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
    if (status !== 0 && result.numFailedTests + result.numRuntimeErrorTestSuites === 0) broken = true;
  }
} finally {
  if (database?.started) database.stop();
  rmSync(reports, { recursive: true });
}
if (broken) failed += 1;
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
