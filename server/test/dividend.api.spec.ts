import { createHash } from 'node:crypto';
import { planText } from '@wecountry/shared/domain/dividend';
import { newId } from '../src/platform/db/id.js';
import { startApp, type TestApp, type TestUser } from './harness/app.js';
import { kept, replayed } from './harness/books.js';
import { lastYear, TestMuseum } from './harness/museum.js';
import { asOwner } from './harness/owner.js';
import { statementsOf } from './harness/statements.js';

describe('the dividend', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  /** ¥100.03 earned, ¥0.03 spent; points 10, 6, 4, 4 and none. */
  const prosperous = async (options: { basePoints?: number } = {}) => {
    const museum = await TestMuseum.create(app, options);
    await museum.voucher('income', 10_003);
    await museum.voucher('cost', 3);
    await museum.points([10, 6, 4, 4]);
    return museum;
  };

  it('goes the whole way: drafted, voted, decided, paid out, and every slip adds up', async () => {
    const museum = await prosperous();
    const { status, body: plan } = await museum.draft({ partPerTenThousand: 2500, capPoints: 8 });
    expect(status).toBe(201);
    expect(plan).toMatchObject({
      year: lastYear(),
      state: 'draft',
      profitFen: 10_000,
      poolFen: 2_500,
      capPoints: 8,
      basePoints: 0,
      households: 4,
      pointsTotal: 22,
      pollId: null,
      decisionNo: null,
      draftedByName: '吴雪芬',
      draftedByMe: true,
      mine: null,
    });
    const [first] = museum.polls.heads;
    expect((await museum.plan(plan.id, first!)).mine).toEqual({ points: 10, weight: 8, amountFen: 909 });

    const poll = await museum.openVote(plan.id);
    const text = (await museum.polls.get(poll)).body;
    expect(text.plan).toEqual({ id: plan.id, fingerprint: plan.fingerprint });
    expect(text.body).toContain(`方案指纹：${plan.fingerprint}`);
    expect(text.body).toContain('拿出 25%');
    expect(await museum.plan(plan.id)).toMatchObject({ state: 'voting', pollId: poll });
    for (const head of museum.polls.heads) await museum.polls.cast(poll, head, 'approve');
    expect((await museum.execute(plan.id)).problem.code).toBe('dividend.not_decided');
    await museum.polls.close();
    expect((await museum.execute(plan.id)).problem.code).toBe('dividend.not_decided');
    const decisionNo = await museum.polls.decide(poll);
    expect(await museum.plan(plan.id)).toMatchObject({ state: 'decided', decisionNo });

    expect((await museum.execute(plan.id, museum.staff)).problem.code).toBe('dividend.same_person');
    const done = await museum.execute(plan.id);
    expect(done.body).toMatchObject({ state: 'executed', decisionNo, pollId: poll });
    const slips = [];
    for (const head of museum.polls.heads) slips.push((await museum.slip(plan.id, head)).body);
    // 8, 6, 4, 4 of 22 parts of 2500: 909.09, 681.81, 454.54, 454.54; the fen left go to the largest remainders.
    expect(
      slips.map(({ points, weight, amountFen, gotLeftoverFen }) => [points, weight, amountFen, gotLeftoverFen]),
    ).toEqual([
      [10, 8, 909, false],
      [6, 6, 682, true],
      [4, 4, 455, true],
      [4, 4, 454, false],
      [0, 0, 0, false],
    ]);
    expect(slips.reduce((sum, slip) => sum + slip.amountFen, 0)).toBe(2_500);
    expect(slips[0]).toMatchObject({
      year: lastYear(),
      householdLabel: '上寨 1 号',
      householdName: '上寨1之1',
      pointsTotal: 22,
      poolFen: 2_500,
      profitFen: 10_000,
      partPerTenThousand: 2500,
      fingerprint: plan.fingerprint,
      decisionNo,
    });
    expect((await museum.credit.mine(first!)).dividend).toEqual({ planId: plan.id, year: lastYear(), amountFen: 909 });

    // 501 and 511 were closed into 322 as of 31 December; the shares are owed out of it.
    const balances = {
      '102': 10_000,
      '322': -7_500,
      '113-上寨-1号': -909,
      '113-上寨-2号': -682,
      '113-上寨-3号': -455,
      '113-下寨-1号': -454,
    };
    expect(await replayed(museum.books, 'museum')).toEqual(balances);
    expect(await kept(museum.books, 'museum')).toEqual(balances);
    const entries = await museum.books.run((tx) =>
      tx.query<{ kind: string; number: number; day: string; lines: number }>(
        `SELECT e.kind, e.number, e.occurred_on AS day, count(*) AS lines
         FROM journal_entries e JOIN postings p USING (village_id, book, number)
         WHERE e.village_id = $1 AND e.book = 'museum' AND e.number > 2 GROUP BY 1, 2, 3 ORDER BY 2`,
        [tx.villageId],
      ),
    );
    expect(entries).toEqual([
      { kind: 'year_closed', number: 3, day: `${lastYear()}-12-31`, lines: 3 },
      { kind: 'profit_carried', number: 4, day: `${lastYear()}-12-31`, lines: 2 },
      { kind: 'dividend', number: 5, day: expect.any(String) as string, lines: 5 },
    ]);
    expect(slips[0]!.entryNumber).toBe(5);
    expect((await museum.execute(plan.id)).problem.code).toBe('dividend.executed');
    expect((await museum.draft()).problem.code).toBe('dividend.exists');
    expect((await museum.voucher('income', 1)).problem.code).toBe('museum.year_closed');
  });

  it('carries a fingerprint that anybody can make from the canonical text', async () => {
    const museum = await prosperous({ basePoints: 100 });
    const { body: plan } = await museum.draft();
    const slug = museum.polls.register.village.slug;
    const text = planText({
      village: slug,
      book: 'museum',
      year: lastYear(),
      profitFen: 10_000,
      formula: { partPerTenThousand: 2000, basePoints: 100, capPoints: null, floorPoints: null },
      households: [
        { key: '上寨-1号', points: 110 },
        { key: '上寨-2号', points: 106 },
        { key: '上寨-3号', points: 104 },
        { key: '下寨-1号', points: 104 },
        { key: '下寨-2号', points: 100 },
      ],
    });
    expect(plan.fingerprint).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    expect(plan).toMatchObject({ basePoints: 100, pointsTotal: 24, households: 4 });
  });

  it('keeps to the points of the draft, whatever is counted later', async () => {
    const museum = await prosperous();
    const plan = await museum.decided();
    await museum.points([200]);
    expect((await museum.execute(plan)).status).toBe(200);
    const { body } = await museum.slip(plan, museum.polls.heads[0]!);
    expect(body).toMatchObject({ points: 10, weight: 10, pointsTotal: 24, amountFen: 834 });
  });

  it('is not paid out when what is stored is no longer what was voted', async () => {
    const museum = await prosperous();
    const plan = await museum.decided();
    const refused = async () => expect((await museum.execute(plan)).problem.code).toBe('dividend.changed');
    const tamper = async (table: 'plan_shares' | 'dividend_plans', column: string, by: number) => {
      const where = table === 'plan_shares' ? `plan_id = $2 AND household_key = '上寨-1号'` : 'id = $2';
      const shift = (n: number) =>
        asOwner(
          app,
          museum.village,
          `UPDATE ${table} SET ${column} = ${column} + $3 WHERE village_id = $1 AND ${where}`,
          [plan, n],
        );
      expect(await shift(by)).toBe(1);
      await refused();
      await shift(-by);
    };
    await tamper('plan_shares', 'points', 1);
    await tamper('plan_shares', 'amount_fen', 100);
    await tamper('plan_shares', 'weight', 1);
    await tamper('dividend_plans', 'part_per_ten_thousand', 1);
    await tamper('dividend_plans', 'profit_fen', 100);
    expect(await replayed(museum.books, 'museum')).toEqual({ '102': 10_000, '501': -10_003, '511': 3 });
    expect((await museum.execute(plan)).status).toBe(200);
  });

  it('is drafted only of a year that is over, with profit, with points, from a book that may', async () => {
    const museum = await TestMuseum.create(app);
    expect((await museum.draft({ year: lastYear() + 1 })).problem.code).toBe('dividend.year_open');
    expect((await museum.draft()).problem.code).toBe('dividend.no_profit');
    await museum.voucher('income', 10_000);
    expect((await museum.draft()).problem.code).toBe('dividend.no_points');
    await museum.voucher('cost', 10_000);
    await museum.points([2]);
    expect((await museum.draft()).problem.code).toBe('dividend.no_profit');
    expect((await museum.draft({ partPerTenThousand: 0 })).problem.code).toBe('request.invalid');
    for (const as of [museum.polls.heads[0]!, museum.polls.supervisor, museum.polls.register.auditor]) {
      expect((await museum.draft({}, as)).problem.code).toBe('request.forbidden');
    }
    const bare = await TestMuseum.create(app);
    await bare.voucher('income', 10_000);
    await bare.points([2]);
    const collective = `UPDATE books SET entity_kind = 'collective' WHERE village_id = $1 AND book = 'museum'`;
    expect(await asOwner(app, bare.village, collective)).toBe(1);
    expect((await bare.draft()).problem.code).toBe('dividend.book_may_not');
  });

  it('may be drafted anew until it is voted on, and again when the vote did not reach', async () => {
    const museum = await prosperous();
    const { body: first } = await museum.draft();
    const { body: second } = await museum.draft({ partPerTenThousand: 3000 }, museum.polls.committee);
    expect(await museum.plan(first.id)).toMatchObject({ state: 'replaced', poolFen: 2_000 });
    const list = (as: TestUser) => app.call('dividends.plans', { as, params: { village: museum.village } });
    expect((await list(museum.polls.heads[0]!)).body.items).toMatchObject([{ id: second.id, poolFen: 3_000 }]);
    expect((await museum.execute(first.id)).problem.code).toBe('dividend.not_decided');

    const poll = await museum.openVote(second.id);
    expect((await museum.draft()).problem.code).toBe('dividend.exists');
    const again = await museum.tryVote(second.id);
    expect(again.problem.code).toBe('poll.plan_not_draft');
    for (const head of museum.polls.heads) await museum.polls.cast(poll, head, 'reject');
    await museum.polls.close();
    expect(await museum.plan(second.id)).toMatchObject({ state: 'draft', pollId: poll });
    expect((await museum.execute(second.id)).problem.code).toBe('dividend.not_decided');
    const { body: third } = await museum.draft({ partPerTenThousand: 1000 });
    expect(third).toMatchObject({ state: 'draft', poolFen: 1_000 });
    expect((await museum.polls.get(poll)).body.plan?.fingerprint).toBe(second.fingerprint);
  });

  it('is drafted and paid out once per key', async () => {
    const museum = await prosperous();
    const key = newId();
    const [first, again] = [await museum.draft({}, museum.staff, key), await museum.draft({}, museum.staff, key)];
    expect(again.body).toEqual(first.body);
    expect((await museum.draft({ partPerTenThousand: 1 }, museum.staff, key)).problem.code).toBe('request.key_reused');
    const plan = await museum.decided();
    const pay = newId();
    const [paid, repeated] = [
      await museum.execute(plan, museum.cashier, pay),
      await museum.execute(plan, museum.cashier, pay),
    ];
    expect([paid.status, repeated.status]).toEqual([200, 200]);
    expect(repeated.body).toEqual(paid.body);
  });

  it('has a slip only for the households of its village, once it is paid', async () => {
    const museum = await prosperous();
    const plan = await museum.decided();
    expect((await museum.slip(plan, museum.polls.heads[0]!)).status).toBe(404);
    await museum.execute(plan);
    expect((await museum.slip(plan, museum.polls.heads[0]!)).status).toBe(200);
    expect((await museum.slip(plan, museum.polls.committee)).problem.code).toBe('request.forbidden');
    const other = await prosperous();
    const theirs = other.polls.heads[0]!;
    for (const village of [other.village, museum.village]) {
      for (const name of ['dividends.slip', 'dividends.plan'] as const) {
        expect((await app.call(name, { as: theirs, params: { village, plan } })).status).toBe(404);
      }
      const execute = await app.call('dividends.execute', { as: other.cashier, params: { village, plan } });
      expect(execute.status).toBe(404);
    }
    expect((await app.call('dividends.plans', { as: theirs, params: { village: other.village } })).body.items).toEqual(
      [],
    );
    const theft = await other.tryVote(plan);
    expect(theft.problem.code).toBe('request.not_found');
  });

  it('is paid in a number of statements that does not grow with the households', async () => {
    const count = async (shape: Record<string, number[]>) => {
      const museum = await TestMuseum.create(app, { shape });
      await museum.voucher('income', 1_000_000);
      await museum.points(museum.polls.heads.map(() => 2));
      const drafting = await statementsOf(() => museum.draft());
      const plan = await museum.decided();
      return [drafting.length, (await statementsOf(() => museum.execute(plan))).length];
    };
    const few = await count({ 上寨: [1, 1, 1] });
    expect(await count({ 上寨: Array<number>(12).fill(1) })).toEqual(few);
  });
});
