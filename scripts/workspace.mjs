// What every script needs first: the packages installed, the code built. Only Node's own modules, since nothing else is there yet.
// Whatever is said here goes to stderr: the stdout of a script is its result, such as an exported book.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const PNPM = 'pnpm@12.21.0';
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
export const at = (...parts) => path.join(root, ...parts);
/** Asked for when it is needed: `.env` may name it, and is read after this file. */
export const dataDir = () => path.resolve(root, process.env.DATA_DIR ?? '.data');

/** The environment without what `npm run` adds, which confuses a second package manager. */
export const cleanEnv = Object.fromEntries(
  Object.entries(process.env).filter(
    ([k]) => !/^npm_(config_(user_agent|local_prefix|prefix)|lifecycle|package|command|execpath)/.test(k),
  ),
);

/** Runs a command to its end; the script ends with its status when it fails. */
export function run(command, args, { cwd = root, env = {}, quiet = false, progress = false } = {}) {
  const result = tryRun(command, args, { cwd, env, quiet, progress });
  if (result.status !== 0) {
    if (quiet) process.stderr.write(result.output);
    process.exit(result.status || 1);
  }
}

/** Runs a command to its end and tells how it went. What is only `progress` goes to stderr. */
export function tryRun(command, args, { cwd = root, env = {}, quiet = false, progress = false } = {}) {
  const result = spawnSync(command, args, {
    cwd,
    env: { ...cleanEnv, ...env },
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['inherit', progress ? 2 : 'inherit', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  });
  if (result.error) throw result.error;
  return { status: result.status ?? 1, output: `${result.stdout ?? ''}${result.stderr ?? ''}` };
}

/**
 * Starts a process that ends with us, even when we are killed: it watches the channel to its parent.
 * `onExit` hears of an end that nobody asked for.
 */
export function startChild(file, args, { cwd = root, env = {}, onExit }) {
  const follow = new URL('./follow-parent.mjs', import.meta.url).href;
  const child = spawn(process.execPath, ['--enable-source-maps', '--import', follow, file, ...args], {
    cwd,
    env: { ...cleanEnv, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let stopping = false;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.once('exit', (code, signal) => {
    if (!stopping) onExit?.(code ?? signal);
  });
  return {
    stop: () => {
      stopping = true;
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      return ended;
    },
  };
}

function filesBelow(dir) {
  if (!existsSync(dir)) return [];
  if (!statSync(dir).isDirectory()) return [dir];
  return readdirSync(dir, { withFileTypes: true })
    .filter((e) => e.name !== 'node_modules' && e.name !== 'dist')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((e) => (e.isDirectory() ? filesBelow(path.join(dir, e.name)) : [path.join(dir, e.name)]));
}

function hashOf(inputs, extra = '') {
  const hash = createHash('sha256').update(extra);
  for (const file of inputs.flatMap((i) => filesBelow(at(i)))) {
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Does `work` unless the inputs are the same as when it last succeeded. */
function unlessSame(stamp, inputs, work, extra = '') {
  const hash = hashOf(inputs, extra);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
  work();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}

/** Installs the packages of the lockfile. */
export function ensureInstalled() {
  const manifests = [
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'package.json',
    'server/package.json',
    'shared/package.json',
    'miniapp/package.json',
  ];
  unlessSame(at('node_modules', '.wecountry-installed'), manifests, () => {
    console.error('安装依赖 (installing)…');
    run('npx', ['--yes', PNPM, 'install', '--frozen-lockfile'], { quiet: !process.env.CI, progress: true });
  });
}

/** Compiles shared and server. */
export function ensureServerBuilt() {
  ensureInstalled();
  for (const [name, inputs] of [
    ['shared', ['shared/src', 'shared/.swcrc']],
    ['server', ['server/src', 'server/.swcrc']],
  ]) {
    unlessSame(at(name, 'dist', '.built'), inputs, () => {
      console.error(`编译 ${name} (building)…`);
      const swc = at('server', 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
      run(
        process.execPath,
        [swc, 'src', '-d', 'dist', '--strip-leading-paths', '--delete-dir-on-start', '--copy-files'],
        { cwd: at(name), quiet: true },
      );
    });
  }
}

const CLIENT = [
  'miniapp/src',
  'miniapp/config',
  'miniapp/plugins',
  'miniapp/scripts',
  'miniapp/package.json',
  'miniapp/project.config.json',
  'miniapp/babel.config.js',
  'shared/src',
];

/** Builds the client for `h5` or `weapp`. */
export function ensureClientBuilt(target) {
  ensureInstalled();
  return unlessSame(
    at('miniapp', 'dist', `.built-${target}`),
    CLIENT,
    () => {
      console.error(`编译 ${target} (building)…`);
      run('npm', ['run', `build:${target}`], { cwd: at('miniapp'), quiet: true });
    },
    process.env.TARO_APP_API ?? '',
  );
}
