import { InboxService, type Telling } from '../src/modules/inbox/index.js';
import { newId } from '../src/platform/db/id.js';
import { startApp, type TestApp, type TestUser } from './harness/app.js';
import { tellSomething } from './harness/inbox.js';
import { TestRegister, type TestVillager } from './harness/people.js';

let app: TestApp;
let register: TestRegister;
let upper: TestVillager;
let partner: TestVillager;
let lower: TestVillager;
beforeAll(async () => {
  app = await startApp();
});
beforeEach(async () => {
  register = await TestRegister.create(app);
  upper = await register.villager('上寨 1 号');
  partner = await register.villager('上寨 1 号', 1);
  lower = await register.villager('下寨 1 号');
});
afterAll(() => app.close());

const list = (as: TestUser, cursor?: string) =>
  app.call('inbox.list', { as, params: { village: register.village.id }, query: { cursor } });
const read = (as: TestUser, ids?: string[]) =>
  app.call('inbox.read', { as, params: { village: register.village.id }, body: { ids } });
const tell = (part: Partial<Telling> & Pick<Telling, 'to'>) =>
  app.tenant.run({ villageId: register.village.id }, (tx) =>
    app.get(InboxService).tell(tx, {
      kind: 'vote',
      title: '表决改期了',
      text: '周五晚上 8 点截止',
      link: { page: '/packages/affairs/pages/poll', id: newId() },
      source: { type: 'poll.extended', id: newId() },
      ...part,
    }),
  );
const titles = async (as: TestUser) => (await list(as)).body.items.map(({ title }) => title);

it('tells a resident, a household and a user, each person once', async () => {
  await tell({
    to: { residentIds: [upper.residentId], householdIds: [upper.householdId], userIds: [upper.userId] },
  });
  expect(await titles(upper)).toEqual(['表决改期了']);
  expect(await titles(partner)).toEqual(['表决改期了']);
  expect(await titles(lower)).toEqual([]);
});

it('tells the same cause once, and its next kind anew', async () => {
  const source = { type: 'poll.extended', id: newId() };
  const to = { userIds: [upper.userId] };
  await tell({ to, source });
  await tell({ to, source, title: '再说一遍' });
  expect(await titles(upper)).toEqual(['表决改期了']);
  await tell({ to, source, kind: 'notice', title: '另一类' });
  expect(await titles(upper)).toHaveLength(2);
});

it('tells nothing when its cause did not happen', async () => {
  const failing = app.tenant.run({ villageId: register.village.id }, async (tx) => {
    await app.get(InboxService).tell(tx, {
      kind: 'vote',
      to: { userIds: [upper.userId] },
      title: '没有的事',
      text: '',
      link: { page: '/pages/home' },
      source: { type: 'test', id: newId() },
    });
    throw new Error('the cause failed');
  });
  await expect(failing).rejects.toThrow('the cause failed');
  expect(await titles(upper)).toEqual([]);
});

it('counts what is unread, one by one and all at once', async () => {
  const first = await tellSomething(app, register.village.id, upper.userId);
  await tell({ to: { userIds: [upper.userId] } });
  await tell({ to: { userIds: [upper.userId] } });
  expect((await list(upper)).body.unread).toBe(3);
  expect((await read(upper, [first])).body).toEqual({ unread: 2 });
  expect((await read(upper, [first])).body).toEqual({ unread: 2 });
  expect((await list(upper)).body.items.map((m) => m.read)).toEqual([false, false, true]);
  expect((await read(upper)).body).toEqual({ unread: 0 });
});

it("refuses to read another person's message", async () => {
  const id = await tellSomething(app, register.village.id, upper.userId);
  const { status, problem } = await read(lower, [id]);
  expect([status, problem.code]).toEqual([404, 'request.not_found']);
  expect((await list(upper)).body.unread).toBe(1);
});

it('pages without losing or repeating one', async () => {
  for (let i = 0; i < 23; i += 1) await tell({ to: { userIds: [upper.userId] }, title: `第 ${i} 条` });
  const first = (await list(upper)).body;
  const second = (await list(upper, first.nextCursor!)).body;
  expect([first.items.length, second.items.length, second.nextCursor]).toEqual([20, 3, null]);
  const all = [...first.items, ...second.items].map(({ title }) => title);
  expect(all).toEqual(Array.from({ length: 23 }, (_, i) => `第 ${22 - i} 条`));
});

it('refuses a cursor that is none of ours', async () => {
  expect((await list(upper, 'xxx')).status).toBe(400);
});
