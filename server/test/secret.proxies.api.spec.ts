import { startApp, type TestApp, type TestUser } from './harness/app.js';
import type { TestVillager } from './harness/people.js';
import { TestPolls } from './harness/polls.js';
import {
  aCode,
  castSecret,
  castSecretFor,
  checkCode,
  openSecret,
  receiptsOf,
  recountSecret,
} from './harness/secret.js';

let app: TestApp;
let polls: TestPolls;
let wife: TestVillager;
let poll: string;
beforeAll(async () => {
  app = await startApp();
  polls = await TestPolls.create(app, { 上寨: [2, 2, 1], 下寨: [1, 1] });
  wife = await polls.register.villager('上寨 1 号', 1);
  const body = { body: 'collective_members' as const, add: [], remove: [], allAdults: true };
  await app.call('polls.changeBody', { as: polls.committee, params: { village: polls.village }, body });
}, 60_000);
afterAll(() => app.close());
beforeEach(async () => {
  poll = await openSecret(polls, { preset: 'collective_members', title: '鱼塘包给谁' });
});

const head = (i: number) => polls.heads[i]!;
const at = () => ({ village: polls.village, poll });
const give = (as: TestUser, agentId: string) => app.call('polls.giveProxy', { as, params: at(), body: { agentId } });
const revoke = (as: TestUser, proxy: string) => app.call('polls.revokeProxy', { as, params: { ...at(), proxy } });
const castFor = (as: TestUser, code?: string) =>
  castSecretFor(polls, poll, as, { forHolder: wife.residentId, choice: 'approve', code });
const codeOf = async (answer: Promise<{ problem: { code: string } }>) => (await answer).problem.code;

/** Every table that could tell what a voter's transaction touched beside the box. */
const traces = () =>
  app.tenant.run({ villageId: polls.village }, (tx) =>
    tx.query(
      `SELECT xmin::text, xmax::text FROM poll_proxies WHERE village_id = $1 AND poll_id = $2
       UNION ALL SELECT xmin::text, xmax::text FROM poll_electors WHERE village_id = $1 AND poll_id = $2`,
      [tx.villageId, poll],
    ),
  );

describe('a written proxy in a secret vote', () => {
  it('lets the agent vote once more, under a code of its own, and nobody else', async () => {
    expect(await codeOf(castFor(head(0)))).toBe('poll.proxy_none');
    expect((await polls.get(poll)).body.voted).toBe(0);
    await give(wife, head(0).residentId);
    expect((await polls.get(poll, head(0))).body.proxy.held).toEqual([
      { holderId: wife.residentId, name: '上寨1之2', choice: null, voted: false },
    ]);
    expect(await codeOf(castFor(head(1)))).toBe('poll.proxy_none');
    const code = aCode();
    expect((await castFor(head(0), code)).body).toEqual({ counted: true, voted: 1 });
    expect((await castFor(head(0), code)).body).toEqual({ counted: true, voted: 1 });
    expect((await castSecret(polls, poll, head(0), 'reject')).body.voted).toBe(2);
    expect(await codeOf(castFor(head(0)))).toBe('poll.already_voted');
    expect((await polls.get(poll, head(0))).body.proxy.held).toMatchObject([{ choice: null, voted: true }]);
    expect((await polls.get(poll, wife)).body).toMatchObject({
      mine: 'voted',
      elector: { choice: null, castByName: '上寨1之1' },
    });
    expect((await checkCode(polls, poll, code, wife)).body.counted).toBe(true);
  });

  it('leaves no trace of the casting in the roll or in the paper', async () => {
    await give(wife, head(0).residentId);
    const before = await traces();
    await castFor(head(0));
    await castSecret(polls, poll, head(0), 'reject');
    expect(await traces()).toEqual(before);
  });

  it('ends when the holder votes; a used one cannot be taken back, an unused one can', async () => {
    const { id } = (await give(wife, head(0).residentId)).body;
    expect(await codeOf(revoke(head(0), id))).toBe('request.forbidden');
    expect((await revoke(wife, id)).status).toBe(200);
    expect(await codeOf(castFor(head(0)))).toBe('poll.proxy_none');
    const again = (await give(wife, head(0).residentId)).body.id;
    expect((await castSecret(polls, poll, wife, 'reject')).status).toBe(200);
    expect(await codeOf(castFor(head(0)))).toBe('poll.already_voted');
    expect(await codeOf(revoke(wife, again))).toBe('poll.proxy_used');
  });

  it('revoked and used at the same moment, one of the two holds', async () => {
    for (let round = 0; round < 12; round++) {
      poll = await openSecret(polls, { preset: 'collective_members', title: '鱼塘包给谁' });
      const { id } = (await give(wife, head(0).residentId)).body;
      const tries = round % 2 === 0 ? [castFor(head(0)), revoke(wife, id)] : [revoke(wife, id), castFor(head(0))];
      const answers = await Promise.all(tries);
      const [cast, back] = round % 2 === 0 ? answers : answers.reverse();
      const { voted } = (await polls.get(poll)).body;
      if (cast!.status === 200) {
        expect([voted, back!.problem.code]).toEqual([1, 'poll.proxy_used']);
      } else {
        expect([voted, back!.status, cast!.problem.code]).toEqual([0, 200, 'poll.proxy_none']);
      }
    }
  });

  it('is counted with the others, and the tally is a recount', async () => {
    await give(wife, head(0).residentId);
    await castFor(head(0));
    for (const i of [0, 1, 2, 3, 4]) await castSecret(polls, poll, head(i), i % 2 ? 'approve' : 'reject');
    await polls.close();
    const { body } = await polls.get(poll, wife);
    expect(body.result).toMatchObject({ approve: 3, reject: 3, present: 6 });
    expect(await recountSecret(polls, poll)).toEqual({ approve: 3, reject: 3 });
    expect((await receiptsOf(polls, poll)).body.size).toBe(6);
  });

  it('is no hand of its own: five ballots of four people are not broken down', async () => {
    await give(wife, head(0).residentId);
    await castFor(head(0));
    for (const i of [0, 1, 2, 3]) await castSecret(polls, poll, head(i), i % 2 ? 'approve' : 'reject');
    await polls.close();
    const { body } = await polls.get(poll, wife);
    expect([body.voted, body.result, body.box]).toMatchObject([5, null, { withheld: true }]);
  });
});

it('a cancelled secret vote keeps who voted and throws the ballots away, helped ones too', async () => {
  const reason = '材料写错了，重来';
  const witnesses = [head(2).residentId, head(3).residentId];
  const help = { holderId: head(1).residentId, choice: 'approve', how: 'phone' as const, witnesses };
  expect((await app.call('polls.assist', { as: polls.committee, params: at(), body: help })).status).toBe(201);
  await castSecret(polls, poll, head(0), 'reject');
  await app.call('polls.cancel', { as: polls.committee, params: at(), body: { reason } });
  const left = await app.tenant.run({ villageId: polls.village }, (tx) =>
    tx.query(
      `SELECT (SELECT count(poll_id) FROM secret_box WHERE poll_id = $1) AS box,
              (SELECT count(*) FROM secret_codes WHERE poll_id = $1) AS codes,
              (SELECT count(*) FROM secret_marks WHERE poll_id = $1) AS marks,
              (SELECT count(choice) FROM assisted_ballots WHERE poll_id = $1) AS helped`,
      [poll],
    ),
  );
  expect(left).toEqual([{ box: 0, codes: 0, marks: 1, helped: 0 }]);
  await polls.close();
  expect((await polls.get(poll)).body).toMatchObject({ state: 'cancelled', result: null, cancelled: { reason } });
  expect(await codeOf(castSecret(polls, poll, head(2), 'approve'))).toBe('poll.cancelled');
});

it('one that is called off before it began has no box to empty', async () => {
  const opensAt = new Date(Date.now() + 3_600_000).toISOString();
  poll = await openSecret(polls, { opensAt });
  const answer = await app.call('polls.cancel', { as: polls.committee, params: at(), body: { reason: '日子定早了' } });
  expect(answer.status).toBe(200);
});
