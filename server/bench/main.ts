import 'reflect-metadata';
import setup from '../test/harness/global-setup.mjs';
import teardown from '../test/harness/global-teardown.mjs';
import type { Bench } from './bench.js';

/**
 * `npm run bench -- [--seconds N] NAME…` runs benchmarks and prints one JSON line each:
 * {name, ours, reference, ratio, wanted, unit, by}. A ratio is ours over the reference of the same run, so that it can
 * be compared between machines; nothing here fails for being slow.
 */
const benches: Record<string, () => Promise<{ bench: Bench }>> = {
  vote: () => import('./vote.bench.js'),
  'vote-burst': () => import('./vote-burst.bench.js'),
  feed: () => import('./feed.bench.js'),
  post: () => import('./post.bench.js'),
  import: () => import('./import.bench.js'),
};

const args = process.argv.slice(2);
const at = args.indexOf('--seconds');
const seconds = at >= 0 ? Number(args.splice(at, 2)[1]) : 10;
const names = args.length > 0 ? args : Object.keys(benches);
const unknown = names.filter((n) => !(n in benches));
if (unknown.length > 0 || !(seconds >= 1)) {
  console.error(`用法 (usage): npm run bench -- [--seconds N] ${Object.keys(benches).join(' ')}`);
  process.exit(2);
}

setup();
for (const name of names) {
  const load = benches[name];
  if (!load) continue;
  const { bench } = await load();
  const { ours, reference, by, wanted, unit, more } = await bench({ seconds, clients: 8 });
  const round = (x: number) => Number(x.toPrecision(4));
  console.log(
    JSON.stringify({
      name,
      ours: round(ours),
      reference: round(reference),
      ratio: round(ours / reference),
      wanted,
      unit,
      by,
      ...more,
    }),
  );
}
await teardown();
