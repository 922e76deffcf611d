import { once } from 'node:events';
import { startApp, type TestApp } from './harness/app.js';
import { withOwner } from './harness/dump.js';
import { TestPolls } from './harness/polls.js';
import { startServer, until } from './harness/server-process.js';

// Closing as the process it runs in, killed in the middle of it.

const HEADS = 6;
let app: TestApp;
let polls: TestPolls;
beforeAll(async () => {
  app = await startApp();
  polls = await TestPolls.create(app, { 上寨: Array<number>(HEADS + 1).fill(1) });
}, 60_000);
afterAll(() => app.close());

it('kill -9 between the count and the commit: the next start closes once, and counts what was cast', async () => {
  const poll = await polls.open();
  for (let i = 0; i < HEADS; i++) await polls.cast(poll, polls.heads[i]!, i < 4 ? 'approve' : 'reject');
  const [helped, , one, two] = [...polls.register.households].reverse();
  const body = {
    holderId: helped!.id,
    choice: 'approve',
    how: 'phone' as const,
    witnesses: [one!.residents[0]!.id, two!.residents[0]!.id],
  };
  await app.call('polls.assist', { as: polls.committee, params: { village: polls.village, poll }, body });
  await withOwner(app, async (owner) => {
    const counted = async () => {
      const { rows } = await owner.query<{ results: number; taken: number }>(
        `SELECT (SELECT count(*)::int FROM poll_results) AS results, (SELECT count(*)::int FROM ballots) AS taken`,
      );
      return rows[0];
    };
    const waiting = async () => {
      const { rows } = await owner.query(
        `SELECT FROM pg_locks WHERE NOT granted AND relation = 'poll_results'::regclass
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      return rows.length > 0;
    };
    // With the helped ballot taken in and all counted, closing wants to write the result: here it stops, uncommitted.
    await owner.query(`UPDATE polls SET closes_at = now(), opened_at = now() - interval '1 hour'`);
    await owner.query(`UPDATE graphile_worker._private_jobs SET run_at = now()`);
    await owner.query('BEGIN; LOCK TABLE poll_results IN EXCLUSIVE MODE');
    const first = startServer(app);
    await until(waiting);
    const ended = once(first, 'exit');
    first.kill('SIGKILL');
    await ended;
    await owner.query('ROLLBACK');
    const second = startServer(app);
    try {
      await until(async () => (await counted())?.results === 1);
    } finally {
      const over = once(second, 'exit');
      second.kill('SIGTERM');
      await over;
    }
    expect(await counted()).toEqual({ results: 1, taken: HEADS + 1 });
  });
  const { body: shown } = await polls.get(poll);
  expect(shown).toMatchObject({ state: 'closed', voted: HEADS + 1, result: { approve: 5, reject: 2, abstain: 0 } });
  const late = await polls.cast(poll, polls.heads[HEADS]!, 'reject');
  expect(late.problem.code).toBe('poll.closed');
}, 240_000);
