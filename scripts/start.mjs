// `npm start`: installs, builds, starts the database, makes the demo village once, serves the app and the API on one port.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { migrate, openDatabase } from './database.mjs';
import { makeDemo } from './demo.mjs';
import { isDemo, loadDotEnv, serverSettings } from './settings.mjs';
import { at, dataDir, ensureClientBuilt, ensureServerBuilt, startChild, tryRun } from './workspace.mjs';

const began = performance.now();
const seconds = () => ((performance.now() - began) / 1000).toFixed(1);
loadDotEnv();
ensureServerBuilt();
ensureClientBuilt('h5');
const builtAfter = seconds();

const database = await openDatabase();
const children = [];
let stopping = false;
async function stop(code) {
  if (stopping) return;
  stopping = true;
  for (const child of children.reverse()) await child.stop();
  await database.leave();
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop(0));

let env;
try {
  env = { ...serverSettings(), DATABASE_URL: database.url };
  migrate(database.url, env);
  if (isDemo()) {
    await makeDemo(database, {
      generate: () =>
        tryRun(process.execPath, ['--enable-source-maps', at('server/dist/demo/main.js')], { env }).status,
      migrate: () => migrate(database.url, env),
    });
    const simulator = startChild(at('server/dist/demo/simulator/main.js'), ['--data-dir', dataDir()], {
      env,
      onExit: lost('微信模拟器 (simulator)'),
    });
    children.push(simulator);
  }
  children.push(startChild(at('server/dist/main.js'), [], { env, onExit: lost('服务器 (server)') }));
  await ready(`http://127.0.0.1:${env.PORT}/health/ready`);
  announce();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await stop(1);
}

function lost(what) {
  return (how) => {
    if (stopping) return;
    console.error(`${what} 停了 (ended): ${how}`);
    void stop(1);
  };
}

async function ready(url) {
  for (let i = 0; i < 600 && !stopping; i++) {
    const ok = await fetch(url).then(
      (r) => r.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  if (!stopping) throw new Error(`${url} 一分钟没有回话 (no answer in a minute)`);
}

function announce() {
  const address = process.env.PUBLIC_URL ?? `http://localhost:${env.PORT}`;
  console.log(`\n为村在这里: ${address}   接口说明: ${address}/api/docs   (编译 ${builtAfter} s, 共 ${seconds()} s)`);
  const people = path.join(dataDir(), 'simulator', 'people.json');
  if (isDemo() && existsSync(people)) {
    console.log('演示人物（都是虚构的），登录时点一个就成了他:');
    for (const p of JSON.parse(readFileSync(people, 'utf8')))
      console.log(`  ${p.name}  ${p.roleText}  ${p.householdText ?? ''} ${p.villageName ?? ''}`);
  }
  console.log('按 Ctrl-C 停下。');
}
