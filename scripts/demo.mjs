// The demo village of a start: made once, whole; half of one, left by a making that was cut off, is dropped and made again.

/** How the generator (server/src/demo/main.ts) says that it found half a demo. */
const HALF = 3;

/**
 * @param {{ recreate?: () => Promise<unknown> }} database `recreate` empties the database that comes with the packages
 * @param {{ generate: () => number, migrate: () => void }} steps `generate` returns the exit status
 */
export async function makeDemo(database, { generate, migrate }) {
  let status = generate();
  if (status === HALF) {
    console.error('上次的演示村没做完，重新做 (the demo was cut off, making it again)…');
    if (!database.recreate) throw new Error('演示村做了一半：请换一个空的数据库 (half a demo: give an empty database)');
    await database.recreate();
    migrate();
    status = generate();
  }
  if (status !== 0) throw new Error(`演示村没做成 (the demo could not be made): ${status}`);
}
