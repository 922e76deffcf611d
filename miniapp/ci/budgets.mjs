// The sizes of both builds against their budgets; prints them and fails over one. Run after both builds.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chunksOf } from '../scripts/finish-h5.mjs';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const kb = 1000;
const walk = (dir) =>
  readdirSync(dir, { withFileTypes: true }).flatMap((e) =>
    e.isDirectory() ? walk(path.join(dir, e.name)) : [path.join(dir, e.name)],
  );

/** WeChat counts the files of a package as they are. */
export function weappSizes(root) {
  const { subPackages = [] } = JSON.parse(readFileSync(path.join(root, 'app.json'), 'utf8'));
  const sizes = { main: 0 };
  for (const { root: sub } of subPackages) sizes[sub.replace(/\/$/, '')] = 0;
  for (const file of walk(root).filter((f) => !f.endsWith('.map'))) {
    const where = path.relative(root, file).split(path.sep).join('/');
    const sub = Object.keys(sizes).find((s) => s !== 'main' && where.startsWith(`${s}/`));
    sizes[sub ?? 'main'] += statSync(file).size;
  }
  return sizes;
}

/** What a browser loads before the first page, and what the home page loads in all, as it comes over the wire. */
export function h5Sizes(root) {
  const html = readFileSync(path.join(root, 'index.html'), 'utf8');
  const zipped = (address) => gzipSync(readFileSync(path.join(root, address)), { level: 9 }).length;
  const initial = [...html.matchAll(/<script[^>]*src="(\/[^"]+\.js)"/g)].map((m) => m[1]);
  const preloaded = [...html.matchAll(/<link rel="preload" href="(\/[^"]+\.js)"/g)].map((m) => m[1]);
  const app = initial.find((a) => /\/app\./.test(a));
  if (!app || chunksOf(readFileSync(path.join(root, app), 'utf8'), 'pages/home/index').length > preloaded.length)
    throw new Error('budgets: not every chunk of the home page is preloaded');
  const sum = (addresses) => addresses.reduce((bytes, a) => bytes + zipped(a), 0);
  return { initial: sum(initial), home: sum([...new Set([...initial, ...preloaded])]) };
}

function main() {
  const rows = [];
  if (existsSync(path.join(dist, 'weapp/app.json'))) {
    const sizes = weappSizes(path.join(dist, 'weapp'));
    const total = Object.values(sizes).reduce((a, b) => a + b, 0);
    for (const [name, bytes] of Object.entries(sizes))
      rows.push([`weapp ${name}`, bytes, name === 'main' ? 1000 * kb : 500 * kb]);
    rows.push(['weapp total', total, 4000 * kb]);
  } else rows.push(['weapp is not built', Infinity, 0]);
  if (existsSync(path.join(dist, 'h5/index.html'))) {
    const { initial, home } = h5Sizes(path.join(dist, 'h5'));
    rows.push(['h5 initial JavaScript, gzip', initial, 150 * kb], ['h5 home page JavaScript, gzip', home, 190 * kb]);
  } else rows.push(['h5 is not built', Infinity, 0]);
  let over = 0;
  for (const [name, bytes, budget] of rows) {
    const fits = bytes <= budget;
    if (!fits) over += 1;
    console.log(`${fits ? 'ok  ' : 'OVER'} ${name}: ${(bytes / kb).toFixed(1)} KB of ${(budget / kb).toFixed(0)} KB`);
  }
  if (over > 0) process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
