import { startApp, type TestApp } from './harness/app.js';
import { TestRegister, type TestVillager } from './harness/people.js';

describe('marks at the same time', () => {
  let app: TestApp;
  let register: TestRegister;
  let notice: string;
  let people: TestVillager[];
  beforeAll(async () => {
    app = await startApp();
    register = await TestRegister.create(app, { 上寨: Array<number>(30).fill(1) });
    people = [];
    for (const { code } of register.households) people.push(await register.villager(code));
  });
  beforeEach(async () => {
    const { body } = await app.call('notices.publish', {
      as: await register.staff('committee', '石明'),
      params: { village: register.village.id },
      body: { category: 'urgent', title: '明天停水', body: '早上八点到下午四点停水。', hamletIds: [] },
    });
    notice = body.id;
  });
  afterAll(() => app.close());

  const params = () => ({ village: register.village.id, notice });
  const mark = (as: TestVillager, step: 'seen' | 'listened' | 'acknowledged') =>
    app.call('notices.mark', { as, params: params(), body: { step } });
  const reach = async () => {
    const supervisor = await register.staff('supervisor', '外来的监督');
    return (await app.call('notices.reach', { as: supervisor, params: params() })).body.reach;
  };

  it('by thirty phones lose none', async () => {
    const answers = await Promise.all(people.map((p, i) => mark(p, i % 3 === 0 ? 'acknowledged' : 'seen')));
    expect(answers.map((a) => a.status)).toEqual(people.map(() => 200));
    expect(await reach()).toEqual({ households: 30, acknowledged: 10, seen: 20, unseen: 0 });
    for (const [i, person] of people.entries()) {
      const { body } = await app.call('notices.get', { as: person, params: params() });
      expect(body.receipt).toMatchObject({ seen: true, listened: false });
      expect(body.receipt.acknowledgedAt !== null).toBe(i % 3 === 0);
    }
  });

  it('by one person on two phones are one receipt with one time', async () => {
    const [person] = people;
    const steps = ['acknowledged', 'seen', 'acknowledged', 'listened', 'acknowledged', 'seen'] as const;
    const answers = await Promise.all(steps.map((step) => mark(person!, step)));
    expect(answers.every((a) => a.status === 200 && a.body.seen)).toBe(true);
    const times = new Set(answers.map((a) => a.body.acknowledgedAt).filter((t) => t !== null));
    expect(times.size).toBe(1);
    const final = (await mark(person!, 'seen')).body;
    expect(final).toEqual({ seen: true, listened: true, acknowledgedAt: [...times][0] });
    const rows = await app.tenant.run({ villageId: register.village.id }, (tx) =>
      tx.query(`SELECT FROM notice_acknowledgements WHERE village_id = $1 AND notice_id = $2`, [tx.villageId, notice]),
    );
    expect(rows).toHaveLength(1);
    expect(await reach()).toEqual({ households: 30, acknowledged: 1, seen: 0, unseen: 29 });
  });
});

describe('hands for the last place', () => {
  let app: TestApp;
  let register: TestRegister;
  let people: TestVillager[];
  beforeAll(async () => {
    app = await startApp();
    register = await TestRegister.create(app, { 上寨: Array<number>(12).fill(1) });
    people = [];
    for (const { code } of register.households) people.push(await register.villager(code));
  });
  afterAll(() => app.close());

  it('twelve reach for five: five get one, the others are told, and who leaves makes room for one', async () => {
    const committee = await register.staff('committee', '石明');
    const { body } = await app.call('notices.publish', {
      as: committee,
      params: { village: register.village.id },
      body: {
        category: 'hiring',
        title: '修水渠，要 5 个人',
        body: '管中饭。',
        hamletIds: [],
        hiring: { places: 5, payFen: 13_000, payUnit: 'day' },
      },
    });
    const params = { village: register.village.id, notice: body.id };
    const reach = (as: TestVillager) => app.call('notices.signUp', { as, params });
    const taken = async () => (await app.call('notices.signups', { as: committee, params })).body.items.length;

    // Everybody presses twice.
    const answers = await Promise.all([...people, ...people].map(reach));
    const codes = answers.filter((a) => a.status !== 200).map((a) => a.problem.code);
    expect(answers.filter((a) => a.status === 200)).toHaveLength(10);
    expect(new Set(codes)).toEqual(new Set(['notice.hiring_full']));
    expect(await taken()).toBe(5);

    const winners = people.filter((_, i) => answers[i]!.status === 200);
    const losers = people.filter((_, i) => answers[i]!.status !== 200);
    await app.call('notices.signOff', { as: winners[0]!, params });
    const again = await Promise.all(losers.map(reach));
    expect(again.filter((a) => a.status === 200)).toHaveLength(1);
    expect(await taken()).toBe(5);
  });
});
