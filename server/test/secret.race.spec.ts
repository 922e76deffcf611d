import { startApp, type TestApp } from './harness/app.js';
import type { TestVillager } from './harness/people.js';
import { TestPolls } from './harness/polls.js';
import { aCode, castSecret, openSecret, receiptsOf, recountSecret } from './harness/secret.js';

const HOUSEHOLDS = 40;

let app: TestApp;
let polls: TestPolls;
beforeAll(async () => {
  app = await startApp();
  polls = await TestPolls.create(app, { 上寨: Array<number>(HOUSEHOLDS).fill(2) });
}, 60_000);
afterAll(() => app.close());

it('two phones of each household make one secret vote each; the one that was second is told', async () => {
  const poll = await openSecret(polls);
  const seconds: TestVillager[] = [];
  for (const { code } of polls.register.households) seconds.push(await polls.register.villager(code, 1));
  const answers = await Promise.all(
    polls.heads.flatMap((head, i) => [
      castSecret(polls, poll, head, 'approve'),
      castSecret(polls, poll, seconds[i]!, 'reject'),
    ]),
  );
  for (let i = 0; i < answers.length; i += 2) {
    const pair = answers.slice(i, i + 2);
    expect(pair.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(pair.find((answer) => answer.status === 409)?.problem.code).toBe('poll.already_voted');
  }
  expect((await polls.get(poll)).body.voted).toBe(HOUSEHOLDS);
  await polls.close();
  const { approve, reject } = (await polls.get(poll)).body.result!;
  expect(approve + reject).toBe(HOUSEHOLDS);
});

it('one phone that sends its ballot four times at once has one vote under one code', async () => {
  const poll = await openSecret(polls);
  const code = aCode();
  const four = Array.from({ length: 4 }, () => castSecret(polls, poll, polls.heads[0]!, 'approve', code));
  for (const answer of await Promise.all(four)) expect(answer.body.counted).toBe(true);
  expect((await polls.get(poll)).body.voted).toBe(1);
});

it('a secret vote at the moment of closing is counted or clearly refused', async () => {
  const outcomes = new Set<number>();
  for (let round = 0; round < 6; round++) {
    const poll = await openSecret(polls);
    const waiting = polls.heads.map((head) => ({ head, code: aCode() }));
    const accepted: string[] = [];
    let closing: Promise<void> | undefined;
    const phone = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const choice = waiting.length % 3 === 0 ? 'reject' : 'approve';
        const answer = await castSecret(polls, poll, next.head, choice, next.code);
        outcomes.add(answer.status);
        if (answer.status === 200) accepted.push(next.code);
        else expect(answer.problem.code).toBe('poll.closed');
        if (accepted.length > 4 + round * 3) closing ??= polls.close();
      }
    };
    await Promise.all(Array.from({ length: 10 }, phone));
    await closing;
    const { items } = (await receiptsOf(polls, poll)).body;
    expect([...items].sort()).toEqual([...accepted].sort());
    const { approve, reject, abstain } = (await polls.get(poll)).body.result!;
    expect(approve + reject + abstain).toBe(accepted.length);
    expect({ approve: 0, reject: 0, abstain: 0, ...(await recountSecret(polls, poll)) }).toEqual({
      approve,
      reject,
      abstain,
    });
  }
  // Both must have happened, or the rounds tested nothing.
  expect([...outcomes].sort()).toEqual([200, 409]);
});
