import pg from 'pg';
import { startApp, type TestApp } from '../test/harness/app.js';
import { TestRegister } from '../test/harness/people.js';
import { checkSheet, sheetOf } from '../test/harness/sheets.js';
import type { Bench } from './bench.js';

const RESIDENTS = 5_000;
const A_HOUSEHOLD = 4;
const SECONDS_WANTED = 10;
const TABLES = ['households', 'residents', 'register_events'] as const;

/**
 * A village's register from a spreadsheet: the sheet is sent, looked through and confirmed through HTTP. The reference puts
 * the very rows that came of it into the same tables of another village, by one bare connection and one statement a table.
 */
export const bench: Bench = async () => {
  const app = await startApp({ LOG_LEVEL: 'fatal' });
  const owner = new pg.Client({ connectionString: app.database.ownerUrl });
  await owner.connect();
  try {
    const sheet = await sheetOf(rows());
    await importInto(app, await sheetOf(rows().slice(0, 40)));
    const ours = await importInto(app, sheet);
    const reference = await bare(owner, ours.village, await app.newVillage());
    return {
      ours: RESIDENTS / ours.seconds,
      reference: RESIDENTS / reference,
      by: 'pg',
      wanted: 0.1,
      unit: 'residents/s',
      more: {
        residents: RESIDENTS,
        sheetKb: Math.round(sheet.length / 1024),
        seconds: Number(ours.seconds.toFixed(2)),
        secondsWanted: SECONDS_WANTED,
        againSeconds: Number(ours.againSeconds.toFixed(2)),
        referenceSeconds: Number(reference.toFixed(3)),
      },
    };
  } finally {
    await owner.end();
    await app.close();
  }
};

const rows = (): (string | number)[][] =>
  Array.from({ length: RESIDENTS }, (_, i) => {
    const household = Math.floor(i / A_HOUSEHOLD);
    const head = i % A_HOUSEHOLD === 0;
    const year = 1940 + ((i * 7) % 80);
    const hamlet = household % 2 === 0 ? '上寨' : '下寨';
    const name = `村民${'甲乙丙丁'[i % A_HOUSEHOLD]}${'一二三四五六七八九十'[household % 10]}`;
    return ['', hamlet, 100 + Math.floor(household / 2), name, `${year}-03-09`, head ? '是' : '否', '否'];
  });

/** Imports the sheet into a village of its own, and sends it once more, which must change nothing. */
async function importInto(app: TestApp, sheet: Buffer) {
  const register = await TestRegister.create(app);
  const committee = await register.villager('上寨 1 号');
  await register.give(committee, 'committee');
  const village = register.village.id;
  const began = performance.now();
  const { status, body } = await checkSheet(app, village, committee, sheet);
  const done = await app.call('people.confirmImport', { as: committee, params: { village, import: body.id } });
  const seconds = (performance.now() - began) / 1000;
  if (status !== 201 || done.status !== 200) throw new Error(`The import was refused: ${JSON.stringify(body)}`);
  const again = performance.now();
  const second = await checkSheet(app, village, committee, sheet);
  const againSeconds = (performance.now() - again) / 1000;
  if (second.body.counts.fresh + second.body.counts.changed > 0) throw new Error('The same sheet changes something');
  return { village, seconds, againSeconds };
}

/** Seconds for the rows of one village, handed over as values, into the tables of another. */
async function bare(owner: pg.Client, from: string, { id: to }: { id: string }): Promise<number> {
  await owner.query('INSERT INTO hamlets SELECT $2, id, name, position FROM hamlets WHERE village_id = $1', [from, to]);
  const values: string[] = [];
  for (const table of TABLES) {
    const { rows } = await owner.query<{ all: string }>(
      `SELECT json_agg(t) AS all FROM (SELECT * FROM ${table} WHERE village_id = $1) t`,
      [from],
    );
    values.push(JSON.stringify(rows[0]?.all).replaceAll(from, to));
  }
  const began = performance.now();
  await owner.query('BEGIN');
  for (const [i, table] of TABLES.entries())
    await owner.query(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1)`, [values[i]]);
  await owner.query('COMMIT');
  return (performance.now() - began) / 1000;
}
