import { api, type BodyOf } from '@wecountry/shared/contracts';
import type { Contract } from '@wecountry/shared/contracts/contract';
import { routes, type RouteName } from '@wecountry/shared/contracts/routes';
import { newId } from '../src/platform/db/id.js';
import { startApp, type TestApp, type TestUser } from './harness/app.js';
import { TestRegister, type TestVillager } from './harness/people.js';

let app: TestApp;
let register: TestRegister;
let village: string;
let helper: TestVillager;
let committee: TestUser;
let notice: string;
/** Of another hamlet's household, without a phone. */
let elder: string;
let witnesses: string[];

beforeAll(async () => {
  app = await startApp({ WRITES_PER_MINUTE: '1000' });
});
beforeEach(async () => {
  register = await TestRegister.create(app);
  village = register.village.id;
  helper = await register.villager('上寨 1 号');
  committee = await register.staff('committee');
  elder = register.household('下寨 1 号').residents[0]!.id;
  witnesses = ['上寨 2 号', '上寨 3 号'].map((code) => register.household(code).residents[0]!.id);
  const body = { category: 'notice', title: '停水', body: '明天停水。', hamletIds: [] } as const;
  notice = (await app.call('notices.publish', { as: committee, params: { village }, body: { ...body, hamletIds: [] } }))
    .body.id;
});
afterAll(() => app.close());

const record = (part: Partial<BodyOf<'helpers.record'>> = {}, as: TestUser = committee) =>
  app.call('helpers.record', {
    as,
    params: { village },
    body: {
      ownerId: elder,
      helperId: helper.residentId,
      relation: 'child',
      how: 'in_person',
      witnessIds: witnesses,
      ...part,
    },
  });
const end = (as: TestUser, consent: string, reason?: string) =>
  app.call('helpers.end', { as, params: { village, consent }, body: { reason } });
const mine = async (as: TestUser) => (await app.call('helpers.mine', { as, params: { village } })).body;
/** A request with the header; the harness's calls speak for oneself. */
const acting = async (name: RouteName, params: Record<string, string> = {}, body?: object, owner = elder) => {
  const [method, path] = routes[name];
  const url = path.replace(/:(\w+)/g, (_, key: string) => ({ village, ...params })[key] ?? newId());
  const answer = await app.nest.inject({
    method,
    url,
    headers: {
      authorization: `Bearer ${helper.session.accessToken}`,
      'x-acting-for': owner,
      'idempotency-key': newId(),
    },
    payload: body ?? (method === 'POST' ? {} : undefined),
  });
  return { status: answer.statusCode, body: JSON.parse(answer.body) as Record<string, unknown> };
};
const acts = () =>
  app.tenant.run({ villageId: village }, (tx) =>
    tx.query<{ operation: string; owner: string; helper: string; user: string }>(
      `SELECT operation, owner_resident_id AS owner, helper_resident_id AS helper, helper_user_id AS "user"
       FROM helper_acts ORDER BY acted_at`,
    ),
  );

it('lets a named relative read and mark a notice for somebody without a phone, and notes both', async () => {
  expect((await record()).status).toBe(201);
  expect((await acting('notices.get', { notice })).status).toBe(200);
  expect(await acts()).toEqual([]);
  expect((await acting('notices.mark', { notice }, { step: 'acknowledged' })).status).toBe(200);
  expect(await acts()).toEqual([
    { operation: 'notices.mark', owner: elder, helper: helper.residentId, user: helper.userId },
  ]);
  const theirs = (await acting('notices.get', { notice })).body.receipt as { acknowledgedAt: string | null };
  const own = await app.call('notices.get', { as: helper, params: { village, notice } });
  expect([theirs.acknowledgedAt === null, own.body.receipt.acknowledgedAt]).toEqual([false, null]);
});

it('casts an open ballot for the household of the person, not for the helper’s', async () => {
  await record();
  const closesAt = new Date(Date.now() + 2 * 86_400_000).toISOString();
  const poll = await app.call('polls.open', {
    as: committee,
    params: { village },
    body: { title: '修通下寨的路', body: '今年修到下寨。', preset: 'household_representatives', closesAt },
  });
  expect(poll.status).toBe(201);
  const params = { poll: poll.body.id };
  const cast = await acting('polls.cast', params, { choice: 'approve', requestId: newId() });
  const own = await app.call('polls.get', { as: helper, params: { village, ...params } });
  expect([cast.status, cast.body.voted, own.body.mine]).toEqual([200, 1, 'not_voted']);
  expect((await acts()).map((a) => a.operation)).toEqual(['polls.cast']);
});

it('is refused on every route whose contract does not let helpers in', async () => {
  await record();
  const allowed = (Object.keys(api) as RouteName[]).filter((name) => (api[name] as Contract).helperMay === true);
  expect(allowed.sort()).toEqual([
    'activities.answer',
    'activities.get',
    'activities.list',
    'credit.claim',
    'credit.mine',
    'credit.public',
    'credit.rules',
    'media.upload',
    'notices.get',
    'notices.list',
    'notices.mark',
    'polls.cast',
    'polls.get',
    'polls.list',
    'today.get',
  ]);
  const closed = (Object.keys(api) as RouteName[]).filter((name) => !allowed.includes(name));
  const let_in: string[] = [];
  for (const name of closed) {
    const { status, body } = await acting(name);
    if (status !== 403 || body.code !== 'helper.not_here') let_in.push(`${name}: ${status} ${String(body.code)}`);
  }
  expect(let_in).toEqual([]);
  expect(await acts()).toEqual([]);
});

it('refuses who was not let, and a broken id', async () => {
  for (const owner of [elder, 'nobody', newId()]) {
    const { status, body } = await acting('notices.list', {}, undefined, owner);
    expect([status, body.code]).toEqual([403, 'helper.none']);
  }
});

it('ends at once, also for a request that the guard still let in', async () => {
  const { id } = (await record()).body;
  expect((await acting('notices.list')).status).toBe(200);
  expect((await end(helper, id)).status).toBe(200);
  const { status, body } = await acting('notices.mark', { notice }, { step: 'seen' });
  expect([status, body.code]).toEqual([403, 'helper.ended']);
  app.forgetAccess();
  expect((await acting('notices.list')).body.code).toBe('helper.none');
  expect((await end(helper, id)).status).toBe(200);
  expect((await record()).status).toBe(201);
});

it('is ended by the committee with a reason, and by nobody else', async () => {
  const { id } = (await record()).body;
  const refused = await end(committee, id);
  expect([refused.status, refused.problem.code]).toEqual([422, 'helper.reason_needed']);
  expect((await end(await register.villager('上寨 2 号'), id, '不关他事')).status).toBe(404);
  expect((await end(committee, id, '老人去世')).status).toBe(200);
  const inbox = await app.call('inbox.list', { as: helper, params: { village } });
  expect(inbox.body.items[0]!.title).toBe('上寨1之1不再替下寨1之1办事');
});

it('is recorded with a paper or two witnesses, by somebody who is no party', async () => {
  const refusals: [Partial<BodyOf<'helpers.record'>>, string][] = [
    [{ how: 'paper' }, 'helper.paper_needed'],
    [{ how: 'paper', photoId: newId() }, 'media.missing'],
    [{ witnessIds: [] }, 'helper.witness_wrong'],
    [{ witnessIds: [witnesses[0]!, witnesses[0]!] }, 'helper.witness_wrong'],
    [{ witnessIds: [witnesses[0]!, newId()] }, 'helper.witness_wrong'],
    [{ witnessIds: [witnesses[0]!, elder] }, 'helper.witness_wrong'],
    [{ witnessIds: [witnesses[0]!, register.household('上寨 1 号').residents[2]!.id] }, 'helper.witness_wrong'],
    [{ helperId: witnesses[0]!, witnessIds: [witnesses[1]!, helper.residentId] }, 'helper.unfit'],
    [{ helperId: elder, witnessIds: witnesses }, 'helper.unfit'],
  ];
  for (const [part, code] of refusals) expect((await record(part)).problem.code).toBe(code);
  expect((await record({ ownerId: newId() })).status).toBe(404);
  await register.give(helper, 'committee');
  expect((await record({}, helper)).problem.code).toBe('helper.own_record');
  expect((await record()).status).toBe(201);
  expect((await record()).problem.code).toBe('helper.twice');
});

it('is given on one’s own phone to an adult of the household, who is told; the giver sees each act', async () => {
  const wife = await register.villager('上寨 1 号', 1);
  const allow = (helperId: string) =>
    app.call('helpers.allow', { as: helper, params: { village }, body: { helperId, relation: 'spouse' } });
  expect((await mine(helper)).candidates).toEqual([{ residentId: wife.residentId, name: '上寨1之2' }]);
  for (const id of [elder, helper.residentId, register.household('上寨 1 号').residents[2]!.id]) {
    expect((await allow(id)).problem.code).toBe('helper.unfit');
  }
  expect((await allow(wife.residentId)).status).toBe(201);
  const { actingFor } = await mine(wife);
  expect(actingFor).toEqual([expect.objectContaining({ ownerId: helper.residentId, householdCode: '上寨 1 号' })]);
  const marked = await app.nest.inject({
    method: 'POST',
    url: `/api/villages/${village}/notices/${notice}/receipts`,
    headers: { authorization: `Bearer ${wife.session.accessToken}`, 'x-acting-for': helper.residentId },
    payload: { step: 'seen' },
  });
  expect(marked.statusCode).toBe(200);
  expect((await mine(helper)).acts).toEqual([expect.objectContaining({ helperName: '上寨1之2' })]);
  const inbox = await app.call('inbox.list', { as: helper, params: { village } });
  expect(inbox.body.items.map((m) => m.title)).toEqual(['上寨1之2可以替家里人办事了']);
});

it('tells the owner the first act of a kind in a day, and not each of them', async () => {
  const wife = await register.villager('上寨 1 号', 1);
  const body = { helperId: wife.residentId, relation: 'spouse' } as const;
  await app.call('helpers.allow', { as: helper, params: { village }, body });
  const mark = (step: 'seen' | 'acknowledged') =>
    app.nest.inject({
      method: 'POST',
      url: `/api/villages/${village}/notices/${notice}/receipts`,
      headers: { authorization: `Bearer ${wife.session.accessToken}`, 'x-acting-for': helper.residentId },
      payload: { step },
    });
  const told = async () => {
    await app.runDue();
    const { items } = (await app.call('inbox.list', { as: helper, params: { village } })).body;
    return items.map(({ title }) => title).filter((title) => title.endsWith('替你办了一件事'));
  };
  await mark('seen');
  expect(await told()).toEqual(['上寨1之2替你办了一件事']);
  await mark('acknowledged');
  expect(await told()).toHaveLength(1);
  expect((await mine(helper)).acts).toHaveLength(2);
});

it('signs the household of the person up for an activity, not the helper’s', async () => {
  await record();
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const made = await app.call('activities.create', {
    as: committee,
    params: { village },
    body: {
      ...{ title: '扫鼓楼', body: '', pictureIds: [], place: '鼓楼', hamletIds: [], groupId: null },
      ...{ capacity: null, creditItemId: null, payFen: null, opens: true },
      ...{ signUpUntil: at(20), startsAt: at(24), endsAt: at(26) },
    },
  });
  const params = { activity: made.body.id };
  const own = await acting('activities.answer', params, { members: [{ residentId: helper.residentId, going: true }] });
  expect(own.body.code).toBe('activity.not_household');
  const theirs = await acting('activities.answer', params, { members: [{ residentId: elder, going: true }] });
  expect(theirs.status).toBe(200);
  expect((await acts()).map((act) => act.operation)).toEqual(['activities.answer']);
});
