import { RuleBookService } from '../src/modules/credit/index.js';
import type { Actor } from '../src/platform/auth/actor.js';
import { startApp, type TestApp, type TestUser } from './harness/app.js';
import { TestRegister, type TestVillager } from './harness/people.js';
import { TestShop } from './harness/shop.js';
import { statementsOf } from './harness/statements.js';

const HOUR_MS = 3_600_000;

describe('today', () => {
  let app: TestApp;
  let register: TestRegister;
  let committee: TestVillager;
  let villager: TestVillager;
  beforeAll(async () => {
    app = await startApp();
  });
  beforeEach(async () => {
    register = await TestRegister.create(app);
    committee = await register.villager('上寨 1 号');
    await register.give(committee, 'committee');
    villager = await register.villager('上寨 2 号');
  });
  afterAll(() => app.close());

  const params = () => ({ village: register.village.id });
  const today = async (as: TestUser) => {
    const { status, body, problem } = await app.call('today.get', { as, params: params() });
    if (status !== 200) throw new Error(problem.code);
    return body;
  };
  const kinds = async (as: TestUser) => (await today(as)).todos.map((t) => t.kind);
  const publish = async (category: 'urgent' | 'hiring', title: string) => {
    const body = { category, title, body: '看看写了什么。', hamletIds: [] };
    return (await app.call('notices.publish', { as: committee, params: params(), body })).body.id;
  };
  const mark = (as: TestUser, notice: string, step: 'seen' | 'acknowledged') =>
    app.call('notices.mark', { as, params: { ...params(), notice }, body: { step } });

  /** Rules with one thing to claim, as the village voted them. */
  async function adoptRules(): Promise<string> {
    const actor: Actor = {
      ...register.auditor,
      sessionId: 't',
      requestId: 't',
      villageId: params().village,
      roles: new Set(['auditor']),
    };
    const item = {
      code: 'labour',
      category: 'labour' as const,
      title: '公益劳动',
      points: 5,
      evidence: '说一句',
      pictureNeeded: false,
      publicDays: 5,
      capPerSeason: null,
      claimable: true,
    };
    const { items } = await app
      .get(RuleBookService)
      .adopt(actor, { effectiveOn: '2020-01-01', basePoints: 0, items: [item] });
    return items.labour!;
  }

  it('is empty when there is nothing to do', async () => {
    expect(await today(villager)).toEqual({
      urgent: [],
      todos: [],
      notices: [],
      noticeTotal: 0,
      badges: { home: 0, affairs: 0 },
    });
  });

  it('has urgent notices until 知道了, and the three newest of the others', async () => {
    for (const n of [1, 2, 3, 4]) await publish('hiring', `招工第 ${n} 次`);
    const urgent = await publish('urgent', '明天停水');
    const body = await today(villager);
    expect(body.urgent.map((n) => n.title)).toEqual(['明天停水']);
    expect(body.notices.map((n) => n.title)).toEqual(['招工第 4 次', '招工第 3 次', '招工第 2 次']);
    expect(body.noticeTotal).toBe(5);
    await mark(villager, urgent, 'seen');
    expect((await today(villager)).urgent).toHaveLength(1);
    await mark(villager, urgent, 'acknowledged');
    const later = await today(villager);
    expect(later.urgent).toEqual([]);
    expect(later.notices[0]).toMatchObject({ id: urgent, receipt: { seen: true } });
  });

  it('asks to read what was not opened, the newest by its title', async () => {
    const [old, fresh] = [await publish('hiring', '修水渠'), await publish('hiring', '收香禾糯')];
    const todo = async () => (await today(villager)).todos.map((t) => [t.kind, t.id, t.title, t.help]);
    expect(await todo()).toEqual([['read', fresh, '收香禾糯', '还有 1 条通知没看']]);
    expect((await today(villager)).badges).toEqual({ home: 1, affairs: 0 });
    await mark(villager, fresh, 'seen');
    expect(await todo()).toEqual([['read', old, '修水渠', '通知还没看']]);
    await mark(villager, old, 'acknowledged');
    expect(await todo()).toEqual([]);
  });

  it('asks for the vote of the household, and counts it under 议事', async () => {
    const poll = {
      title: '水渠修不修',
      body: '上寨的水渠要不要修，大家定。',
      preset: 'household_representatives' as const,
      closesAt: new Date(Date.now() + 48 * HOUR_MS).toISOString(),
    };
    const opened = await app.call('polls.open', { as: committee, params: params(), body: poll });
    expect(opened.status).toBe(201);
    const before = await today(villager);
    expect(before.todos).toMatchObject([{ kind: 'vote', id: opened.body.id, until: poll.closesAt }]);
    expect(before.badges).toEqual({ home: 1, affairs: 1 });
    await app.call('polls.cast', {
      as: villager,
      params: { ...params(), poll: opened.body.id },
      body: { choice: 'approve' },
    });
    expect(await kinds(villager)).toEqual([]);
    expect(await kinds(committee)).toEqual(['vote']);
  });

  it('asks the committee for claims, then others for their opinion', async () => {
    const itemId = await adoptRules();
    const happenedOn = new Date(Date.now() + 8 * HOUR_MS).toISOString().slice(0, 10);
    const claim = await app.call('credit.claim', {
      as: villager,
      params: params(),
      body: { itemId, happenedOn, note: '扫了鼓楼', pictureIds: [] },
    });
    expect(claim.status).toBe(201);
    expect(await kinds(committee)).toEqual(['review_claims']);
    expect(await kinds(villager)).toEqual([]);
    const review = await app.call('credit.review', {
      as: committee,
      params: { ...params(), claim: claim.body.id },
      body: { confirm: true },
    });
    expect(review.body.state).toBe('public');
    const neighbour = await register.villager('下寨 1 号');
    expect(await kinds(neighbour)).toEqual(['public_claim']);
  });

  it('puts duties in their order and all of them on the tab', async () => {
    await publish('hiring', '修水渠');
    await publish('urgent', '明天停水');
    const closesAt = new Date(Date.now() + 48 * HOUR_MS).toISOString();
    await app.call('polls.open', {
      as: committee,
      params: params(),
      body: { title: '水渠修不修', body: '大家一起定。', preset: 'household_representatives', closesAt },
    });
    const body = await today(villager);
    expect(body.todos.map((t) => t.kind)).toEqual(['vote', 'read']);
    expect(body.badges).toEqual({ home: 3, affairs: 1 });
  });

  it('shows staff from outside what is theirs, and no notices', async () => {
    await publish('urgent', '明天停水');
    for (const role of ['coop_staff', 'museum_staff', 'supervisor'] as const) {
      const staff = await register.staff(role, '外来的人');
      expect(await today(staff)).toMatchObject({ urgent: [], notices: [], noticeTotal: 0, todos: [] });
    }
    expect(await today(register.auditor)).toMatchObject({ urgent: [], todos: [] });
  });

  it('is closed to who has no place in the village', async () => {
    const { problem } = await app.call('today.get', { as: await app.newUser(), params: params() });
    expect(problem.code).toBe('request.not_found');
    const elsewhere = await (await TestRegister.create(app)).villager('上寨 1 号');
    expect((await app.call('today.get', { as: elsewhere, params: params() })).problem.code).toBe('request.not_found');
  });

  it('takes the same few statements however much there is', async () => {
    await publish('hiring', '修水渠');
    await today(villager);
    const few = await statementsOf(() => today(villager));
    for (let i = 0; i < 5; i++) await publish(i % 2 ? 'urgent' : 'hiring', `通知第 ${i} 条`);
    const more = await statementsOf(() => today(villager));
    expect(more).toHaveLength(few.length);
    expect(more.length).toBeLessThanOrEqual(6);
  });
});

describe('today at the co-op', () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await TestShop.start();
  });
  afterAll(() => shop.close());

  const todos = async (as: TestUser) =>
    (await shop.app.call('today.get', { as, params: { village: shop.village } })).body.todos;

  it('asks its staff to send what is paid, nobody else, and not what is sent', async () => {
    const villager = await shop.register.villager('上寨 1 号');
    const product = await shop.stocked(5);
    await shop.placed(product);
    expect(await todos(shop.coop)).toEqual([]);
    const order = await shop.paid(product);
    await shop.paid(product);
    expect(await todos(shop.coop)).toMatchObject([{ kind: 'ship_orders', id: null, title: '2 单付了钱，等发货' }]);
    expect(await todos(villager)).toEqual([]);
    const body = { carrier: '邮政快递', trackingNo: 'EMS2026112201' };
    await shop.act('orders.ship', order, { as: shop.coop, body });
    expect(await todos(shop.coop)).toMatchObject([{ title: '1 单付了钱，等发货' }]);
  });

  it('is not for buyers, who have no place in the village', async () => {
    const { problem } = await shop.app.call('today.get', { as: shop.buyer, params: { village: shop.village } });
    expect(problem.code).toBe('request.not_found');
  });
});
