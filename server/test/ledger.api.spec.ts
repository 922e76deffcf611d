import type { QueryOf } from '@wecountry/shared/contracts';
import { LedgerService, type NewEntry } from '../src/modules/ledger/index.js';
import { newId } from '../src/platform/db/id.js';
import { startApp, type TestApp, type TestUser } from './harness/app.js';
import { kept, openBooks, type VillageBooks } from './harness/books.js';
import { TestRegister } from './harness/people.js';
import { referenceSteps } from './harness/reference-order.js';
import { statementsOf } from './harness/statements.js';

const tickets = (n: number): NewEntry => ({
  book: 'museum',
  kind: 'museum_income',
  source: { type: 'museum_voucher', id: newId() },
  occurredOn: `2026-09-${String((n % 30) + 1).padStart(2, '0')}`,
  memo: `门票 100% 第 ${n} 天`,
  lines: [
    { account: '102', amountFen: 1000 + n },
    { account: '501', amountFen: -1000 - n },
  ],
});

describe('the books through HTTP', () => {
  let app: TestApp;
  let ledger: LedgerService;
  let register: TestRegister;
  let books: VillageBooks;
  let auditor: TestUser;
  beforeAll(async () => {
    app = await startApp();
    ledger = app.get(LedgerService);
    register = await TestRegister.create(app);
    auditor = register.auditor;
    books = await openBooks(app, register.village.id);
    for (const { entries } of referenceSteps) await books.run((tx) => ledger.postAll(tx, entries));
    for (let n = 0; n < 70; n += 1) await books.run((tx) => ledger.post(tx, tickets(n)));
  });
  afterAll(() => app.close());

  const of = (book: 'coop' | 'museum' | 'village', villageId = register.village.id) => ({ village: villageId, book });
  const trial = (book: 'coop' | 'museum' | 'village', query: QueryOf<'ledger.trial'> = {}) =>
    app.call('ledger.trial', { as: auditor, params: of(book), query });
  const journal = (query: QueryOf<'ledger.journal'> = {}, book: 'coop' | 'museum' = 'museum') =>
    app.call('ledger.journal', { as: auditor, params: of(book), query });
  const statement = (book: 'coop' | 'museum', account: string, query: QueryOf<'ledger.statement'> = {}) =>
    app.call('ledger.statement', { as: auditor, params: { ...of(book), account }, query });

  it('lists the books, each with its sums and days', async () => {
    const { status, body } = await app.call('ledger.books', { as: auditor, params: { village: register.village.id } });
    expect(status).toBe(200);
    expect(body.items.map((b) => [b.book, b.name, b.entityKind, b.entries])).toEqual([
      ['coop', '合作社', 'coop', 16],
      ['museum', '生态博物馆', 'company', 72],
      ['village', '村集体', 'collective', 2],
    ]);
    for (const { debitFen, creditFen } of body.items) expect(debitFen).toBe(creditFen);
    expect(body.items[0]).toMatchObject({ firstOn: '2026-10-01', lastOn: '2026-11-06', debitFen: 79_064 });
  });

  describe('the trial balance', () => {
    it('from the first entry shows what the reference example ends with', async () => {
      const { status, body } = await trial('coop', { detail: 'sub-accounts' });
      expect(status).toBe(200);
      const closing = body.rows.filter((r) => r.closingFen !== 0).map((r) => [r.account, r.closingFen]);
      expect(Object.fromEntries(closing)).toEqual(await kept(books, 'coop'));
      expect(body.balanced).toBe(true);
      expect(body.totals).toMatchObject({ openingDebitFen: 0, closingDebitFen: 10_960, closingCreditFen: 10_960 });
      expect(body.from).toBe('2026-10-01');
    });

    it('of a month opens with what the month before closed with', async () => {
      const [october, november] = [
        await trial('coop', { month: '2026-10' }),
        await trial('coop', { month: '2026-11' }),
      ];
      expect([november.body.from, november.body.to]).toEqual(['2026-11-01', '2026-11-30']);
      const closed = (rows: typeof october.body.rows, of: 'openingFen' | 'closingFen') =>
        Object.fromEntries(rows.filter((r) => r[of] !== 0).map((r) => [r.account, r[of]]));
      expect(closed(november.body.rows, 'openingFen')).toEqual(closed(october.body.rows, 'closingFen'));
      for (const { body } of [october, november]) {
        expect(body.balanced).toBe(true);
        for (const row of body.rows) expect(row.closingFen).toBe(row.openingFen + row.debitFen - row.creditFen);
      }
      expect(november.body.rows.find((r) => r.account === '102-wx')).toEqual({
        account: '102-wx',
        name: '微信支付余额',
        openingFen: 13_518,
        debitFen: 2122,
        creditFen: 15_640,
        closingFen: 0,
      });
    });

    it('shows what households and lots have under their account, or by itself', async () => {
      const [plain, detail] = [await trial('coop', {}), await trial('coop', { detail: 'sub-accounts' })];
      expect(plain.body.rows.filter((r) => /^(114|128)/.test(r.account))).toEqual([
        { account: '114', name: '成员往来', openingFen: 0, debitFen: 22_100, creditFen: 17_680, closingFen: 4420 },
        { account: '128', name: '受托代销商品', openingFen: 0, debitFen: 8840, creditFen: 8840, closingFen: 0 },
      ]);
      expect(detail.body.rows.filter((r) => r.account.startsWith('114')).map((r) => [r.account, r.name])).toEqual([
        ['114-A1-consign', '成员往来·A1·代销未到期'],
        ['114-A1-due', '成员往来·A1·到期应付'],
        ['114-B2-consign', '成员往来·B2·代销未到期'],
        ['114-B2-due', '成员往来·B2·到期应付'],
        ['114-C3-consign', '成员往来·C3·代销未到期'],
        ['114-C3-due', '成员往来·C3·到期应付'],
      ]);
    });

    it('tells what was sold each month and what of it is the growers’, for the co-op only', async () => {
      expect((await trial('coop', { month: '2026-12' })).body.byMonth).toEqual([
        { month: '2026-10', salesFen: 13_600, growersFen: 8840 },
        { month: '2026-11', salesFen: -6800, growersFen: -4420 },
        { month: '2026-12', salesFen: 0, growersFen: 0 },
      ]);
      expect((await trial('museum')).body.byMonth).toEqual([]);
    });

    it('does not count a receipt that was reversed', async () => {
      const other = await TestRegister.create(app);
      const theirs = await openBooks(app, other.village.id);
      const steps = referenceSteps.slice(0, 5).flatMap((s) => s.entries);
      const posted = await theirs.run((tx) => ledger.postAll(tx, steps));
      await theirs.run((tx) => ledger.reverse(tx, posted[4]!.entryId, { type: 'correction', id: newId() }, '冲销'));
      const { body } = await app.call('ledger.trial', { as: auditor, params: of('coop', other.village.id) });
      expect(body.byMonth.reduce((sum, m) => sum + m.salesFen, 0)).toBe(0);
      expect(body.byMonth.reduce((sum, m) => sum + m.growersFen, 0)).toBe(0);
    });

    it('of a book without entries is empty, and of a month before the first too', async () => {
      const other = await TestRegister.create(app);
      await openBooks(app, other.village.id);
      const empty = await app.call('ledger.trial', { as: auditor, params: of('coop', other.village.id) });
      expect(empty.body).toMatchObject({ from: null, to: null, rows: [], byMonth: [], balanced: true });
      expect((await trial('coop', { month: '2020-01' })).body).toMatchObject({ rows: [], byMonth: [], balanced: true });
    });

    it('takes three statements however large the book is', async () => {
      expect(await statementsOf(() => trial('coop'))).toHaveLength(3);
    });
  });

  describe('the journal', () => {
    it('comes page by page, newest first, every entry once', async () => {
      const seen: number[] = [];
      let cursor: string | undefined;
      do {
        const { body } = await journal({ cursor });
        expect(body.total).toBe(72);
        seen.push(...body.items.map((e) => e.number));
        cursor = body.nextCursor ?? undefined;
      } while (cursor);
      expect(seen).toEqual(Array.from({ length: 72 }, (_, i) => 72 - i));
    });

    it('is searched by words of the memo and by number, a percent sign being itself', async () => {
      const found = (await journal({ q: '第 69 天' })).body;
      expect(found).toMatchObject({ total: 1, nextCursor: null });
      expect(found.items[0]).toMatchObject({
        number: 72,
        kind: 'museum_income',
        kindLabel: '博物馆收入',
        amountFen: 1069,
      });
      for (const q of ['72', '第 72 号']) {
        expect((await journal({ q })).body.items.map((e) => e.number)).toEqual([72]);
      }
      expect((await journal({ q: '0% 第 69' })).body.total).toBe(1);
      expect((await journal({ q: '门_' })).body.total).toBe(0);
      expect((await journal({ q: '没有的' })).body).toEqual({ items: [], nextCursor: null, total: 0 });
    });

    it('shows an entry with its lines and source, twins with their pair', async () => {
      const [card] = (await journal({ q: '订单 26-1028-019' }, 'coop')).body.items.filter(
        (e) => e.kind === 'order_village',
      );
      const { status, body } = await app.call('ledger.entry', {
        as: auditor,
        params: { ...of('coop'), entry: card!.id },
      });
      expect(status).toBe(200);
      expect(body).toMatchObject({
        ...card!,
        kindLabel: '给村的一份',
        source: { type: 'order_village' },
        lines: [
          { account: '521', accountName: '经营支出', amountFen: 680 },
          { account: '211-village', accountName: '应付村集体', amountFen: -680 },
        ],
      });
      expect(body.pairId).not.toBeNull();
    });

    it('names the entry that a reversal takes back', async () => {
      const posted = await books.run((tx) => ledger.post(tx, tickets(99)));
      const source = { type: 'correction', id: newId() };
      await books.run((tx) => ledger.reverse(tx, posted.entryId, source, '冲销：记重了'));
      const [last] = (await journal({ q: '记重了' })).body.items;
      expect(last).toMatchObject({ kindLabel: '冲销', reverses: posted.number, amountFen: 1099 });
    });
  });

  describe('the statement of an account', () => {
    it('runs from opening to closing', async () => {
      const { status, body } = await statement('coop', '102-wx');
      expect(status).toBe(200);
      expect(body).toMatchObject({ name: '微信支付余额', openingFen: 0, closingFen: 0, nextCursor: null });
      expect(body.items.map((i) => [i.occurredOn, i.amountFen, i.balanceFen])).toEqual([
        ['2026-10-10', 13_600, 13_600],
        ['2026-10-11', -82, 13_518],
        ['2026-11-01', -8840, 4678],
        ['2026-11-04', 2081, 6759],
        ['2026-11-05', -6800, -41],
        ['2026-11-06', 41, 0],
      ]);
    });

    it('of a period opens with what was before and closes with its last day', async () => {
      const { body } = await statement('coop', '102-wx', { from: '2026-10-11', to: '2026-11-04' });
      expect(body).toMatchObject({ openingFen: 13_600, closingFen: 6759 });
      expect(body.items.map((i) => i.balanceFen)).toEqual([13_518, 4678, 6759]);
    });

    it('keeps the balance running from page to page', async () => {
      const items: { number: number; amountFen: number; balanceFen: number; occurredOn: string }[] = [];
      let cursor: string | undefined;
      let closing = 0;
      do {
        const { body } = await statement('museum', '102', { cursor });
        items.push(...body.items);
        closing = body.closingFen;
        cursor = body.nextCursor ?? undefined;
      } while (cursor);
      expect(items.length).toBeGreaterThan(50);
      let balanceFen = 0;
      for (const item of items) expect(item.balanceFen).toBe((balanceFen += item.amountFen));
      expect(closing).toBe(balanceFen);
      const order = items.map((i) => `${i.occurredOn} ${String(i.number).padStart(6, '0')}`);
      expect(order).toEqual([...order].sort());
    });

    it('of an account of the chart shows the households under it, as its trial balance does', async () => {
      const { body } = await statement('coop', '114');
      expect(body).toMatchObject({ name: '成员往来', closingFen: 4420 });
      expect(new Set(body.items.map((i) => i.account)).size).toBe(6);
      const alone = await statement('coop', '114-A1-due');
      expect(alone.body).toMatchObject({ name: '成员往来·A1·到期应付', closingFen: 2000 });
      expect(alone.body.items.map((i) => i.amountFen)).toEqual([-4000, 4000, 2000]);
      expect((await statement('coop', '211')).body.items).toEqual([]);
    });

    it('is refused for an account that the book has not', async () => {
      for (const account of ['999', '114-谁9-due']) {
        const { problem } = await statement('coop', account);
        expect(problem).toMatchObject({ status: 404, code: 'ledger.account_unknown' });
      }
      expect((await statement('museum', '102-wx')).problem.code).toBe('ledger.account_unknown');
    });
  });

  it('refuses a cursor that no page gave', async () => {
    for (const cursor of ['x', '1;2', '99999999999']) {
      expect((await journal({ cursor })).problem).toMatchObject({ status: 400, code: 'request.invalid' });
      expect((await statement('coop', '102', { cursor })).problem.code).toBe('request.invalid');
    }
    const cursor = '2026-13-45.1.1';
    expect((await statement('coop', '102', { cursor })).problem.code).toBe('request.invalid');
    expect((await statement('coop', '102', { from: '2026-02-30' as never })).problem.code).toBe('request.invalid');
  });

  it('answers 404 where there is no book or no entry, of another village too', async () => {
    const other = await TestRegister.create(app);
    const bare = { as: auditor, params: of('coop', other.village.id) };
    for (const name of ['ledger.trial', 'ledger.journal', 'audit.verify'] as const) {
      expect((await app.call(name, bare)).problem).toMatchObject({ status: 404, code: 'request.not_found' });
    }
    const [entry] = (await journal()).body.items;
    await openBooks(app, other.village.id);
    const places = [of('museum', other.village.id), of('coop')];
    for (const place of places) {
      const { problem } = await app.call('ledger.entry', { as: auditor, params: { ...place, entry: entry!.id } });
      expect(problem).toMatchObject({ status: 404, code: 'request.not_found' });
    }
  });

  it('is open to auditor, supervisor and committee, to nobody else', async () => {
    const villager = await register.villager('上寨 1 号');
    const [supervisor, committee] = [await register.villager('上寨 2 号'), await register.villager('下寨 1 号')];
    await register.give(supervisor, 'supervisor');
    await register.give(committee, 'committee');
    const coop = await register.staff('coop_staff');
    const ask = (as: TestUser) => app.call('ledger.books', { as, params: { village: register.village.id } });
    for (const as of [auditor, supervisor, committee]) expect((await ask(as)).status).toBe(200);
    for (const as of [villager, coop]) expect((await ask(as)).problem.status).toBe(403);
    expect((await ask(await app.newUser())).problem.status).toBe(404);
  });
});
