import { loadEntities, loadMigrations } from '../../schema.js';
import { ConfigError } from '../config/environment.js';
import { migrate } from './migrator.js';

/** `node dist/platform/db/migrate.js`: brings DATABASE_URL up to this version, as its owner. */
const { DATABASE_URL, DATABASE_APP_URL, DATABASE_WORKER_URL, DATA_DIR } = process.env;
if (!DATABASE_URL) {
  console.error(new ConfigError(['DATABASE_URL: 建表的角色的 postgres:// 地址 (URL of the owner role)']).message);
  process.exit(1);
}
const ran = await migrate({
  ownerUrl: DATABASE_URL,
  appUrl: DATABASE_APP_URL || undefined,
  workerUrl: DATABASE_WORKER_URL || undefined,
  dataDir: DATA_DIR || '.data',
  entities: await loadEntities(),
  migrations: await loadMigrations(),
});
console.log(ran.length > 0 ? `已升级 (migrated): ${ran.join(', ')}` : '数据库已是最新 (up to date)');
