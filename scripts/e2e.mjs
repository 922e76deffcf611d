// `npm run e2e`: one day of the village in a real browser, against a village made for it.
import { ensureBrowser } from './browser.mjs';
import { ensureHledger } from './hledger.mjs';
import { at, ensureClientBuilt, ensureServerBuilt, run } from './workspace.mjs';

ensureServerBuilt();
ensureClientBuilt('h5');
ensureHledger();
const CHROMIUM = ensureBrowser();
run(process.execPath, [at('miniapp/e2e/run.mjs'), ...process.argv.slice(2)], { env: { CHROMIUM } });
