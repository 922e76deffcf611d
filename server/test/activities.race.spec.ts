import { TestActivities } from './harness/activities.js';
import { startApp, type TestApp } from './harness/app.js';

const PLACES = 10;
const ASKING = 40;

describe('activities at the same time', () => {
  let app: TestApp;
  let village: TestActivities;
  beforeAll(async () => {
    app = await startApp();
    village = await TestActivities.create(app, { 上寨: Array<number>(ASKING).fill(1) });
  }, 90_000);
  afterAll(() => app.close());

  const query = <T extends object>(sql: string, params: readonly string[]): Promise<T[]> =>
    app.tenant.run({ villageId: village.village }, (tx) => tx.query<T>(sql, [tx.villageId, ...params]));

  it('forty households on ten places: ten have one, thirty wait, each with a turn of their own', async () => {
    const activity = await village.make({ capacity: PLACES });
    const answers = await Promise.all(village.heads.map((head) => village.answer(activity, head)));
    const given = answers.map((answer) => answer.body.members[0]!.place);
    expect(given.filter((place) => place === 'in')).toHaveLength(PLACES);
    expect(given.filter((place) => place === 'waiting')).toHaveLength(ASKING - PLACES);
    const card = await village.get(activity);
    expect(card).toMatchObject({ taken: PLACES, waiting: ASKING - PLACES });
  });

  it('places given up while others ask go to those who wait, in their order', async () => {
    const activity = await village.make({ capacity: PLACES });
    for (const head of village.heads.slice(0, 20)) await village.answer(activity, head);
    await Promise.all([
      ...village.heads.slice(0, 5).map((head) => village.answer(activity, head, false)),
      ...village.heads.slice(20).map((head) => village.answer(activity, head)),
    ]);
    const rows = await query<{ state: string; turn: number }>(
      `SELECT state, turn FROM activity_places WHERE village_id = $1 AND activity_id = $2 AND state <> 'out' ORDER BY turn`,
      [activity],
    );
    expect(rows).toHaveLength(ASKING - 5);
    // Who asked earlier has a place: no one who waits stands before one who has it.
    expect(rows.map((row) => row.state)).toEqual([
      ...Array<string>(PLACES).fill('in'),
      ...Array<string>(ASKING - 5 - PLACES).fill('waiting'),
    ]);
  });

  it('check-ins, marks and two closings at once give each who came one result', async () => {
    const activity = await village.make({ creditItemId: village.credit.items.song!, payFen: 100 }, village.museum);
    await village.step(activity, 'begin', village.museum);
    const code = await village.digits(activity, village.museum);
    const came = village.heads.slice(0, 12);
    await Promise.all(
      came.flatMap((head) => [village.checkIn(activity, head, code), village.checkIn(activity, head, code)]),
    );
    const late = village.heads.slice(12, 16);
    const [closings, lates] = await Promise.all([
      Promise.all([1, 2, 3].map(() => village.step(activity, 'close', village.museum))),
      Promise.all(late.map((head) => village.checkIn(activity, head, code))),
    ]);
    expect(closings.filter((answer) => answer.status === 200)).toHaveLength(1);
    const counted = 12 + lates.filter((answer) => answer.status === 200).length;
    expect(closings.find((answer) => answer.status === 200)!.body.came).toBe(counted);
    const [sums] = await query<{ results: number; claims: number; entries: number }>(
      `SELECT (SELECT count(*) FROM activity_results WHERE village_id = $1 AND activity_id = $2) AS results,
              (SELECT count(*) FROM credit_claims c WHERE c.village_id = $1 AND c.source_id IN (
                SELECT id FROM activity_results WHERE village_id = $1 AND activity_id = $2)) AS claims,
              (SELECT count(*) FROM journal_entries e WHERE e.village_id = $1 AND e.source_type = 'activity_pay'
                AND e.source_id IN (SELECT id FROM activity_results WHERE village_id = $1 AND activity_id = $2)) AS entries`,
      [activity],
    );
    expect(sums).toEqual({ results: counted, claims: counted, entries: counted });
  });
});
