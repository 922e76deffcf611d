import { startApp, type TestApp } from './harness/app.js';
import type { TestVillager } from './harness/people.js';
import { TestPolls } from './harness/polls.js';

const HOUSEHOLDS = 50;

interface Recount {
  approve: number;
  reject: number;
  abstain: number;
}

describe('polls at the same time', () => {
  let app: TestApp;
  let polls: TestPolls;
  beforeAll(async () => {
    app = await startApp();
    polls = await TestPolls.create(app, { 上寨: Array<number>(HOUSEHOLDS).fill(2) });
  }, 60_000);
  afterAll(() => app.close());

  /** The tally from the acts alone: the last one of each household. */
  const recount = async (poll: string): Promise<Recount> => {
    const [row] = await app.tenant.run({ villageId: polls.village }, (tx) =>
      tx.query<Recount>(
        `SELECT count(*) FILTER (WHERE choice = 'approve') AS approve, count(*) FILTER (WHERE choice = 'reject') AS reject,
                count(*) FILTER (WHERE choice = 'abstain') AS abstain
         FROM (SELECT DISTINCT ON (holder_id) choice FROM ballot_acts WHERE village_id = $1 AND poll_id = $2
               ORDER BY holder_id, version DESC) latest`,
        [tx.villageId, poll],
      ),
    );
    return row!;
  };

  it('two phones of each household make one vote each, and the acts tell the whole story', async () => {
    const poll = await polls.open();
    const seconds: TestVillager[] = [];
    for (const { code } of polls.register.households) seconds.push(await polls.register.villager(code, 1));
    const answers = await Promise.all(
      polls.heads.flatMap((head, i) => [
        polls.cast(poll, head, 'approve'),
        polls.cast(poll, seconds[i]!, 'reject'),
        polls.cast(poll, head, 'approve'),
      ]),
    );
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 200));
    expect((await polls.get(poll)).body.voted).toBe(HOUSEHOLDS);
    const rows = await app.tenant.run({ villageId: polls.village }, (tx) =>
      tx.query<{ version: number; acts: number; lowest: number; same: boolean }>(
        `SELECT b.version, count(*) AS acts, min(a.version) AS lowest,
                bool_or(a.version = b.version AND a.choice = b.choice AND a.cast_by = b.cast_by) AS same
         FROM ballots b JOIN ballot_acts a USING (village_id, poll_id, holder_id)
         WHERE b.village_id = $1 AND b.poll_id = $2 GROUP BY holder_id, b.version`,
        [tx.villageId, poll],
      ),
    );
    expect(rows).toHaveLength(HOUSEHOLDS);
    for (const row of rows) expect(row).toMatchObject({ acts: row.version, lowest: 1, same: true });
  });

  it('a vote at the moment of closing is counted or clearly refused', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 6; round++) {
      const poll = await polls.open();
      // Ten phones at a time; closing begins when some have voted, and runs beside the rest.
      const waiting = [...polls.heads];
      const answers: Awaited<ReturnType<TestPolls['cast']>>[] = [];
      let closing: Promise<void> | undefined;
      const phone = async () => {
        for (let head = waiting.pop(); head; head = waiting.pop()) {
          answers.push(await polls.cast(poll, head, answers.length % 3 === 0 ? 'reject' : 'approve'));
          if (answers.length > round * 6) closing ??= polls.close();
        }
      };
      await Promise.all(Array.from({ length: 10 }, phone));
      await closing;
      const accepted = answers.filter((answer) => answer.status === 200);
      for (const answer of answers) {
        if (answer.status !== 200) expect(answer.problem.code).toBe('poll.closed');
        outcomes.add(String(answer.status));
      }
      const { body } = await polls.get(poll);
      const { approve, reject, abstain } = body.result!;
      expect({ approve, reject, abstain }).toEqual(await recount(poll));
      expect(approve + reject + abstain).toBe(accepted.length);
      expect(body.voted).toBe(accepted.length);
    }
    // Both must have happened, or the rounds tested nothing.
    expect([...outcomes].sort()).toEqual(['200', '409']);
  });

  it('closing twice at once counts once', async () => {
    const poll = await polls.open();
    await polls.cast(poll, polls.heads[0]!, 'approve');
    await Promise.all([polls.close(), polls.close(), polls.close()]);
    expect((await polls.get(poll)).body.result).toMatchObject({ approve: 1, verdict: 'no_quorum' });
  });

  it('two persons who enter the minutes at once make one decision', async () => {
    const choices = Array<'approve'>(HOUSEHOLDS).fill('approve');
    const ids = [];
    for (let i = 0; i < 3; i++) ids.push(await polls.closed(choices));
    const third = await polls.register.staff('committee', '石春生');
    const answers = await Promise.all(
      ids.flatMap((id) => [polls.committee, polls.supervisor, third].map((as) => polls.enter(id, as))),
    );
    const numbers = [];
    for (const [i, id] of ids.entries()) {
      const three = answers.slice(i * 3, i * 3 + 3);
      expect(three.filter((answer) => answer.problem.code === 'poll.minutes_complete')).toHaveLength(1);
      const decisions = three.flatMap((answer) => (answer.status === 200 ? (answer.body.decisionNo ?? []) : []));
      expect(decisions).toEqual([(await polls.get(id)).body.decisionNo]);
      numbers.push(Number(decisions[0]!.split('-')[1]));
    }
    expect(numbers.sort()).toEqual([1, 2, 3]);
  });
});
