// `npm run export -- …` and `npm run verify -- …`: a tool of the server on the configured database, started when needed.
import { openDatabase } from './database.mjs';
import { loadDotEnv } from './settings.mjs';
import { at, dataDir, ensureServerBuilt, tryRun } from './workspace.mjs';

const [tool, ...args] = process.argv.slice(2);
loadDotEnv();
ensureServerBuilt();
const database = await openDatabase();
let status = 1;
try {
  ({ status } = tryRun(process.execPath, ['--enable-source-maps', at(`server/dist/tools/${tool}.js`), ...args], {
    env: { DATABASE_URL: database.url, DATA_DIR: dataDir() },
  }));
} finally {
  await database.leave();
}
process.exit(status);
