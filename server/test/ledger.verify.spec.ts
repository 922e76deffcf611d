import { Writable } from 'node:stream';
import pg from 'pg';
import { LedgerService } from '../src/modules/ledger/index.js';
import { newId } from '../src/platform/db/id.js';
import { verifyBooks } from '../src/tools/verify-books.js';
import { startApp, type TestApp, type TestVillage } from './harness/app.js';
import { openBooks } from './harness/books.js';
import { referenceSteps } from './harness/reference-order.js';

describe('npm run verify', () => {
  let app: TestApp;
  let owner: pg.Client;
  let village: TestVillage;
  beforeAll(async () => {
    app = await startApp();
    owner = new pg.Client({ connectionString: app.database.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await app.close();
  });
  beforeEach(async () => {
    village = await app.newVillage();
    const books = await openBooks(app, village.id);
    const ledger = app.get(LedgerService);
    for (const { entries } of referenceSteps) await books.run((tx) => ledger.postAll(tx, entries));
  });

  const verify = async (args = ['--village', village.slug], url = app.database.appUrl) => {
    const said: string[] = [];
    const out = new Writable({ write: (_chunk, _encoding, done) => done() });
    const status = await verifyBooks(args, { env: { DATABASE_URL: url }, out, say: (line) => said.push(line) });
    return { status, said: said.join('\n') };
  };
  /** Changes rows as only the owner of the database can, past every right and foreign key. */
  const tamper = async (sql: string) => {
    await owner.query(`SET session_replication_role = replica`);
    const { rowCount } = await owner.query(sql, [village.id]);
    await owner.query(`SET session_replication_role = origin`);
    expect(rowCount).toBeGreaterThan(0);
  };

  it('finds nothing in books as they were posted, reversals and twins among them', async () => {
    const books = { villageId: village.id };
    await app.tenant.run(books, async (tx) => {
      const ledger = app.get(LedgerService);
      const [entry] = await tx.query<{ id: string }>(
        `SELECT id FROM journal_entries WHERE village_id = $1 AND book = 'village' AND number = 1`,
        [village.id],
      );
      await ledger.reverse(tx, entry!.id, { type: 'correction', id: newId() }, '冲销');
    });
    for (const url of [app.database.appUrl, app.database.ownerUrl]) {
      const { status, said } = await verify(undefined, url);
      expect(said).toContain('coop: 对 (ok) · 17 张凭证');
      expect(said).toContain('3 本账都对');
      expect(status).toBe(0);
    }
  });

  it.each([
    [
      'an amount',
      `UPDATE postings SET amount_fen = amount_fen + 100 WHERE village_id = $1 AND book = 'coop' AND number = 3 AND line = 1`,
      ['coop: 第一张有毛病的凭证是第 3 号', '第 3 号借贷不平：借 137.00，贷 136.00', '102-wx 在 2026-10 的余额对不上'],
    ],
    [
      'two amounts of an entry, so that it balances',
      `UPDATE postings SET amount_fen = amount_fen * 2 WHERE village_id = $1 AND book = 'coop' AND number = 3`,
      ['第一张有毛病的凭证是第 3 号', '第 3 号的合计和分录对不上', '211-advance 在 2026-10 的余额对不上'],
    ],
    [
      'the account of a line',
      `UPDATE postings SET account = '101' WHERE village_id = $1 AND book = 'coop' AND number = 1 AND line = 1`,
      ['102 在 2026-10 的余额对不上', '101 在 2026-10 没有余额'],
    ],
    [
      'the account of a line to one that is not there',
      `UPDATE postings SET account = '114-谁9-due' WHERE village_id = $1 AND book = 'coop' AND number = 1 AND line = 1`,
      ['114-谁9-due 不在科目表里'],
    ],
    [
      'the date of an entry',
      `UPDATE journal_entries SET occurred_on = '2026-09-30' WHERE village_id = $1 AND book = 'coop' AND number = 1`,
      ['第 1 号分录的日期和凭证不一样', '起止日期'],
    ],
    [
      'a balance',
      `UPDATE balances SET debit_fen = debit_fen + 1 WHERE village_id = $1 AND book = 'coop' AND account = '102-wx'`,
      ['102-wx 在 2026-10 的余额对不上：账上借 136.01 贷 0.82，重算借 136.00 贷 0.82'],
    ],
    [
      'a whole entry, taken out',
      `WITH gone AS (DELETE FROM postings WHERE village_id = $1 AND book = 'coop' AND number = 2)
       DELETE FROM journal_entries WHERE village_id = $1 AND book = 'coop' AND number = 2`,
      ['第一张有毛病的凭证是第 2 号', '缺号：第 2 号到第 2 号没有'],
    ],
    [
      'the last entry, taken out, its balances put right',
      `WITH gone AS (DELETE FROM postings WHERE village_id = $1 AND book = 'village' AND number = 2),
            head AS (DELETE FROM journal_entries WHERE village_id = $1 AND book = 'village' AND number = 2)
       DELETE FROM balances WHERE village_id = $1 AND book = 'village' AND month = '2026-11-01'`,
      [
        'village: 第一张有毛病的凭证是第 2 号',
        '账本记到第 2 号，实际到第 1 号',
        'coop: 不对',
        '号和另一本账的那一张对不上',
      ],
    ],
    [
      'the lines of an entry, taken out',
      `DELETE FROM postings WHERE village_id = $1 AND book = 'coop' AND number = 4`,
      ['第一张有毛病的凭证是第 4 号', '第 4 号没有分录'],
    ],
    [
      'an entry taken out from under its lines',
      `DELETE FROM journal_entries WHERE village_id = $1 AND book = 'coop' AND number = 15`,
      ['第 15 号只有分录，没有凭证'],
    ],
    [
      'an entry put in past the counter',
      `WITH e AS (INSERT INTO journal_entries SELECT village_id, gen_random_uuid(), book, 99, kind, source_type, gen_random_uuid(),
              occurred_on, posted_at, posted_by, memo, pair_id, reverses, debit_fen, credit_fen
            FROM journal_entries WHERE village_id = $1 AND book = 'coop' AND number = 3)
       INSERT INTO postings SELECT village_id, book, 99, line, account, occurred_on, amount_fen
       FROM postings WHERE village_id = $1 AND book = 'coop' AND number = 3`,
      ['缺号：第 17 号到第 98 号没有', '账本记到第 16 号，实际到第 99 号'],
    ],
    [
      'one of twins',
      `WITH p AS (UPDATE postings SET amount_fen = amount_fen + sign(amount_fen) WHERE village_id = $1 AND book = 'museum' AND number = 1),
            b AS (UPDATE balances SET debit_fen = debit_fen + (debit_fen > 0)::int, credit_fen = credit_fen + (credit_fen > 0)::int
                  WHERE village_id = $1 AND book = 'museum' AND month = '2026-10-01')
       UPDATE journal_entries SET debit_fen = debit_fen + 1, credit_fen = credit_fen + 1
       WHERE village_id = $1 AND book = 'museum' AND number = 1`,
      ['museum: 第一张有毛病的凭证是第 1 号', '第 1 号和另一本账的那一张对不上'],
    ],
  ])('names what was tampered with: %s', async (_what, sql, words) => {
    await tamper(sql);
    const { status, said } = await verify();
    for (const word of words) expect(said).toContain(word);
    expect(said).toContain('本账有毛病');
    expect(status).toBe(1);
  });

  it('finds a source that was posted twice when the index that forbids it is gone', async () => {
    const index = 'ALTER TABLE journal_entries DROP CONSTRAINT journal_entries_source';
    await owner.query(index);
    try {
      await tamper(
        `UPDATE journal_entries e SET source_type = f.source_type, source_id = f.source_id FROM journal_entries f
         WHERE e.village_id = $1 AND e.book = 'coop' AND e.number = 4 AND f.village_id = $1 AND f.book = 'coop' AND f.number = 3`,
      );
      expect((await verify()).said).toContain('第 4 号的来源入过账了');
    } finally {
      await owner.query(`UPDATE journal_entries SET source_id = id WHERE village_id = $1`, [village.id]);
      await owner.query(
        `ALTER TABLE journal_entries ADD CONSTRAINT journal_entries_source UNIQUE (village_id, book, source_id, source_type)`,
      );
    }
  });

  it('finds a reversal that takes back something else', async () => {
    await tamper(`UPDATE journal_entries SET reverses = 1 WHERE village_id = $1 AND book = 'coop' AND number = 3`);
    expect((await verify()).said).toContain('第 3 号冲销的和原来的不一样');
  });

  it('recounts one book when asked for one', async () => {
    const { status, said } = await verify(['--village', village.slug, '--book', 'museum']);
    expect(status).toBe(0);
    expect(said).toContain('museum: 对');
    expect(said).not.toContain('coop');
  });

  it('says what it lacks', async () => {
    await expect(verify([])).rejects.toThrow('哪个村');
    await expect(verify(['--village', 'nowhere'])).rejects.toThrow('没有村 nowhere');
    await expect(verify(['--village', village.slug, '--book', 'church'])).rejects.toThrow('没有账套 church');
    const { slug } = await app.newVillage();
    await expect(verify(['--village', slug])).rejects.toThrow('还没有账');
    await expect(verify(['--village', slug], '')).rejects.toThrow('DATABASE_URL');
  });
});
