// `npm run build`: the server and both clients; fails when a client is over its size budget or what was built does not run.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { at, ensureClientBuilt, ensureServerBuilt, run, tryRun } from './workspace.mjs';

ensureServerBuilt();
ensureClientBuilt('weapp');
ensureClientBuilt('h5');
run(process.execPath, [at('miniapp/ci/budgets.mjs')]);

const folder = mkdtempSync(path.join(os.tmpdir(), 'wecountry-build-'));
const report = path.join(folder, 'report.json');
const jest = at('miniapp/node_modules/jest/bin/jest.js');
const { status } = tryRun(
  process.execPath,
  [jest, '--config', 'ci/jest.config.cjs', '--json', `--outputFile=${report}`],
  {
    cwd: at('miniapp'),
  },
);
const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
rmSync(folder, { recursive: true });
console.log(`${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed`);
process.exit(status);
