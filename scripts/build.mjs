// `npm run build`: both clients and the server; fails when a client is over its size budget or does not run.
import { at, ensureClientBuilt, ensureServerBuilt, run } from './workspace.mjs';

ensureServerBuilt();
ensureClientBuilt('weapp');
ensureClientBuilt('h5');
run(process.execPath, [at('miniapp/ci/budgets.mjs')]);
run(process.execPath, [at('miniapp/node_modules/jest/bin/jest.js'), '--config', 'ci/jest.config.cjs'], {
  cwd: at('miniapp'),
});
