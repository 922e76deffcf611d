import { addDays, businessDate } from '@wecountry/shared/domain/calendar';
import { newId } from '../src/platform/db/id.js';
import { startApp, type TestApp } from './harness/app.js';
import { kept, replayed } from './harness/books.js';
import { lastYear, TestMuseum } from './harness/museum.js';

describe('vouchers of the museum', () => {
  let app: TestApp;
  let museum: TestMuseum;
  beforeAll(async () => {
    app = await startApp();
    museum = await TestMuseum.create(app);
  });
  afterAll(() => app.close());

  it('book income and cost against till or bank', async () => {
    const first = await museum.voucher('income', 5_000, { paidFrom: 'cash' });
    expect(first.status).toBe(201);
    expect(first.body.entryNumber).toBe(1);
    const second = await museum.voucher('cost', 1_200, { occurredOn: businessDate(new Date()) });
    expect(second.body.entryNumber).toBe(2);
    const balances = { '101': 5_000, '102': -1_200, '501': -5_000, '511': 1_200 };
    expect(await replayed(museum.books, 'museum')).toEqual(balances);
    expect(await kept(museum.books, 'museum')).toEqual(balances);
  });

  it('are refused for days to come and to others', async () => {
    const tomorrow = addDays(businessDate(new Date()), 1);
    expect((await museum.voucher('income', 1, { occurredOn: tomorrow })).problem.code).toBe('museum.date_wrong');
    expect((await museum.voucher('income', 0)).problem.code).toBe('request.invalid');
    expect((await museum.voucher('income', 1.5)).problem.code).toBe('request.invalid');
    for (const as of [museum.polls.heads[0]!, museum.polls.committee, museum.polls.supervisor]) {
      expect((await museum.voucher('income', 1, {}, as)).problem.code).toBe('request.forbidden');
    }
  });

  it('are booked once per key', async () => {
    const call = (amountFen: number, key: string) =>
      app.call('museum.voucher', {
        as: museum.staff,
        params: { village: museum.village },
        body: { kind: 'income', amountFen, memo: '门票', occurredOn: `${lastYear()}-01-02`, paidFrom: 'bank' },
        key,
      });
    const key = newId();
    const [first, again] = [await call(700, key), await call(700, key)];
    expect(again.body).toEqual(first.body);
    expect((await call(701, key)).problem.code).toBe('request.key_reused');
  });

  it('of a year that is voted on are refused, and a plan whose year moved is not voted on', async () => {
    const own = await TestMuseum.create(app);
    await own.voucher('income', 10_000);
    await own.points([2]);
    const { body: stale } = await own.draft();
    expect((await own.voucher('cost', 500)).status).toBe(201);
    expect((await own.tryVote(stale.id)).problem.code).toBe('dividend.changed');
    const { body: plan } = await own.draft();
    expect(plan).toMatchObject({ profitFen: 9_500, state: 'draft' });
    expect((await own.tryVote(plan.id)).status).toBe(201);
    expect((await own.voucher('cost', 500)).problem.code).toBe('museum.year_closed');
    expect((await own.voucher('cost', 500, { occurredOn: businessDate(new Date()) })).status).toBe(201);
  });
});
