import { isInLog, receiptLeaf } from '@wecountry/shared/domain/receipt-code';
import { merkleRoot, toHex } from '@wecountry/shared/domain/transparency';
import { startApp, type TestApp } from './harness/app.js';
import { TestPolls } from './harness/polls.js';
import { aCode, castSecret, checkCode, helpVote, openSecret, receiptsOf } from './harness/secret.js';
import { statementsOf } from './harness/statements.js';

const SHAPE = { 上寨: [3, 2, 2, 2], 下寨: [2, 2, 1] };

let app: TestApp;
let polls: TestPolls;
beforeAll(async () => {
  app = await startApp();
  polls = await TestPolls.create(app, SHAPE);
}, 60_000);
afterAll(() => app.close());

const head = (i: number) => polls.heads[i]!;

describe('casting in secret', () => {
  it('counts who has voted and shows nobody what', async () => {
    const poll = await openSecret(polls);
    expect((await castSecret(polls, poll, head(0), 'reject')).body).toEqual({ counted: true, voted: 1 });
    const { body } = await polls.get(poll, head(0));
    expect(body).toMatchObject({ secret: true, voted: 1, mine: 'voted', result: null });
    expect(body.box).toEqual({ seal: null, withheld: false });
    expect(body.elector).toMatchObject({ choice: null, castAt: null });
    expect((await polls.get(poll, head(1))).body.mine).toBe('not_voted');
    expect(JSON.stringify(body)).not.toContain('reject');
  });

  it('the same code again is counted once; another is told that the household has voted', async () => {
    const poll = await openSecret(polls);
    const code = aCode();
    const wife = await polls.register.villager('上寨 1 号', 1);
    await castSecret(polls, poll, head(0), 'approve', code);
    // A phone that never got the answer sends again; what it sends along changes nothing.
    expect((await castSecret(polls, poll, head(0), 'reject', code)).body).toEqual({ counted: true, voted: 1 });
    for (const again of [head(0), wife]) {
      const { status, problem } = await castSecret(polls, poll, again, 'approve');
      expect([status, problem.code]).toEqual([409, 'poll.already_voted']);
    }
    await polls.close();
    expect((await receiptsOf(polls, poll)).body.items).toEqual([code]);
  });

  it('is one statement, and writes no key, no job, no log', async () => {
    const poll = await openSecret(polls);
    const rowsBeside = () =>
      app.tenant.run({ villageId: polls.village }, (tx) =>
        tx.query(
          `SELECT (SELECT count(*) FROM idempotency_keys) AS keys, (SELECT count(*) FROM privileged_acts) AS acts,
                  (SELECT count(*) FROM ballots) AS ballots, (SELECT count(*) FROM ballot_acts) AS casts`,
        ),
      );
    const before = await rowsBeside();
    const statements = await statementsOf(() => castSecret(polls, poll, head(1), 'approve'));
    expect(statements.filter((sql) => sql.includes('secret_box'))).toHaveLength(1);
    expect(statements.filter((sql) => /INSERT|UPDATE|enqueue/.test(sql))).toHaveLength(1);
    expect(await rowsBeside()).toEqual(before);
  });

  it('refuses what cannot count, and leaves the elector free to vote', async () => {
    const poll = await openSecret(polls);
    const open = await polls.open();
    const code = aCode();
    await castSecret(polls, poll, head(0), 'approve', code);
    const refusals = [
      [await castSecret(polls, poll, head(1), '3'), 422, 'poll.choice_wrong'],
      [await castSecret(polls, poll, head(1), 'approve', code), 409, 'poll.code_taken'],
      [await castSecret(polls, poll, head(1), 'approve', 'too short'), 400, 'request.invalid'],
      [await castSecret(polls, open, head(1), 'approve'), 409, 'poll.not_secret'],
      [await polls.cast(poll, head(1), 'approve'), 409, 'poll.secret'],
    ] as const;
    for (const [answer, status, problem] of refusals) {
      expect([answer.status, answer.problem.code]).toEqual([status, problem]);
    }
    expect((await castSecret(polls, poll, head(1), 'abstain')).status).toBe(200);
    await polls.close();
    const late = await castSecret(polls, poll, head(2), 'approve');
    expect([late.status, late.problem.code]).toEqual([409, 'poll.closed']);
  });
});

describe('closing', () => {
  it('counts the ballots, and the tally is a recount of the choices', async () => {
    const poll = await openSecret(polls);
    const choices = ['approve', 'approve', 'reject', 'approve', 'abstain', 'approve'] as const;
    for (const [i, choice] of choices.entries()) await castSecret(polls, poll, head(i), choice);
    await polls.close();
    const { body } = await polls.get(poll, head(0));
    expect(body.result).toMatchObject({ approve: 4, reject: 1, abstain: 1, present: 6, verdict: 'reached' });
    expect(body).toMatchObject({ voted: 6, mine: 'voted', box: { withheld: false, seal: { size: 6 } } });
    const recount = await app.tenant.run({ villageId: polls.village }, (tx) =>
      tx.query(
        `SELECT choice, count(*) AS count FROM secret_choices WHERE village_id = $1 AND poll_id = $2 GROUP BY choice ORDER BY choice`,
        [tx.villageId, poll],
      ),
    );
    expect(recount).toEqual([
      { choice: 'abstain', count: 1 },
      { choice: 'approve', count: 4 },
      { choice: 'reject', count: 1 },
    ]);
  });

  it('keeps back the counts of fewer than five, not who came and whether it is enough', async () => {
    const poll = await openSecret(polls);
    for (let i = 0; i < 4; i++) await castSecret(polls, poll, head(i), 'approve');
    await polls.close();
    const { body } = await polls.get(poll);
    expect(body).toMatchObject({ voted: 4, verdict: 'no_quorum', result: null, box: { withheld: true } });
  });

  it('counts what a helper took unless it was overturned or the owner voted', async () => {
    const poll = await openSecret(polls);
    for (let i = 0; i < 3; i++) await castSecret(polls, poll, head(i), 'reject');
    await helpVote(polls, poll, head(2).householdId, 'approve');
    for (const i of [3, 4, 5]) await helpVote(polls, poll, head(i).householdId, 'approve');
    await app.tenant.run({ villageId: polls.village }, (tx) =>
      tx.execute(
        `UPDATE assisted_ballots SET overturned_at = $3, overturned_by = $4 WHERE village_id = $1 AND holder_id = $2`,
        [tx.villageId, head(5).householdId, tx.now, head(5).userId],
      ),
    );
    await polls.close();
    const { body } = await polls.get(poll, head(3));
    expect(body.result).toMatchObject({ approve: 2, reject: 3 });
    expect(body.mine).toBe('voted');
    expect((await receiptsOf(polls, poll)).body.size).toBe(5);
    const left = await app.tenant.run({ villageId: polls.village }, (tx) =>
      tx.query(`SELECT DISTINCT choice FROM assisted_ballots WHERE village_id = $1 AND poll_id = $2`, [
        tx.villageId,
        poll,
      ]),
    );
    expect(left).toEqual([{ choice: null }]);
  });

  it('of nobody is a result and an empty log', async () => {
    const poll = await openSecret(polls);
    await polls.close();
    expect((await polls.get(poll)).body).toMatchObject({ verdict: 'no_quorum', box: { seal: { size: 0 } } });
    expect((await receiptsOf(polls, poll)).body).toMatchObject({ items: [], nextCursor: null });
  });
});

describe('receipts', () => {
  it('a code is found in the box, then in the log, with a proof that holds', async () => {
    const poll = await openSecret(polls);
    const codes = polls.heads.map(() => aCode());
    for (const [i, code] of codes.entries()) await castSecret(polls, poll, head(i), i % 2 ? 'approve' : 'reject', code);
    expect((await checkCode(polls, poll, codes[0]!)).body).toEqual({ counted: true, proof: null });
    expect((await checkCode(polls, poll, aCode())).body).toEqual({ counted: false, proof: null });
    const early = await receiptsOf(polls, poll);
    expect([early.status, early.problem.code]).toEqual([409, 'poll.not_sealed']);

    await polls.close();
    const seal = (await polls.get(poll)).body.box!.seal!;
    const { body } = await receiptsOf(polls, poll);
    expect([...body.items].sort()).toEqual([...codes].sort());
    expect(toHex(merkleRoot(body.items.map((code) => receiptLeaf(poll, code))))).toBe(seal.head);
    for (const code of codes) {
      const { proof } = (await checkCode(polls, poll, code, head(1))).body;
      expect(proof).toMatchObject({ head: seal.head, size: seal.size, index: body.items.indexOf(code) });
      expect(isInLog(poll, code, proof!, seal.head)).toBe(true);
    }
    expect((await checkCode(polls, poll, aCode())).body).toEqual({ counted: false, proof: null });
  });

  it('are asked of polls that exist, in secret', async () => {
    const open = await polls.open();
    const nowhere = '0190a000-0000-7000-8000-00000000dead';
    expect((await receiptsOf(polls, nowhere)).status).toBe(404);
    expect((await checkCode(polls, nowhere, aCode())).status).toBe(404);
    expect((await receiptsOf(polls, open)).problem.code).toBe('poll.not_sealed');
    const { status } = await app.call('secret.receipts', {
      as: polls.supervisor,
      params: { village: polls.village, poll: open },
      query: { cursor: 'nonsense' },
    });
    expect(status).toBe(400);
  });
});
