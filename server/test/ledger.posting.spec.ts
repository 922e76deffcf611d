import { LedgerService, type NewEntry } from '../src/modules/ledger/index.js';
import { newId } from '../src/platform/db/id.js';
import { startApp, type TestApp } from './harness/app.js';
import { kept, openBooks, replayed, type VillageBooks } from './harness/books.js';
import { referenceEnd, referenceSteps } from './harness/reference-order.js';
import { statementsOf } from './harness/statements.js';

const entry = (more: Partial<NewEntry> = {}): NewEntry => ({
  book: 'coop',
  kind: 'order_paid',
  source: { type: 'order_paid', id: newId() },
  occurredOn: '2026-10-10',
  memo: '买家付款',
  lines: [
    { account: '102-wx', amountFen: 13_600 },
    { account: '211-advance', amountFen: -13_600 },
  ],
  ...more,
});

const shuffledPays = (count: number): NewEntry[] =>
  Array.from({ length: count }, (_, i) =>
    entry({
      occurredOn: `2026-10-${String((i % 28) + 1).padStart(2, '0')}`,
      lines: [
        { account: '102-wx', amountFen: 100 + i },
        { account: `114-户${i % 3}1-due`, amountFen: 7 },
        { account: '211-advance', amountFen: -100 - i },
        { account: '521', amountFen: -7 },
      ],
    }),
  );

describe('posting', () => {
  let app: TestApp;
  let ledger: LedgerService;
  let books: VillageBooks;
  beforeAll(async () => {
    app = await startApp();
    ledger = app.get(LedgerService);
  });
  beforeEach(async () => {
    books = await openBooks(app);
  });
  afterAll(() => app.close());

  const post = (given: NewEntry) => books.run((tx) => ledger.post(tx, given));
  const numbers = () =>
    books.run((tx) =>
      tx.query<{ number: number }>(
        `SELECT number FROM journal_entries WHERE village_id = $1 AND book = 'coop' ORDER BY number`,
        [tx.villageId],
      ),
    );

  it('lives the reference example to the fen in three books', async () => {
    for (const { entries, wechatFen } of referenceSteps) {
      await books.run((tx) => ledger.postAll(tx, entries));
      expect(await books.run((tx) => ledger.balance(tx, 'coop', '102-wx'))).toBe(wechatFen);
    }
    for (const book of ['coop', 'museum', 'village'] as const) {
      expect(await replayed(books, book)).toEqual(referenceEnd[book]);
      expect(await kept(books, book)).toEqual(referenceEnd[book]);
    }
  });

  it('takes one statement, whether one entry or the seven of a receipt', async () => {
    const receipt = referenceSteps.find((s) => s.step === '4')?.entries ?? [];
    expect(await statementsOf(() => post(entry()))).toHaveLength(1);
    expect(await statementsOf(() => books.run((tx) => ledger.postAll(tx, receipt)))).toHaveLength(1);
  });

  it('gives the entry of then when a source comes again', async () => {
    const given = entry();
    const first = await post(given);
    expect(await post(given)).toEqual(first);
    expect(await books.run((tx) => ledger.balance(tx, 'coop', '102-wx'))).toBe(13_600);
    expect(await numbers()).toHaveLength(1);
  });

  it('refuses a source that comes again with another amount', async () => {
    const given = entry();
    await post(given);
    const other = { ...given, lines: given.lines.map((l) => ({ ...l, amountFen: l.amountFen * 2 })) };
    await expect(post(other)).rejects.toThrow('posted already');
  });

  it('posts one source once when ten come at the same time, and leaves no gap', async () => {
    const given = entry();
    const all = await Promise.all(Array.from({ length: 10 }, () => post(given)));
    expect(new Set(all.map((p) => `${p.entryId} ${p.number}`)).size).toBe(1);
    await post(entry());
    expect((await numbers()).map((n) => n.number)).toEqual([1, 2]);
    expect(await books.run((tx) => ledger.balance(tx, 'coop', '102-wx'))).toBe(27_200);
  });

  it('numbers without a gap and keeps balances true under twenty posts at once', async () => {
    const all = await Promise.all(shuffledPays(20).map((given) => post(given)));
    expect(all.map((p) => p.number).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(await kept(books, 'coop')).toEqual(await replayed(books, 'coop'));
    expect((await kept(books, 'coop'))['102-wx']).toBe(2190);
  });

  it('never waits in a circle when transactions touch the same books in any order', async () => {
    const between = (book: 'village' | 'museum') => {
      const source = { type: `order_${book}`, id: newId() };
      const lines = [
        { account: '112', amountFen: 340 },
        { account: '504', amountFen: -340 },
      ];
      const owed = [
        { account: '521', amountFen: 340 },
        { account: `211-${book}`, amountFen: -340 },
      ];
      return [entry({ book, source, lines }), entry({ source, lines: owed })] as const;
    };
    const work = Array.from({ length: 12 }, (_, i) => between(i % 2 === 0 ? 'village' : 'museum'));
    await Promise.all(
      work.map(([a, b], i) =>
        books.run((tx) => (i % 3 === 0 ? ledger.postTwins(tx, b, a) : ledger.postTwins(tx, a, b))),
      ),
    );
    expect(await kept(books, 'coop')).toEqual({ '521': 4080, '211-village': -2040, '211-museum': -2040 });
    expect(await kept(books, 'museum')).toEqual({ '112': 2040, '504': -2040 });
  });

  it('leaves nothing behind, no number either, when the transaction fails', async () => {
    const failing = books.run(async (tx) => {
      await ledger.post(tx, entry());
      throw new Error('afterwards');
    });
    await expect(failing).rejects.toThrow('afterwards');
    expect((await post(entry())).number).toBe(1);
  });

  it('refuses an unbalanced entry, an unknown account and a book that is not open', async () => {
    const bent = entry({ lines: [{ account: '102', amountFen: 1 }] });
    await expect(post(bent)).rejects.toMatchObject({ code: 'ledger.unbalanced' });
    const unknown = entry({ lines: [{ account: '211-advnce', amountFen: 1 }] });
    await expect(
      post({ ...unknown, lines: [...unknown.lines, { account: '102', amountFen: -1 }] }),
    ).rejects.toMatchObject({
      code: 'ledger.account_unknown',
    });
    const { id } = await app.newVillage();
    await expect(app.tenant.run({ villageId: id }, (tx) => ledger.post(tx, entry()))).rejects.toThrow('no book coop');
  });

  it('reverses once, with its twin, and the balances go back', async () => {
    const receipt = referenceSteps.find((s) => s.step === '4')?.entries ?? [];
    const posted = await books.run((tx) => ledger.postAll(tx, receipt));
    const village = posted[3];
    const source = { type: 'correction', id: newId() };
    const reverse = (by = source) => books.run((tx) => ledger.reverse(tx, village!.entryId, by, '冲销：记错了'));
    const first = await reverse();
    expect((await kept(books, 'coop'))['211-village']).toBeUndefined();
    expect(await kept(books, 'village')).toEqual({});
    expect((await kept(books, 'museum'))['112']).toBe(280);
    expect(await reverse()).toEqual(first);
    await expect(reverse({ type: 'correction', id: newId() })).rejects.toMatchObject({
      code: 'ledger.already_reversed',
    });
  });

  it('reverses once when two try at the same time', async () => {
    const { entryId } = await post(entry());
    const both = await Promise.allSettled(
      [1, 2].map(() => books.run((tx) => ledger.reverse(tx, entryId, { type: 'correction', id: newId() }, '冲销'))),
    );
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    const [refusal] = both.filter((r) => r.status === 'rejected');
    expect(refusal?.reason).toMatchObject({ code: 'ledger.already_reversed' });
    expect(await kept(books, 'coop')).toEqual({});
  });

  it('tells entries by what they come from, and what months moved', async () => {
    const orderId = newId();
    await post(entry({ source: { type: 'order_paid', id: orderId } }));
    await post(entry({ source: { type: 'wechat_fee', id: orderId }, kind: 'wechat_fee', occurredOn: '2026-11-01' }));
    const found = await books.run((tx) => ledger.entriesOf(tx, 'coop', [orderId]));
    expect(found.map((e) => [e.number, e.kind, e.occurredOn, e.amountFen])).toEqual([
      [1, 'order_paid', '2026-10-10', 13_600],
      [2, 'wechat_fee', '2026-11-01', 13_600],
    ]);
    expect(await books.run((tx) => ledger.movements(tx, 'coop', '2026-11', '2026-12'))).toEqual([
      { account: '102-wx', debitFen: 13_600, creditFen: 0 },
      { account: '211-advance', debitFen: 0, creditFen: 13_600 },
    ]);
  });
});

describe('the database itself', () => {
  let app: TestApp;
  let books: VillageBooks;
  beforeAll(async () => {
    app = await startApp();
    books = await openBooks(app);
    await books.run((tx) => app.get(LedgerService).post(tx, entry()));
  });
  afterAll(() => app.close());

  const refusal = async (sql: string): Promise<string> => {
    try {
      await books.run((tx) => tx.query(sql));
    } catch (error) {
      return (error as { code: string }).code;
    }
    return 'allowed';
  };
  const DENIED = '42501';
  const CHECK = '23514';

  it.each([
    'UPDATE postings SET amount_fen = amount_fen + 1',
    'DELETE FROM postings',
    'TRUNCATE postings',
    `UPDATE journal_entries SET memo = '改'`,
    'DELETE FROM journal_entries',
    'DELETE FROM balances',
    'DELETE FROM accounts',
    `UPDATE accounts SET name = '改'`,
    `UPDATE books SET name = '改'`,
    'UPDATE balances SET month = month',
  ])('refuses the application: %s', async (sql) => {
    expect(await refusal(sql)).toBe(DENIED);
  });

  it('refuses an entry whose sides differ, whoever inserts it', async () => {
    const insert = `INSERT INTO journal_entries (village_id, id, book, number, kind, source_type, source_id, occurred_on,
        posted_at, memo, debit_fen, credit_fen)
      VALUES ('${books.villageId}', '${newId()}', 'coop', 2, 'order_paid', 'order_paid', '${newId()}', '2026-10-10', now(), '', 5, 4)`;
    expect(await refusal(insert)).toBe(CHECK);
  });

  it('shows the books of one village to that village only', async () => {
    const other = await openBooks(app);
    for (const table of ['journal_entries', 'postings', 'balances']) {
      expect(await other.run((tx) => tx.query(`SELECT * FROM ${table}`))).toEqual([]);
      expect((await books.run((tx) => tx.query(`SELECT * FROM ${table}`))).length).toBeGreaterThan(0);
    }
  });
});
