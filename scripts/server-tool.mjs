// `npm run export -- …`, `npm run verify -- …`, `npm run found -- …`: a tool of the server on the configured database,
// started when needed.
import { migrate, openDatabase } from './database.mjs';
import { loadDotEnv, serverSettings } from './settings.mjs';
import { at, dataDir, ensureServerBuilt, tryRun } from './workspace.mjs';

const [tool, ...args] = process.argv.slice(2);
loadDotEnv();
ensureServerBuilt();
/** Founding is the product at work: it needs all settings, and the tables. The others only read. */
const works = tool === 'found';
const database = await openDatabase();
let status = 1;
try {
  const settings = works ? serverSettings({ tool: true }) : {};
  if (works) migrate(database.url, settings);
  ({ status } = tryRun(process.execPath, ['--enable-source-maps', at(`server/dist/tools/${tool}.js`), ...args], {
    env: { ...settings, DATABASE_URL: database.url, DATA_DIR: dataDir() },
  }));
} finally {
  await database.leave();
}
process.exit(status);
