import { PRIVACY_VERSION } from '@wecountry/shared/domain/privacy-version';
import { strFromU8, unzipSync } from 'fflate';
import { notCopied } from '../src/modules/privacy/not-copied.js';
import { ownData } from '../src/modules/privacy/own-data.js';
import { kept } from '../src/modules/privacy/what-stays.js';
import { dumpOf, type DumpedRow, textsOf, withOwner } from './harness/dump.js';
import { liveWhole } from './harness/life.js';
import { Scenario } from './harness/scenario.js';
import type { TestVillager } from './harness/people.js';
import type { ScenarioVillage } from './harness/scenario-village.js';

/** Names of columns that hold the id of a thing, or of a household. */
const THINGS = [
  ...['accounting_id', 'activity_id', 'agreement_id', 'claim_id', 'consent_id', 'credit_item_id', 'entry_id'],
  ...['from_household_id', 'group_id', 'hamlet_id', 'hamlet_ids', 'hiding_id', 'household_id', 'household_ids', 'id'],
  ...['item_id', 'label_id', 'lot_id', 'message_id', 'more_photo_ids', 'notice_id', 'order_id', 'owner_media_id'],
  ...['pair_id', 'paper_id', 'payment_id', 'photo_id', 'picture_ids', 'plan_id', 'poll_id', 'post_id', 'product_id'],
  ...['request_id', 'rule_book_id', 'session_id', 'source_id', 'subject_id', 'to_household_id', 'topic_id'],
  'village_id',
];
/** Of a thing where it stands, and of a person elsewhere. */
const THING_THERE = ['media.owner_id'];
const PHONE = '13912345678';

/** One person does everything a villager can, takes a copy along, and leaves: nothing may be forgotten in between. */
describe('somebody who did everything', () => {
  let scenario: Scenario;
  let home: ScenarioVillage;
  let me: TestVillager;
  let name: string;
  beforeAll(async () => {
    scenario = await Scenario.start();
    ({ home } = scenario);
    me = home.people.villager as TestVillager;
    name = home.museum.polls.register.household('上寨 1 号').residents[0]!.name;
    const send = scenario.send.bind(scenario);
    expect(await liveWhole({ home, send }, 'villager')).toEqual([]);
    await home.done('privacy.agree', me, { body: { version: PRIVACY_VERSION } });
    await home.done('phones.set', me, { body: { phone: PHONE } });
  }, 240_000);
  afterAll(() => scenario.close());

  const people = () => [me.userId, me.residentId];
  const short = (table: string) => table.replace(/^public\./, '');
  const rowsOf = async (): Promise<DumpedRow[]> =>
    (await dumpOf(scenario.app)).filter(({ table }) => table.startsWith('public.'));
  /** The columns in which one of these stands, as `table.column`. */
  const columnsWith = (rows: readonly DumpedRow[], found: (text: string) => boolean): string[] => {
    const columns = rows.flatMap(({ table, values }) =>
      Object.entries(values).flatMap(([column, value]) =>
        textsOf([value]).some(found) ? [`${short(table)}.${column}`] : [],
      ),
    );
    return [...new Set(columns)].sort();
  };
  const own = new Set(
    ownData.flatMap(({ table, user = [], resident = [] }) => [...user, ...resident].map((c) => `${table}.${c}`)),
  );

  it('is named by columns of which each is in the copy, or has its reason not to be', async () => {
    const columns = await withOwner(scenario.app, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
         WHERE table_schema = 'public' AND udt_name IN ('uuid', '_uuid') ORDER BY 1`,
      );
      return rows.map((row) => row.name);
    });
    const isThing = (column: string) =>
      THING_THERE.includes(column) || THINGS.includes(column.slice(column.indexOf('.') + 1));
    const known = (column: string) => own.has(column) || column in notCopied;
    expect(columns.filter((column) => !isThing(column) && !known(column))).toEqual([]);
    // Neither list speaks of what is not there.
    expect([...own, ...Object.keys(notCopied)].filter((column) => !columns.includes(column))).toEqual([]);
    expect([...own].filter((column) => column in notCopied)).toEqual([]);
    // What the names of columns hide, the values show.
    const named = columnsWith(await rowsOf(), (text) => people().includes(text));
    const hidden = named.filter((column) => !known(column) && !['residents.id', 'users.id'].includes(column));
    expect(hidden).toEqual([
      // An answer that is given again for some days, and the person whom an act in office concerned.
      'idempotency_keys.answer',
      'privileged_acts.detail',
      'privileged_acts.subject_id',
    ]);
  });

  it('takes along every row of it, to be read by people and by programs', async () => {
    const { url } = await home.done('privacy.copy', me, {});
    const file = await scenario.app.nest.inject(url);
    expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'application/zip']);
    const files = unzipSync(new Uint8Array(file.rawPayload));
    const data = JSON.parse(strFromU8(files['全部资料.json']!)) as Record<string, object[]>;
    const rows = await rowsOf();
    for (const { table, user = [], resident = [], title } of ownData) {
      const mine = rows.filter(({ table: t, values }) => {
        if (short(t) !== table) return false;
        const here = values.village_id === undefined || values.village_id === home.id || table === 'memberships';
        const names = user.some((c) => values[c] === me.userId) || resident.some((c) => values[c] === me.residentId);
        return here && names;
      });
      if (user.length + resident.length === 0) continue;
      expect([table, data[table]?.length ?? 0]).toEqual([table, mine.length]);
      expect([table, files[`表格/${title}.csv`] !== undefined]).toEqual([table, mine.length > 0]);
    }
    expect(Object.keys(data).length).toBeGreaterThan(30);
    const texts = Object.values(files).map((bytes) => strFromU8(bytes));
    expect(texts.some((text) => text.includes(PHONE))).toBe(true);
    const neighbour = home.people.neighbour as TestVillager;
    const secrets = [neighbour.openid, neighbour.userId, me.session.refreshToken];
    expect(secrets.filter((secret) => texts.some((text) => text.includes(secret)))).toEqual([]);
    expect(strFromU8(files['表格/名册上的我.csv']!)).toContain(name);
  });

  it('opens a copy by its link only, and only one’s own', async () => {
    const { url } = await home.done('privacy.copy', me, {});
    const others = url.replace(me.userId, home.people.neighbour.userId);
    for (const wrong of [others, url.replace(/s=\w/, 's=_'), url.split('?')[0]!])
      expect((await scenario.app.nest.inject(wrong)).statusCode).toBe(404);
  });

  it('leaves with the code that was shown first', async () => {
    const { items } = await home.done('me.orders', me, {});
    for (const { id } of items.filter(({ state }) => state === 'placed'))
      await home.shop.act('orders.cancel', { id }, { as: me });
    const { code, unsettled } = await home.done('privacy.leaving', me, {});
    expect([code, unsettled]).toEqual([expect.stringMatching(/^[A-Z2-9]{6}$/), []]);
    const wrong = await scenario.app.call('privacy.leave', { as: me, body: { code: 'AAAAAA' } });
    expect(wrong.problem.code).toBe('privacy.code_wrong');
    expect((await scenario.app.call('privacy.leave', { as: me, body: { code } })).body).toEqual({ code });
    scenario.app.forgetAccess();
    const { problem } = await scenario.app.call('me.get', { as: me });
    expect(problem.code).toBe('session.ended');

    // Of the other village somebody has the same name.
    const rows = (await rowsOf()).filter(({ values }) =>
      [undefined, null, home.id].includes(values.village_id as string),
    );
    const explained = new Set(kept.flatMap(({ where }) => where));
    const says = (text: string) => [name, me.openid, PHONE].some((word) => text.includes(word));
    expect(columnsWith(rows, says).filter((column) => !explained.has(column))).toEqual([]);
    const self = rows.find(({ table, values }) => table === 'public.residents' && values.id === me.residentId)!;
    expect(self.values).toMatchObject({ name: `已注销${code}`, user_id: null, born_on: '1980-01-01' });
    const gone = rows.filter(
      ({ table, values }) =>
        ['identities', 'memberships', 'inbox_messages'].includes(short(table)) && values.user_id === me.userId,
    );
    expect(gone).toEqual([]);
  });

  it('leaves books that are in order, and a village that goes on', async () => {
    await home.shop.checkBooks();
    for (const book of ['coop', 'museum', 'village'] as const)
      expect(await home.done('audit.verify', home.people.supervisor, { params: { book } })).toMatchObject({ ok: true });
    const roll = await home.done('people.households', home.people.committee, { query: {} });
    expect(roll.items.some(({ name: head }) => head.startsWith('已注销'))).toBe(true);
    await home.done('polls.get', home.people.neighbour, { params: { poll: home.standing.poll } });
  });
});
