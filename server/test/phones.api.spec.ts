import { newId } from '../src/platform/db/id.js';
import { startApp, type TestApp, type TestUser } from './harness/app.js';
import { TestRegister, type TestVillager } from './harness/people.js';
import { withPhone } from './harness/privacy.js';

let app: TestApp;
let register: TestRegister;
let village: string;
let elder: TestVillager;
let neighbour: TestVillager;
let committee: TestUser;
let notice: string;
const PHONE = '13912345678';

beforeAll(async () => {
  app = await startApp();
});
beforeEach(async () => {
  register = await TestRegister.create(app);
  village = register.village.id;
  elder = await register.villager('上寨 1 号');
  neighbour = await register.villager('上寨 2 号');
  committee = await register.staff('committee');
  const told = await app.call('notices.publish', {
    as: committee,
    params: { village },
    body: { category: 'notice', title: '停水', body: '明天停水。', hamletIds: [] },
  });
  notice = told.body.id;
});
afterAll(() => app.close());

const set = (as: TestUser, phone: string | null) =>
  app.call('phones.set', { as, params: { village }, body: { phone } });
const mine = async (as: TestUser) => (await app.call('phones.mine', { as, params: { village } })).body;
const call = (as: TestUser, resident: string, body: { requestId?: string; subjectId?: string } = {}) =>
  app.call('people.call', {
    as,
    params: { village, resident },
    body: { requestId: newId(), reason: 'notice', subjectId: notice, ...body },
  });
const rows = <T extends object>(sql: string) => app.tenant.run({ villageId: village }, (tx) => tx.query<T>(sql));

it('takes a number as people type it, keeps it sealed, and shows it masked', async () => {
  expect((await set(elder, '+86 139-1234 5678')).body).toEqual({ masked: '139****5678' });
  expect(await mine(elder)).toEqual({ masked: '139****5678', calls: [] });
  const [row] = await rows<{ sealed: Buffer; key: string }>('SELECT sealed, key_id AS key FROM resident_phones');
  expect([row!.sealed.includes(PHONE), row!.key]).toEqual([false, 'p1']);
  expect((await set(elder, null)).body).toEqual({ masked: null });
  expect(await rows('SELECT FROM resident_phones')).toEqual([]);
});

it('refuses what is no number', async () => {
  const { status, problem } = await set(elder, '12345');
  expect([status, problem.code]).toEqual([400, 'request.invalid']);
});

it('says the number to the committee for a notice, notes who asked, and the person sees it', async () => {
  await set(elder, PHONE);
  expect((await call(committee, elder.residentId)).body).toEqual({ tel: `tel:${PHONE}` });
  const { calls } = await mine(elder);
  expect(calls).toEqual([expect.objectContaining({ reason: 'notice', subjectId: notice, callerName: '外来的人' })]);
});

it('keeps the number out of what it stores for repeats, and notes a repeated press once', async () => {
  await set(elder, PHONE);
  const requestId = newId();
  for (let i = 0; i < 2; i += 1) expect((await call(committee, elder.residentId, { requestId })).status).toBe(200);
  expect((await mine(elder)).calls).toHaveLength(1);
  expect(await rows('SELECT FROM idempotency_keys WHERE answer::text LIKE $$%139123%$$')).toEqual([]);
  await withPhone(app, village, neighbour.residentId);
  const other = await call(committee, neighbour.residentId, { requestId });
  expect([other.status, other.problem.code]).toEqual([409, 'request.key_reused']);
});

it('refuses villagers, other hamlets, things that are not there, and people without a number', async () => {
  await set(elder, PHONE);
  expect((await call(neighbour, elder.residentId)).status).toBe(403);
  expect((await call(await register.staff('coop_staff'), elder.residentId)).status).toBe(403);
  const leader = await register.villager('下寨 1 号');
  await register.give(leader, 'group_leader');
  const far = await call(leader, elder.residentId);
  expect([far.status, far.problem.code]).toEqual([403, 'phone.other_hamlet']);
  const strange = await call(committee, elder.residentId, { subjectId: newId() });
  expect([strange.status, strange.problem.code]).toEqual([422, 'phone.reason_unknown']);
  const none = await call(committee, neighbour.residentId);
  expect([none.status, none.problem.code]).toEqual([409, 'phone.none']);
  expect((await call(committee, newId())).status).toBe(404);
  expect((await mine(elder)).calls).toEqual([]);
});

it('lets a group leader call in their own hamlet', async () => {
  const leader = await register.villager('上寨 3 号');
  await register.give(leader, 'group_leader');
  await set(elder, PHONE);
  expect((await call(leader, elder.residentId)).status).toBe(200);
  const callable = (household: string) => app.call('phones.callable', { as: leader, params: { village, household } });
  const { body } = await callable(elder.householdId);
  expect(body.items[0]).toEqual({ residentId: elder.residentId, name: '上寨1之1', hasPhone: true });
  expect(JSON.stringify(body)).not.toContain(PHONE);
  expect((await callable(register.household('下寨 1 号').id)).status).toBe(403);
});

it('stops who copies numbers; two presses at once do not slip past', async () => {
  await set(elder, PHONE);
  await app.tenant.run({ villageId: village }, (tx) =>
    tx.execute(
      `INSERT INTO phone_calls (village_id, id, resident_id, caller_user_id, reason, subject_id, called_at)
       SELECT $1, gen_random_uuid(), $2, $3, 'notice', $4, now() FROM generate_series(1, 59)`,
      [village, elder.residentId, committee.userId, notice],
    ),
  );
  const both = await Promise.all([call(committee, elder.residentId), call(committee, elder.residentId)]);
  expect(both.map((b) => b.status).sort()).toEqual([200, 429]);
  expect((await call(await register.staff('committee'), elder.residentId)).status).toBe(200);
});

it('tells the person whose number the committee entered, once while it stays the same', async () => {
  const enter = (phone: string) =>
    app.call('phones.enter', { as: committee, params: { village, resident: elder.residentId }, body: { phone } });
  for (const phone of [PHONE, PHONE]) expect((await enter(phone)).status).toBe(200);
  expect((await mine(elder)).masked).toBe('139****5678');
  const inbox = await app.call('inbox.list', { as: elder, params: { village } });
  expect(inbox.body.items.map((m) => m.title)).toEqual(['村委会登记了你的手机号']);
  expect(await rows(`SELECT FROM privileged_acts WHERE act = 'phone.entered'`)).toHaveLength(1);
});

it('never changes the log of calls', async () => {
  await set(elder, PHONE);
  await call(committee, elder.residentId);
  for (const sql of ['DELETE FROM phone_calls', 'UPDATE phone_calls SET called_at = now()']) {
    await expect(rows(sql)).rejects.toThrow(/permission denied/);
  }
});
