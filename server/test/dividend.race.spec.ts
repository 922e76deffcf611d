import { startApp, type TestApp } from './harness/app.js';
import { kept, replayed } from './harness/books.js';
import { TestMuseum } from './harness/museum.js';

describe('the dividend at the same time', () => {
  let app: TestApp;
  let museum: TestMuseum;
  beforeEach(async () => {
    app ??= await startApp();
    museum = await TestMuseum.create(app);
    await museum.voucher('income', 10_003);
    await museum.points([10, 6, 4]);
  });
  afterAll(() => app.close());

  it('is paid once by two who execute it', async () => {
    const plan = await museum.decided();
    const others = [museum.cashier, museum.polls.committee, museum.cashier, museum.polls.committee];
    const answers = await Promise.all(others.map((as) => museum.execute(plan, as)));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status !== 200) expect(answer.problem.code).toBe('dividend.executed');
    }
    const balances = await replayed(museum.books, 'museum');
    expect(await kept(museum.books, 'museum')).toEqual(balances);
    const owed = Object.entries(balances).filter(([account]) => account.startsWith('113-'));
    expect(owed.reduce((sum, [, fen]) => sum + fen, 0)).toBe(-2_000);
    expect(Object.values(balances).reduce((sum, fen) => sum + fen, 0)).toBe(0);
  });

  it('is drafted by two into one plan in force', async () => {
    const answers = await Promise.all([1000, 2000, 3000].map((part) => museum.draft({ partPerTenThousand: part })));
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201]);
    const { body } = await app.call('dividends.plans', { as: museum.staff, params: { village: museum.village } });
    expect(body.items).toHaveLength(1);
    const states = [];
    for (const answer of answers) states.push((await museum.plan(answer.body.id)).state);
    expect(states.sort()).toEqual(['draft', 'replaced', 'replaced']);
  });

  it('never takes a voucher into a year after its vote began', async () => {
    for (let round = 0; round < 5; round++) {
      const own = await TestMuseum.create(app);
      await own.voucher('income', 10_000);
      await own.points([2]);
      const { body: plan } = await own.draft();
      const [voucher, vote] = await Promise.all([own.voucher('cost', 700), own.tryVote(plan.id)]);
      if (voucher.status === 201) expect(vote.problem.code).toBe('dividend.changed');
      else {
        expect(voucher.problem.code).toBe('museum.year_closed');
        expect(vote.status).toBe(201);
      }
    }
  });

  it('is put to one vote by two who open it', async () => {
    const { body: plan } = await museum.draft();
    const answers = await Promise.all([1, 2, 3].map(() => museum.tryVote(plan.id)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409]);
    expect((await museum.draft()).problem.code).toBe('dividend.exists');
  });
});
