import { startApp, type TestApp } from './harness/app.js';
import { TestRegister } from './harness/people.js';

describe('me', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  it('is a stranger at first', async () => {
    const as = await app.newUser();
    const { status, body } = await app.call('me.get', { as });
    expect(status).toBe(200);
    expect(body).toEqual({ userId: as.userId, name: '', auditor: false, villages: [] });
  });

  it('is at home where the register says so, with every role', async () => {
    const register = await TestRegister.create(app);
    const as = await register.villager('上寨 2 号');
    await register.give(as, 'committee');
    const { body } = await app.call('me.get', { as });
    expect(body.name).toBe('上寨2之1');
    expect(body.villages).toEqual([
      {
        id: register.village.id,
        slug: register.village.slug,
        name: '试验村',
        demo: true,
        resident: {
          id: as.residentId,
          name: '上寨2之1',
          householdId: as.householdId,
          householdCode: '上寨 2 号',
          hamletName: '上寨',
        },
        roles: ['villager', 'committee'],
      },
    ]);
  });

  it('may be one thing here and another there, and nothing where the last role ended', async () => {
    const [home, work, past] = [
      await TestRegister.create(app),
      await TestRegister.create(app),
      await TestRegister.create(app),
    ];
    const as = await home.villager('上寨 1 号');
    await work.give(as, 'coop_staff', '做工的人');
    const ended = await past.give(as, 'museum_staff', '走了的人');
    await app.call('people.revokeRole', { as: past.auditor, params: { village: past.village.id, grant: ended } });
    const { body } = await app.call('me.get', { as });
    expect(body.villages.map((v) => [v.id, v.roles, v.resident?.name ?? null])).toEqual([
      [home.village.id, ['villager'], '上寨1之1'],
      [work.village.id, ['coop_staff'], null],
    ]);
    expect(body.name).toBe('上寨1之1');
  });

  it('is an auditor across villages', async () => {
    const as = await app.newAuditor();
    const { body } = await app.call('me.get', { as });
    expect(body).toMatchObject({ auditor: true, villages: [] });
  });

  it('sees which villages there are', async () => {
    const { village } = await TestRegister.create(app);
    const { status, body } = await app.call('villages.list', { as: await app.newUser() });
    expect(status).toBe(200);
    expect(body.items).toContainEqual({
      id: village.id,
      slug: village.slug,
      name: '试验村',
      province: '贵州',
      county: '黎平',
      demo: true,
    });
    expect((await app.call('villages.list')).problem.code).toBe('session.missing');
  });
});
