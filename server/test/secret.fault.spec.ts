import { once } from 'node:events';
import { startApp, type TestApp } from './harness/app.js';
import { withOwner } from './harness/dump.js';
import { TestPolls } from './harness/polls.js';
import { castSecret, openSecret, receiptsOf } from './harness/secret.js';
import { startServer, until } from './harness/server-process.js';

// Closing as the process it runs in, killed in the middle of it.

let app: TestApp;
let polls: TestPolls;
beforeAll(async () => {
  app = await startApp();
  polls = await TestPolls.create(app, { 上寨: Array<number>(8).fill(1) });
}, 60_000);
afterAll(() => app.close());

it('kill -9 between the emptied box and the commit: the next start closes once, and nothing is lost', async () => {
  const poll = await openSecret(polls);
  for (const [i, head] of polls.heads.entries()) await castSecret(polls, poll, head, i < 5 ? 'approve' : 'reject');
  await withOwner(app, async (owner) => {
    const counts = async () => {
      const { rows } = await owner.query<{ box: number; codes: number }>(
        `SELECT (SELECT count(*)::int FROM secret_box) AS box, (SELECT count(*)::int FROM secret_codes) AS codes`,
      );
      return rows[0];
    };
    const waiting = async () => {
      const { rows } = await owner.query(
        `SELECT FROM pg_locks WHERE NOT granted AND relation = 'poll_seals'::regclass AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      return rows.length > 0;
    };
    // Past the emptied box, closing wants to write the seal: here it stops, with its work done and not committed.
    await owner.query(`UPDATE polls SET closes_at = now(), opened_at = now() - interval '1 hour'`);
    await owner.query(`UPDATE graphile_worker._private_jobs SET run_at = now()`);
    await owner.query('BEGIN; LOCK TABLE poll_seals IN EXCLUSIVE MODE');
    const first = startServer(app);
    await until(waiting);
    const ended = once(first, 'exit');
    first.kill('SIGKILL');
    await ended;
    // The backend notices when it comes to answer; until then it waits for the lock that we hold.
    await owner.query('ROLLBACK');
    const second = startServer(app);
    try {
      await until(async () => (await counts())?.codes === 8);
    } finally {
      const over = once(second, 'exit');
      second.kill('SIGTERM');
      await over;
    }
    expect(await counts()).toEqual({ box: 0, codes: 8 });
  });
  expect((await polls.get(poll)).body).toMatchObject({ voted: 8, result: { approve: 5, reject: 3 } });
  expect((await receiptsOf(polls, poll)).body.size).toBe(8);
}, 240_000);
