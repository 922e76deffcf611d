import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { PublishingService } from '../src/modules/notices/index.js';
import { COUNT, PAGE } from '../src/modules/notices/notices.repository.js';
import { startApp, type TestApp } from '../test/harness/app.js';
import { statementsOf } from '../test/harness/statements.js';
import type { Bench } from './bench.js';
import { settle, signIn } from './county.js';
import { httpRate, type WireRequest } from './http-clients.js';
import { inTurns } from './in-turns.js';
import { referenceRate } from './pgbench.js';
import { opening, pick, withValues } from './statement.js';

const NOTICES = 200;
const PEOPLE = 1800;
const PAGE_SIZE = 20;
const HOUR_MS = 3_600_000;
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

interface Reader {
  userId: string;
  residentId: string;
  residentNo: number;
  householdId: string;
  hamletId: string;
}

/**
 * The list of notices that everybody opens first: 200 notices, 1,800 people, each with their own receipts; against the same
 * statements bare. Says statements and bytes of one list.
 */
export const bench: Bench = async ({ seconds, clients }) => {
  const app = await startApp({ WRITES_PER_MINUTE: '1000000000', LOG_LEVEL: 'fatal' });
  const owner = new pg.Client({ connectionString: app.database.ownerUrl });
  await owner.connect();
  try {
    const village = (await app.newVillage()).id;
    const tokens = await signIn(app, owner, PEOPLE);
    await settle(app, village, [...tokens.keys()]);
    const readers = await readersOf(owner, village);
    await publishAll(app, village, readers[0]?.userId ?? '');
    await markAll(owner, village);
    await owner.query('ANALYZE');

    const requests = readers.map(({ userId }): WireRequest => ({
      method: 'GET',
      path: `/api/villages/${village}/notices`,
      headers: { authorization: `Bearer ${tokens.get(userId) ?? ''}` },
    }));
    const { statements, bytes } = await oneList(app, requests[0]);
    await app.nest.listen(0, '127.0.0.1');
    const { port } = app.nest.getHttpServer().address() as AddressInfo;
    const script = bareList(village, readers);
    const { ours, reference, by, p50Ms, p99Ms } = await inTurns(seconds, {
      ours: (slice) => httpRate({ port, clients, seconds: slice, requests }),
      reference: (slice) => referenceRate(app.database.appUrl, script, clients, slice),
    });
    const more = { notices: NOTICES, people: PEOPLE, statements, bytes, clients, p50Ms, p99Ms };
    return { ours, reference, by, wanted: 0.4, unit: 'lists/s', more };
  } finally {
    await owner.end();
    await app.close();
  }
};

/** Statements between the opening of the transaction and its COMMIT, and bytes as they go over the wire, of one list. */
async function oneList(app: TestApp, request?: WireRequest): Promise<{ statements: number; bytes: number }> {
  let bytes = 0;
  const ask = async () => {
    const { body, statusCode } = await app.nest.inject({
      method: 'GET',
      url: request?.path,
      headers: request?.headers,
    });
    const { items } = JSON.parse(body) as { items: unknown[] };
    if (statusCode !== 200 || items.length !== PAGE_SIZE) throw new Error(`The list is not whole: ${statusCode}`);
    bytes = gzipSync(body).length;
  };
  // The first asks who this is as well, which is then known for some seconds.
  await ask();
  return { statements: (await statementsOf(ask)).length, bytes };
}

async function readersOf(owner: pg.Client, village: string): Promise<Reader[]> {
  await owner.query(`SELECT set_config('app.village_id', $1, false)`, [village]);
  const { rows } = await owner.query<Reader>(
    `SELECT r.user_id AS "userId", r.id AS "residentId", r.resident_no AS "residentNo", h.id AS "householdId",
            h.hamlet_id AS "hamletId"
     FROM residents r JOIN households h ON h.village_id = r.village_id AND h.id = r.household_id
     WHERE r.village_id = $1 AND r.user_id IS NOT NULL ORDER BY r.resident_no`,
    [village],
  );
  if (rows.length !== PEOPLE) throw new Error(`${rows.length} of ${PEOPLE} people`);
  return rows;
}

/** One every hour until now; every twentieth is urgent, every seventh 招工. */
async function publishAll(app: TestApp, village: string, userId: string): Promise<void> {
  const actor = {
    userId,
    villageId: village,
    sessionId: 'bench',
    requestId: 'bench',
    roles: new Set(['committee'] as const),
  };
  const publishing = app.get(PublishingService);
  for (let n = NOTICES; n > 0; n--) {
    const at = new Date(Date.now() - n * HOUR_MS);
    const category = n % 20 === 0 ? 'urgent' : n % 7 === 0 ? 'hiring' : 'notice';
    const text = { title: `第 ${n} 条，明天停水，早 8 点到下午 4 点`, body: '上寨水池的管子裂了，明天换新管。' };
    await publishing.publish({ ...actor, at }, { ...text, category, hamletIds: [] });
  }
}

/** Everybody saw all of them, heard some and knows of two in three. */
async function markAll(owner: pg.Client, village: string): Promise<void> {
  await owner.query(
    `INSERT INTO notice_acknowledgements (village_id, notice_id, resident_id, user_id, acknowledged_at)
     SELECT n.village_id, n.id, r.id, r.user_id, n.published_at + interval '10 minutes'
     FROM notices n JOIN residents r ON r.village_id = n.village_id
     WHERE n.village_id = $1 AND r.user_id IS NOT NULL AND hashtext(n.id::text || r.id::text) % 3 <> 0`,
    [village],
  );
  await owner.query(
    `INSERT INTO notice_marks (village_id, notice_id, segment, seen, listened, acknowledged)
     SELECT n.village_id, n.id, s, decode(repeat('ff', 32), 'hex'), sha256(convert_to(s || ' heard ' || n.id, 'UTF8')),
            sha256(convert_to(s || ' known ' || n.id, 'UTF8'))
     FROM notices n, generate_series(0, $2::int) AS s WHERE n.village_id = $1`,
    [village, Math.floor(PEOPLE / 256)],
  );
}

/** The same two statements in the same transaction, as somebody of the village. */
function bareList(village: string, readers: readonly Reader[]) {
  const one = (key: 'userId' | 'residentId' | 'householdId') =>
    pick(
      readers.map((r) => r[key]),
      'i',
    );
  const no = pick(
    readers.map((r) => String(r.residentNo)),
    'i',
    'int',
  );
  const who = [
    `'${village}'::uuid`,
    `'${readers[0]?.hamletId ?? ''}'::uuid`,
    one('householdId'),
    `'{villager}'::text[]`,
  ];
  const top = [`'infinity'`, `'${LAST_ID}'`];
  const page = [...who, no, 'now()', 'NULL::text', one('residentId'), ...top, ...top, String(PAGE_SIZE + 1)];
  return {
    random: { i: readers.length },
    trips: [
      opening(`'${village}'`, one('userId')),
      [withValues(PAGE, page)],
      [withValues(COUNT, [...who, 'NULL::text'])],
      ['COMMIT'],
    ],
  };
}
