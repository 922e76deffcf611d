// After Taro's build of H5: preloads the home page's scripts, writes the service worker with the list of files, and puts a
// gzip copy beside every file that shrinks, so that the server never compresses.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../', import.meta.url));
const dist = path.join(root, 'dist/h5');
const walk = (dir) =>
  readdirSync(dir, { withFileTypes: true }).flatMap((e) =>
    e.isDirectory() ? walk(path.join(dir, e.name)) : [path.join(dir, e.name)],
  );
const text = (file) => readFileSync(file, 'utf8');
const addressOf = (file) => `/${path.relative(dist, file).split(path.sep).join('/')}`;

/**
 * The chunks that webpack loads for a page, read from the router table of the app's script: the list of
 * `n.e(12)` before `pages/home/index` is required.
 */
export function chunksOf(appScript, page) {
  const at = appScript.search(new RegExp(`"?path"?:"${page}","?load"?:`));
  if (at < 0) return [];
  const load = /^[\s\S]*?\.then\(/.exec(appScript.slice(at, at + 1200))?.[0] ?? '';
  return [...load.matchAll(/\.e\((\d+)\)/g)].map((m) => m[1]);
}

/**
 * A style sheet in the head holds back the first paint until it is there. The shell has its styles with it, so the app's
 * sheet is fetched early but stands behind the shell; scripts still wait for it.
 */
function shellFirst(html) {
  const sheets = html.match(/<link href="[^"]+" rel="stylesheet">/g) ?? [];
  if (sheets.length === 0) throw new Error('finish-h5: the style sheet of the app is missing');
  const early = sheets.map((s) => s.replace('rel="stylesheet"', 'rel="preload" as="style"')).join('');
  const bare = sheets.reduce((text, sheet) => text.replace(sheet, ''), html);
  return bare.replace('</head>', `${early}</head>`).replace('</body>', `${sheets.join('')}</body>`);
}

function finish() {
  const files = walk(dist).filter((f) => !/\.(gz|txt|map)$/.test(f) && !f.endsWith('sw.js'));
  const scripts = files.filter((f) => f.endsWith('.js'));
  const app = scripts.find((f) => /js\/app\.[0-9a-f]+\.js$/.test(f));
  if (!app) throw new Error('finish-h5: the app script is missing');
  const html = text(path.join(dist, 'index.html'));
  const initial = [...html.matchAll(/(?:src|href)="(\/(?:js|css)\/[^"]+)"/g)].map((m) => m[1]);
  const ids = chunksOf(text(app), 'pages/home/index');
  const home = files
    .filter((f) => ids.some((id) => new RegExp(`/${id}\\.[0-9a-f]{8}\\.(js|css)$`).test(addressOf(f))))
    .map(addressOf)
    .concat(files.map(addressOf).filter((a) => /\/js\/vendors\./.test(a) && ids.length > 0));
  if (ids.length === 0) throw new Error('finish-h5: the chunks of the home page were not found');
  const preload = home
    .filter((a) => !initial.includes(a) && !html.includes(a))
    .map((a) => `<link rel="preload" href="${a}" as="${a.endsWith('.css') ? 'style' : 'script'}">`)
    .join('');
  writeFileSync(path.join(dist, 'index.html'), shellFirst(html.replace('</head>', `${preload}</head>`)));
  const worker = text(path.join(root, 'h5/service-worker.js'))
    .replace('__FIRST__', JSON.stringify([...new Set([...initial, ...home])]))
    .replace('__ALL__', JSON.stringify(files.map(addressOf).filter((a) => a !== '/index.html')));
  writeFileSync(path.join(dist, 'sw.js'), worker);
  for (const file of walk(dist).filter((f) => /\.(js|css|html|svg|json)$/.test(f) && statSync(f).size > 512))
    writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) finish();
