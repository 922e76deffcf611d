// The settings of a start: from the environment and .env; what is missing is made for the demo, never in production.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { at, dataDir, run } from './workspace.mjs';

/** A merchant's number in the settings means a real village; without one this is a demo. */
export const isDemo = () => process.env.NODE_ENV !== 'production' && !process.env.WECHAT_PAY_MCHID;

export function loadDotEnv(file = at('.env')) {
  if (existsSync(file)) process.loadEnvFile(file);
}

/**
 * What the server needs besides the database; the demo's merchant is registered with the simulator at first start. A tool
 * beside a start leaves what is registered as it is.
 */
export function serverSettings({ tool = false } = {}) {
  const port = process.env.PORT ?? '3000';
  const common = { PORT: port, DATA_DIR: dataDir() };
  if (process.env.NODE_ENV === 'production') return common;
  const settings = {
    ...common,
    SESSION_KEY: process.env.SESSION_KEY ?? keptKey(),
    PUBLIC_URL: process.env.PUBLIC_URL ?? `http://localhost:${port}`,
  };
  if (!isDemo()) return settings;
  const simulatorPort = process.env.SIM_PORT ?? String(Number(port) + 1);
  const addresses = { PUBLIC_URL: settings.PUBLIC_URL, SIM_PORT: simulatorPort };
  const registered = path.join(dataDir(), 'simulator', 'merchant-env.json');
  if (!tool || !existsSync(registered)) {
    run(process.execPath, [at('server/dist/demo/simulator/provision.js'), '--data-dir', dataDir()], {
      env: { ...settings, ...addresses },
      quiet: true,
    });
  }
  const merchant = JSON.parse(readFileSync(registered, 'utf8'));
  return { ...settings, ...merchant, SIM_PORT: simulatorPort, DEMO: '1' };
}

function keptKey() {
  const file = path.join(dataDir(), 'session-key');
  if (!existsSync(file)) {
    mkdirSync(dataDir(), { recursive: true });
    writeFileSync(file, randomBytes(48).toString('base64'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8').trim();
}
