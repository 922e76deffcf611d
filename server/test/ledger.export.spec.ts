import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { LedgerService } from '../src/modules/ledger/index.js';
import { newId } from '../src/platform/db/id.js';
import { exportBook } from '../src/tools/export-book.js';
import { startApp, type TestApp, type TestVillage } from './harness/app.js';
import { kept, openBooks, type VillageBooks } from './harness/books.js';
import { referenceSteps } from './harness/reference-order.js';

/** Debian has it as `hledger`; `npm run e2e` installs it there. */
const hledger = spawnSync('hledger', ['--version']).status === 0;
if (!hledger)
  process.stderr.write('\n!! hledger is not installed: exported books are checked by our own reader only\n\n');

/**
 * Reads the file by the rules of `hledger check --strict`, knowing nothing of our code: every line must be one that the
 * journal format has, accounts and the commodity declared once, entries of two lines or more that balance, dates real.
 */
function readJournal(text: string) {
  const declared = new Set<string>();
  const entries: { head: string; lines: { account: string; fen: number }[] }[] = [];
  let commodity = '';
  const refuse = (why: string, line: string) => {
    throw new Error(`${why}: ${line}`);
  };
  expect(text.endsWith('\n')).toBe(true);
  for (const line of text.slice(0, -1).split('\n')) {
    const account = /^account (\S+)(?: {2}; .+)?$/.exec(line)?.[1];
    const posting = /^ {4}(\S+) {2}(-?\d+)\.(\d\d) (\S+)$/.exec(line);
    if (line === '' || line.startsWith('; ')) continue;
    else if (line.startsWith('commodity ')) commodity = /^commodity 1000\.00 (\S+)$/.exec(line)?.[1] ?? '';
    else if (account) {
      if (declared.has(account)) refuse('declared twice', line);
      declared.add(account);
    } else if (posting) {
      const [, name = '', yuan, fen, unit] = posting;
      if (!declared.has(name)) refuse('account not declared', line);
      if (unit !== commodity) refuse('commodity not declared', line);
      entries.at(-1)?.lines.push({ account: name, fen: Number(`${yuan}${fen}`) }) ?? refuse('no entry', line);
    } else {
      const day = /^(\d{4}-\d\d-\d\d) \* \(\d+\) [^;|]+ {2}; .+$/.exec(line)?.[1];
      if (!day || new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day) refuse('not of the format', line);
      entries.push({ head: line, lines: [] });
    }
  }
  const balances: Record<string, number> = {};
  for (const { head, lines } of entries) {
    if (lines.length < 2 || lines.reduce((sum, l) => sum + l.fen, 0) !== 0) refuse('does not balance', head);
    for (const { account, fen } of lines) {
      const code = account.split(':').at(-1)!;
      balances[code] = (balances[code] ?? 0) + fen;
    }
  }
  for (const code of Object.keys(balances)) if (balances[code] === 0) delete balances[code];
  return { declared: [...declared], entries, balances };
}

describe('npm run export', () => {
  let app: TestApp;
  let books: VillageBooks;
  let village: TestVillage;
  let folder: string;
  beforeAll(async () => {
    app = await startApp();
    folder = mkdtempSync(path.join(tmpdir(), 'export-'));
    village = await app.newVillage('铜关村');
    books = await openBooks(app, village.id);
    const ledger = app.get(LedgerService);
    await books.run(async (tx) => {
      for (const { entries } of referenceSteps) await ledger.postAll(tx, entries);
      await ledger.post(tx, {
        book: 'museum',
        kind: 'museum_income',
        source: { type: 'museum_voucher', id: newId() },
        occurredOn: '2026-11-02',
        memo: '门票; 3 张|两行\n第二行  (9)',
        lines: [
          { account: '101', amountFen: 5 },
          { account: '501', amountFen: -5 },
        ],
      });
    });
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await app.close();
  });

  const run = async (args: string[]): Promise<string> => {
    const pieces: string[] = [];
    const out = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        pieces.push(chunk.toString());
        done();
      },
    });
    const status = await exportBook(args, { env: { DATABASE_URL: app.database.appUrl }, out, say: () => undefined });
    expect(status).toBe(0);
    return pieces.join('');
  };

  it.each(['coop', 'museum', 'village'] as const)('writes the %s book, whose balances are ours', async (book) => {
    const journal = readJournal(await run(['--village', village.slug, '--book', book]));
    expect(journal.balances).toEqual(await kept(books, book));
  });

  it('writes number, date, memo and source of every entry', async () => {
    const text = await run(['--village', village.slug, '--book', 'coop', '--format', 'hledger']);
    const { entries, declared } = readJournal(text);
    expect(entries.map((e) => Number(/\((\d+)\)/.exec(e.head)?.[1]))).toEqual(entries.map((_, i) => i + 1));
    expect(entries[2]?.head).toMatch(
      /^2026-10-10 \* \(3\) 买家付款 · 订单 26-1028-019 {2}; kind:order_paid, source:order_paid\/[0-9a-f-]{36}$/,
    );
    expect(text).toContain('; 铜关村 · 合作社\n\ncommodity 1000.00 CNY\n');
    expect(declared).toContain('liabilities:114:114-A1-due');
  });

  it('keeps a memo from becoming something else', async () => {
    const { entries } = readJournal(await run(['--village', village.slug, '--book', 'museum']));
    expect(entries.at(-1)?.head).toMatch(/^2026-11-02 \* \(3\) 门票； 3 张｜两行 第二行 \(9\) {2}; kind:museum_income/);
  });

  it('writes a file only when it is whole', async () => {
    const out = path.join(folder, 'coop.journal');
    expect(await run(['--village', village.slug, '--book', 'coop', '--out', out])).toBe('');
    expect(readFileSync(out, 'utf8')).toBe(await run(['--village', village.slug, '--book', 'coop']));
    await expect(
      run(['--village', village.slug, '--book', 'coop', '--out', path.join(folder, 'no', 'where')]),
    ).rejects.toThrow('ENOENT');
  });

  it('is refused by our reader when a line is not of the format, nothing declared it, or it does not balance', async () => {
    const text = await run(['--village', village.slug, '--book', 'coop']);
    const account = `account ${/^ {4}(\S+)/m.exec(text)![1]}`;
    for (const broken of [
      `编译 shared (building)…\n${text}`,
      `> wecountry@0.1.0 export\n${text}`,
      text.replace(new RegExp(`^${account} .*\\n`, 'm'), ''),
      text.replace(/^account .*\n/m, `$&${account}\n`),
      text.replace(
        /(\d)\.(\d\d) CNY\n/,
        (_, yuan: string, fen: string) => `${yuan}.${fen === '99' ? '98' : '99'} CNY\n`,
      ),
      text.replace(' CNY\n    ', ' USD\n    '),
      text.replace(/^2026-10-10/m, '2026-02-30'),
    ]) {
      expect(broken).not.toBe(text);
      expect(() => readJournal(broken)).toThrow();
    }
  });

  (hledger ? it : it.skip).each(['coop', 'museum', 'village'] as const)(
    'is accepted by hledger check --strict, with our balances: %s',
    async (book) => {
      const out = path.join(folder, `${book}.journal`);
      await run(['--village', village.slug, '--book', book, '--out', out]);
      const call = (...args: string[]) => execFileSync('hledger', ['-f', out, ...args], { env: { LANG: 'C.UTF-8' } });
      expect(call('check', '--strict').toString()).toBe('');
      const csv = call('balance', '--flat', '--no-total', '-O', 'csv', '-N').toString();
      const theirs = [...csv.matchAll(/^"[^"]*?([^":]+)","(-?[\d]+)\.(\d\d) CNY"$/gm)].map((m) => [
        m[1],
        Number(`${m[2]}${m[3]}`),
      ]);
      expect(Object.fromEntries(theirs)).toEqual(await kept(books, book));
    },
  );

  it('says what it lacks', async () => {
    await expect(run(['--village', village.slug])).rejects.toThrow('--book coop|museum|village');
    await expect(run(['--village', village.slug, '--book', 'coop', '--format', 'pdf'])).rejects.toThrow('pdf');
    const { slug } = await app.newVillage('空村');
    await expect(run(['--village', slug, '--book', 'coop'])).rejects.toThrow('空村没有账套 coop');
  });
});
