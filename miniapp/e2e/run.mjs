// `npm run e2e`: lives the journeys one after another against one product; screenshots land in e2e/artifacts.
import { activities } from './activities.mjs';
import { launch } from './browser.mjs';
import { day, evening } from './day.mjs';
import { discussion } from './discussion.mjs';
import { looks } from './looks.mjs';
import { notices } from './notices.mjs';
import { offline } from './offline.mjs';
import { people } from './people.mjs';
import { privacy } from './privacy.mjs';
import { startProduct } from './product.mjs';
import { counted, secret } from './secret.mjs';

/** In this order; what has the same name is one journey, and goes on where it stood. */
const journeys = [
  ['day', day],
  ['notices', notices],
  ['activities', activities],
  ['discussion', discussion],
  ['offline', offline],
  ['people', people],
  ['secret', secret],
  ['looks', looks],
  ['privacy', privacy],
  ['day', evening],
  ['secret', counted],
];

const product = await startProduct();
const browser = await launch();
const only = process.argv[2];
let passed = 0;
let failed = 0;
try {
  const scenes = new Map();
  for (const [journey, steps] of journeys) {
    if (only && only !== journey) continue;
    const scene = scenes.get(journey) ?? {
      browser,
      origin: product.origin,
      toolEnv: product.toolEnv,
      troubles: [],
      memory: {},
    };
    scenes.set(journey, scene);
    for (const [name, live] of Object.entries(steps)) {
      const began = performance.now();
      try {
        await live(scene);
        if (scene.troubles.length > 0) throw new Error(scene.troubles.splice(0).join('\n'));
        passed++;
        console.log(`ok   ${journey}: ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
      } catch (error) {
        failed++;
        console.log(`FAIL ${journey}: ${name}\n${error instanceof Error ? error.stack : error}`);
      }
    }
  }
} finally {
  await browser.close();
  await product.stop();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
