import { startApp, type TestApp } from './harness/app.js';
import { type DumpedRow, dumpOf, textsOf, withOwner } from './harness/dump.js';
import { TestPolls } from './harness/polls.js';
import { aCode, castSecret, helpVote, openSecret } from './harness/secret.js';

// The claim to voters: after the close no table and no dump joins a voter to a choice. Here somebody who has every table,
// the headers of its rows, and knows when and in which order everybody voted, tries each way.

const HOUSEHOLDS = 64;
const HELPED = 4;
const CHOICES = new Set(['approve', 'reject']);

interface Voted {
  readonly holder: string;
  readonly names: ReadonlySet<string>;
  readonly code: string;
  readonly choice: 'approve' | 'reject';
}

let app: TestApp;
let polls: TestPolls;
let poll: string;
/** What nobody knows any more afterwards: in the order of voting. */
const truth: Voted[] = [];
let before: DumpedRow[];
let after: DumpedRow[];

beforeAll(async () => {
  app = await startApp();
  polls = await TestPolls.create(app, { 上寨: Array<number>(HOUSEHOLDS).fill(1) });
  poll = await openSecret(polls);
  // The first half approves, the second rejects: whoever knows an order knows the choices.
  for (const [i, voter] of polls.heads.slice(0, HOUSEHOLDS - HELPED).entries()) {
    const choice = i < HOUSEHOLDS / 2 ? 'approve' : 'reject';
    const code = aCode();
    await castSecret(polls, poll, voter, choice, code);
    const names = new Set([voter.householdId, voter.residentId, voter.userId]);
    truth.push({ holder: voter.householdId, names, code, choice });
  }
  for (const { householdId } of polls.heads.slice(-HELPED)) await helpVote(polls, poll, householdId, 'reject');
  before = await dumpOf(app);
  await polls.close();
  after = await dumpOf(app);
}, 120_000);
afterAll(() => app.close());

const of = (dump: readonly DumpedRow[], table: string) =>
  dump.filter((row) => row.table === `public.${table}` && row.values.poll_id === poll);
const voters = () => new Set(polls.heads.flatMap((head) => [head.householdId, head.residentId, head.userId]));
const column = (table: string, name: string) => of(after, table).map((row) => String(row.values[name]));

/** Rows that name exactly one voter together with a choice of this poll. */
function pairs(dump: readonly DumpedRow[]): DumpedRow[] {
  const people = voters();
  return dump.filter((row) => {
    const texts = textsOf(row.values);
    const ofPoll = texts.includes(poll);
    return ofPoll && texts.some((text) => people.has(text)) && texts.some((text) => CHOICES.has(text));
  });
}

it('before the close, whoever reads the box can join by the transaction: the claim says so', () => {
  const box = new Map(of(before, 'secret_box').map((row) => [row.xmin, row.values.choice]));
  const joined = of(before, 'secret_marks').map((row) => [row.values.holder_id, box.get(row.xmin)]);
  expect(Object.fromEntries(joined)).toEqual(Object.fromEntries(truth.map((vote) => [vote.holder, vote.choice])));
  expect(pairs(before)).toHaveLength(HELPED);
});

it('every ballot is there, and the box is empty', () => {
  expect(of(after, 'secret_box')).toEqual([]);
  expect(column('secret_codes', 'code')).toEqual(expect.arrayContaining(truth.map((vote) => vote.code)));
  expect(column('secret_choices', 'choice').sort()).toEqual([
    ...Array<string>(HOUSEHOLDS / 2).fill('approve'),
    ...Array<string>(HOUSEHOLDS / 2).fill('reject'),
  ]);
  expect(column('secret_marks', 'holder_id')).toHaveLength(HOUSEHOLDS);
});

it('no row holds a voter and a choice, a voter and a code, or a code and a choice', () => {
  expect(pairs(after)).toEqual([]);
  const people = voters();
  const codes = new Set(truth.map((vote) => vote.code));
  const withCode = after.filter((row) => textsOf(row.values).some((text) => codes.has(text)));
  expect(withCode).toHaveLength(truth.length);
  for (const row of withCode) {
    expect(textsOf(row.values).filter((text) => people.has(text) || CHOICES.has(text))).toEqual([]);
  }
  // Nor inside a longer text: a job's payload, a stored answer, a log's detail.
  const texts = after.filter((row) => row.table !== 'public.secret_codes').map((row) => JSON.stringify(row.values));
  for (const code of codes) expect(texts.filter((text) => text.includes(code))).toEqual([]);
});

it('no transaction id joins: each touched all voters of the poll, or no choice and no code', () => {
  const byTransaction = new Map<string, { voters: Set<string>; ballots: number }>();
  const at = (xid: string) => {
    const found = byTransaction.get(xid) ?? { voters: new Set<string>(), ballots: 0 };
    byTransaction.set(xid, found);
    return found;
  };
  const holders = new Set(polls.heads.map((head) => head.householdId));
  for (const row of after) {
    for (const xid of [row.xmin, row.xmax]) {
      if (xid === '0') continue;
      if (/secret_(codes|choices)$/.test(row.table)) at(xid).ballots += 1;
      for (const text of textsOf(row.values)) if (holders.has(text)) at(xid).voters.add(text);
    }
  }
  for (const { ballots, voters } of byTransaction.values()) {
    if (ballots > 0) expect([0, HOUSEHOLDS]).toContain(voters.size);
  }
  for (const table of ['secret_codes', 'secret_choices', 'secret_marks']) {
    expect(new Set(of(after, table).map((row) => row.xmin)).size).toBe(1);
  }
  // Nor did a foreign key or a lock leave a voter's transaction in the header of the roll.
  expect(
    new Set(
      of(after, 'poll_electors')
        .map((row) => row.xmax)
        .filter((xid) => xid !== '0'),
    ).size,
  ).toBeLessThanOrEqual(HELPED);
});

it('no order joins: not the place in the file, not the position, not the order of voting', () => {
  const order = new Map(truth.map((vote, i) => [vote.code, i]));
  const chosen = new Map(truth.map((vote) => [vote.code, vote.choice]));
  const codes = column('secret_codes', 'code');
  const choices = column('secret_choices', 'choice');
  const marks = column('secret_marks', 'holder_id');
  const holders = truth.map((vote) => vote.holder);
  // Of pairs laid side by side half are right by chance; 9 in 10 would happen once in 10^10 runs.
  const share = (right: boolean[]) => right.filter(Boolean).length / right.length;
  const chance = (right: boolean[]) => {
    expect(share(right)).toBeGreaterThan(0.1);
    expect(share(right)).toBeLessThan(0.9);
  };
  const known = codes.flatMap((code, i) => (chosen.has(code) ? [[chosen.get(code), choices[i]]] : []));
  chance(known.map(([was, beside]) => was === beside));
  chance(truth.map((vote, i) => vote.choice === choices[i]));
  chance(marks.map((holder, i) => truth.find((vote) => vote.holder === holder)?.choice === choices[i]));
  // Neighbours in the tables stand in no order of time more often than by chance.
  const rising = (numbers: number[]) => numbers.slice(1).map((n, i) => n > numbers[i]!);
  chance(rising(codes.flatMap((code) => order.get(code) ?? [])));
  chance(rising(marks.flatMap((holder) => (holders.includes(holder) ? [holders.indexOf(holder)] : []))));
});

it('no time, no number of ours, no key leads from one to the other', async () => {
  const columns = await withOwner(app, async (client) => {
    const { rows } = await client.query<{ it: string }>(
      `SELECT table_name || '.' || column_name || ' ' || data_type || coalesce(' ' || column_default, '') AS it
       FROM information_schema.columns WHERE table_name ~ '^secret_' ORDER BY table_name, ordinal_position`,
    );
    return rows.map((row) => row.it.replace('secret_', ''));
  });
  expect(columns).toEqual([
    ...['box.village_id uuid', 'box.poll_id uuid', 'box.code text', 'box.choice text'],
    ...['choices.village_id uuid', 'choices.poll_id uuid', 'choices.position integer', 'choices.choice text'],
    ...['codes.village_id uuid', 'codes.poll_id uuid', 'codes.position integer', 'codes.code text'],
    ...['marks.village_id uuid', 'marks.poll_id uuid', 'marks.holder_id uuid', 'marks.cast_by uuid'],
  ]);
  const keys = await withOwner(app, async (client) => {
    const { rows } = await client.query<{ it: string }>(
      `SELECT conrelid::regclass || ' to ' || confrelid::regclass AS it FROM pg_constraint WHERE contype = 'f'
         AND (conrelid::regclass::text ~ '^secret_' OR confrelid::regclass::text ~ '^secret_') ORDER BY 1`,
    );
    return rows.map((row) => row.it);
  });
  expect(keys).toEqual(['secret_choices to polls', 'secret_codes to polls']);
});

it('no helped ballot keeps its choice, and no idempotency key, log or job knows of a casting', () => {
  expect(of(after, 'assisted_ballots').map((row) => row.values.choice)).toEqual(Array(HELPED).fill(null));
  const beside = after.filter((row) => /idempotency_keys|privileged_acts|inbox|jobs/.test(row.table));
  expect(beside.filter((row) => /approve|reject/.test(JSON.stringify(row.values)))).toEqual([]);
  const heads = new Set(polls.heads.map((head) => head.userId));
  // At the opening everybody on the roll was told, whether they vote or not.
  const told = beside.filter((row) => heads.has(String(row.values.user_id)));
  expect(told.filter((row) => row.values.source_type !== 'poll_opened')).toEqual([]);
});

it('what closing deleted leaves the files with the next vacuum, which needs no more than one dead row', async () => {
  await withOwner(app, async (client) => {
    await client.query('VACUUM secret_box');
    const { rows } = await client.query<{ size: number; options: string }>(
      `SELECT pg_relation_size('secret_box')::int AS size,
              (SELECT array_to_string(reloptions, ' ') FROM pg_class WHERE relname = 'secret_box') AS options`,
    );
    expect(rows[0]).toEqual({
      size: 0,
      options: 'autovacuum_vacuum_threshold=1 autovacuum_vacuum_scale_factor=0',
    });
  });
});

it('the planner keeps no sample of an open box', async () => {
  const open = await openSecret(polls);
  for (const head of polls.heads.slice(0, 20)) await castSecret(polls, open, head, 'approve');
  await withOwner(app, async (client) => {
    await client.query('ANALYZE secret_box');
    const { rows } = await client.query(
      `SELECT attname FROM pg_stats WHERE tablename = 'secret_box' AND attname IN ('code', 'choice')`,
    );
    expect(rows).toEqual([]);
  });
});

describe('the application', () => {
  const asApp = (sql: string) =>
    app.tenant
      .run({ villageId: polls.village }, (tx) => tx.query(sql))
      .then(
        () => 'done',
        (error: { code?: string; driverError?: { code?: string } }) => error.driverError?.code ?? error.code,
      );
  const row = `'${'0190a000-0000-7000-8000-000000000001'}', 'AAAAAAAAAAAAAAAA', 'approve'`;

  it.each([
    ['read a choice', `SELECT choice FROM secret_box`],
    ['read whole rows', `SELECT * FROM secret_box`],
    ['ask about a choice', `SELECT code FROM secret_box WHERE choice = 'approve'`],
    ['be handed a choice back', `INSERT INTO secret_box SELECT village_id, ${row} FROM polls LIMIT 1 RETURNING choice`],
    ['change a ballot', `UPDATE secret_box SET choice = 'reject'`],
    ['take a ballot out', `DELETE FROM secret_box`],
    ['take a mark back', `DELETE FROM secret_marks`],
    ['write a code', `INSERT INTO secret_codes SELECT village_id, id, 0, 'AAAAAAAAAAAAAAAA' FROM polls LIMIT 1`],
    ['write a choice', `INSERT INTO secret_choices SELECT village_id, id, 0, 'approve' FROM polls LIMIT 1`],
    ['change a seal', `UPDATE poll_seals SET head = repeat('0', 64)`],
  ])('cannot %s', async (_, sql) => {
    expect(await asApp(sql)).toBe('42501');
  });

  it('opens a box once, of an open secret poll of its village', async () => {
    expect(await asApp(`SELECT close_secret_box('${poll}', true)`)).toBe('55000');
    const stranger = await app.newVillage();
    const open = await openSecret(polls);
    const elsewhere = app.tenant.run({ villageId: stranger.id }, (tx) =>
      tx.query(`SELECT close_secret_box($1, true)`, [open]),
    );
    await expect(elsewhere).rejects.toMatchObject({ code: '55000' });
  });
});
