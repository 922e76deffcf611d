import { startApp, type TestApp, type TestUser } from './harness/app.js';
import { TestRegister, type TestVillager } from './harness/people.js';

describe('messages about joining', () => {
  let app: TestApp;
  let register: TestRegister;
  let committee: TestVillager;
  let wife: TestVillager;
  let phone: TestUser;
  beforeAll(async () => {
    app = await startApp();
  });
  beforeEach(async () => {
    register = await TestRegister.create(app, { 上寨: [4, 2], 下寨: [2, 2] });
    committee = await register.villager('上寨 2 号');
    await register.give(committee, 'committee');
    wife = await register.villager('上寨 1 号', 1);
    phone = await app.newUser();
  });
  afterAll(() => app.close());

  const params = () => ({ village: register.village.id });
  const ask = async (name: string, hamlet = 0, no = 1, as = phone) => {
    const hamletId = register.hamlets[hamlet]!.id;
    const { status, body } = await app.call('joining.request', { as, params: params(), body: { name, hamletId, no } });
    expect(status).toBe(200);
    return body.id;
  };
  const decide = (as: TestUser, request: string, body: { confirm: boolean; residentId?: string; reason?: string }) =>
    app.call('joining.decide', { as, params: { ...params(), request }, body });
  const told = async (as: TestUser) => {
    const { status, body } = await app.call('inbox.list', { as, params: params() });
    return status === 200 ? body.items.map(({ title, text, page }) => `${title} | ${text} | ${page}`) : [status];
  };
  const resident = (code: string, member = 0) => register.household(code).residents[member]!.id;

  it('go to the committee when somebody new asks, once, and to nobody at home', async () => {
    await ask('上寨1之1');
    await ask('上寨1之1');
    expect(await told(committee)).toEqual([
      '有人要进村：上寨1之1 | 写的是上寨 1 号，看看是不是他。 | /packages/people/pages/requests',
    ]);
    expect(await told(wife)).toEqual([]);
  });

  it('go to those at home and the old phone when it is changed, and say what came of it', async () => {
    const old = await register.villager('上寨 1 号');
    const request = await ask('上寨1之1');
    const asked = '上寨1之1换了微信？ | 上寨 1 号，打个电话问他本人，再点头。 | /packages/people/pages/requests';
    for (const one of [committee, wife, old]) expect(await told(one)).toEqual([asked]);
    const neighbour = await register.villager('下寨 1 号');
    expect(await told(neighbour)).toEqual([]);
    const yes = { confirm: true, residentId: resident('上寨 1 号') };
    expect((await decide(wife, request, yes)).status).toBe(200);
    app.forgetAccess();
    const done = '上寨1之1换了微信 | 原来那个已经退出。不是他本人，马上找村委会。 | /pages/me';
    expect(await told(wife)).toEqual([done, asked]);
    expect(await told(phone)).toEqual(['你对上户了 | 上寨 1 号。现在能投票、看家里的钱。 | /pages/me']);
    expect((await decide(wife, request, yes)).status).toBe(200);
    expect(await told(wife)).toHaveLength(2);
  });

  it('go to supervisors, not to the committee, when one of theirs has a new phone', async () => {
    const one = await register.villager('下寨 1 号');
    const two = await register.villager('下寨 2 号');
    await register.give(one, 'supervisor');
    await register.give(two, 'supervisor');
    await ask('下寨1之1', 1, 1);
    expect(await told(committee)).toEqual([]);
    expect((await told(two)).map((line) => String(line).split(' | ')[0])).toEqual(['下寨1之1换了微信？']);
    expect(await told(one)).toHaveLength(1);
  });

  it('give the reason of a no to who asked, in a village they are not of', async () => {
    const request = await ask('谁也不是', 0, 2);
    expect((await decide(committee, request, { confirm: false, reason: '户号写错了' })).status).toBe(200);
    expect(await told(phone)).toEqual(['进村的申请没同意 | 原因：户号写错了 | /packages/people/pages/join']);
  });

  it('are not written for a request that was refused at the door', async () => {
    const bound = await register.villager('下寨 1 号');
    const { problem } = await app.call('joining.request', {
      as: bound,
      params: params(),
      body: { name: '上寨1之1', hamletId: register.hamlets[0]!.id, no: 1 },
    });
    expect(problem.code).toBe('people.joined_already');
    expect(await told(committee)).toEqual([]);
  });
});
