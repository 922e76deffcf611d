const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { gunzipSync } = require('node:zlib');

const dist = path.resolve(__dirname, '../dist/h5');
const walk = (dir) =>
  fs
    .readdirSync(dir, { withFileTypes: true })
    .flatMap((e) => (e.isDirectory() ? walk(path.join(dir, e.name)) : [path.join(dir, e.name)]));
const read = (file) => fs.readFileSync(path.join(dist, file), 'utf8');

it('every script is one that an engine can read', () => {
  const scripts = walk(dist).filter((f) => f.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(10);
  for (const file of scripts) execFileSync(process.execPath, ['--check', file]);
});

it('the page has no script of its own, so that no policy has to allow one', () => {
  const html = read('index.html');
  expect([...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>/g)]).toEqual([]);
  expect(html).not.toMatch(/ on\w+=|javascript:/);
  // webpack's way to the global object has a `new Function` that no browser of ours reaches.
  const made = (text) => /\beval\(|new Function\((?!"return this"\))/.test(text);
  const scripts = walk(dist).filter((f) => f.endsWith('.js'));
  expect(scripts.filter((f) => made(fs.readFileSync(f, 'utf8'))).map((f) => path.basename(f))).toEqual([]);
});

it('the page draws a shell at once and fetches the home page beside the app', () => {
  const html = read('index.html');
  expect(html).toContain('id="shell"');
  const preloads = [...html.matchAll(/<link rel="preload" href="([^"]+)"/g)].map((m) => m[1]);
  expect(preloads.length).toBeGreaterThan(1);
  for (const address of preloads) expect(fs.existsSync(path.join(dist, address))).toBe(true);
});

it('the service worker knows every file of this build and keeps what the home page needs', () => {
  const worker = read('sw.js');
  const list = (name) => JSON.parse(new RegExp(`${name} = (?:new Set\\()?(\\[[^\\]]*\\])`).exec(worker)[1]);
  const files = walk(dist)
    .map((f) => `/${path.relative(dist, f).split(path.sep).join('/')}`)
    .filter((f) => !/\.(gz|txt)$|^\/(index\.html|sw\.js)$/.test(f));
  expect(list('all').sort()).toEqual(files.sort());
  const shell = [...read('index.html').matchAll(/(?:src|href)="(\/(?:js|css)\/[^"]+)"/g)].map((m) => m[1]);
  expect(list('first').sort()).toEqual([...new Set(shell)].sort());
});

it('every compressed copy is a copy', () => {
  const copies = walk(dist).filter((f) => f.endsWith('.gz'));
  expect(copies.some((f) => f.endsWith('index.html.gz'))).toBe(true);
  for (const copy of copies)
    expect(gunzipSync(fs.readFileSync(copy)).equals(fs.readFileSync(copy.slice(0, -'.gz'.length)))).toBe(true);
});
