import { RegisterService } from '../src/modules/people/index.js';
import { newId } from '../src/platform/db/id.js';
import { startApp, type TestApp, type TestUser } from './harness/app.js';
import { TestRegister, type TestVillager } from './harness/people.js';

describe('the register', () => {
  let app: TestApp;
  let register: TestRegister;
  let committee: TestVillager;
  beforeAll(async () => {
    app = await startApp();
    register = await TestRegister.create(app);
    committee = await register.villager('上寨 1 号');
    await register.give(committee, 'committee');
  });
  afterAll(() => app.close());

  const inVillage = () => ({ village: register.village.id });

  it('lists hamlets in order, with the leader who lives there', async () => {
    const leader = await register.villager('下寨 1 号');
    await register.give(leader, 'group_leader');
    const { status, body } = await app.call('people.hamlets', { as: committee, params: inVillage() });
    expect(status).toBe(200);
    expect(body.items).toEqual([
      { id: register.hamlets[0]!.id, name: '上寨', leaderName: null, households: 3 },
      { id: register.hamlets[1]!.id, name: '下寨', leaderName: '下寨1之1', households: 2 },
    ]);
  });

  it('lists households by hamlet and number, and finds them', async () => {
    const all = await app.call('people.households', { as: committee, params: inVillage() });
    expect(all.body.items.map((h) => h.code)).toEqual([
      '上寨 1 号',
      '上寨 2 号',
      '上寨 3 号',
      '下寨 1 号',
      '下寨 2 号',
    ]);
    expect(all.body.items[0]).toMatchObject({ name: '上寨1之1', hamletName: '上寨', members: 3, bound: 1 });
    const lower = { hamlet: register.hamlets[1]!.id };
    const inLower = await app.call('people.households', { as: committee, params: inVillage(), query: lower });
    expect(inLower.body.items.map((h) => h.code)).toEqual(['下寨 1 号', '下寨 2 号']);
    const found = await app.call('people.households', { as: committee, params: inVillage(), query: { q: '上寨3' } });
    expect(found.body.items.map((h) => h.code)).toEqual(['上寨 3 号']);
  });

  it('knows no hamlet of another village', async () => {
    const other = await TestRegister.create(app);
    const query = { hamlet: other.hamlets[0]!.id };
    const { problem } = await app.call('people.households', { as: committee, params: inVillage(), query });
    expect(problem).toMatchObject({ status: 404, code: 'request.not_found' });
  });

  it('is closed to who has no place in the village, and to the wrong role', async () => {
    const outsider = await app.newUser();
    const villager = await register.villager('上寨 2 号');
    const other = await TestRegister.create(app);
    const elsewhere = await other.villager('上寨 1 号');
    for (const as of [outsider, elsewhere]) {
      const { problem } = await app.call('people.households', { as, params: inVillage() });
      expect(problem.code).toBe('request.not_found');
    }
    const { problem } = await app.call('people.households', { as: villager, params: inVillage() });
    expect(problem.code).toBe('request.forbidden');
    expect((await app.call('people.hamlets', { as: villager, params: inVillage() })).status).toBe(200);
  });

  it('numbers residents once and for all, also when two imports run at once', async () => {
    const fresh = await TestRegister.create(app, { 上寨: [2] });
    const add = (no: number) =>
      app.tenant.run({ villageId: fresh.village.id }, (tx) =>
        app.get(RegisterService).addHouseholds(tx, [
          {
            hamletId: fresh.hamlets[0]!.id,
            no,
            residents: [1, 2, 3].map((k) => ({ name: `${no}-${k}`, bornOn: '1990-01-01', head: k === 1, away: false })),
          },
        ]),
      );
    const added = await Promise.all([add(2), add(3)]);
    const numbers = [...fresh.households, ...added.flat()].flatMap((h) => h.residents.map((r) => r.residentNo));
    expect([...numbers].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    await expect(add(3)).rejects.toThrow('people.household_twice');
  });

  it('binds a resident and a user once', async () => {
    const bind = (residentId: string, userId: string) =>
      app.tenant.run({ villageId: register.village.id }, (tx) =>
        app.get(RegisterService).bind(tx, { userId: committee.userId, requestId: 't' }, [{ residentId, userId }]),
      );
    const user = await app.newUser();
    const [first, second] = register.household('上寨 3 号').residents.concat(register.household('下寨 2 号').residents);
    await bind(first!.id, user.userId);
    await bind(first!.id, user.userId);
    await expect(bind(second!.id, user.userId)).rejects.toThrow('people.bound_already');
    await expect(bind(first!.id, committee.userId)).rejects.toThrow('people.bound_already');
    await expect(bind(newId(), (await app.newUser()).userId)).rejects.toThrow('request.not_found');
    await expect(bind(second!.id, newId())).rejects.toThrow('people.not_member');
  });
});

describe('roles', () => {
  let app: TestApp;
  let register: TestRegister;
  let committee: TestVillager;
  beforeAll(async () => {
    app = await startApp();
  });
  beforeEach(async () => {
    register = await TestRegister.create(app);
    committee = await register.villager('上寨 1 号');
    await register.give(committee, 'committee');
  });
  afterAll(() => app.close());

  const params = () => ({ village: register.village.id });
  type Body = NonNullable<Parameters<typeof app.call<'people.grantRole'>>[1]>['body'];
  const grant = (as: TestUser, body: NonNullable<Body>, key?: string) =>
    app.call('people.grantRole', { as, params: params(), body, key });
  const revoke = (as: TestUser, id: string) =>
    app.call('people.revokeRole', { as, params: { ...params(), grant: id } });
  const roles = async () => (await app.call('people.roles', { as: register.auditor, params: params() })).body.items;

  it('are given by the committee, listed with who gave them, and logged', async () => {
    const villager = await register.villager('上寨 2 号');
    const { status, body } = await grant(committee, { userId: villager.userId, role: 'coop_staff' });
    expect(status).toBe(201);
    const listed = await roles();
    expect(listed.map((r) => [r.name, r.role, r.grantedByName])).toEqual([
      ['上寨1之1', 'committee', '项目方'],
      ['上寨2之1', 'coop_staff', '上寨1之1'],
    ]);
    expect(listed[1]!.id).toBe(body.id);
    const acts = await app.tenant.run({ villageId: register.village.id }, (tx) =>
      tx.query(`SELECT act, actor_user_id AS by FROM privileged_acts WHERE village_id = $1 AND subject_id = $2`, [
        tx.villageId,
        villager.userId,
      ]),
    );
    expect(acts).toEqual([{ act: 'role.granted', by: committee.userId }]);
  });

  it('are given once for one key, and refused when held', async () => {
    const { userId } = await register.villager('上寨 2 号');
    const key = newId();
    const first = await grant(committee, { userId, role: 'coop_staff' }, key);
    const repeat = await grant(committee, { userId, role: 'coop_staff' }, key);
    expect(repeat.body).toEqual(first.body);
    expect((await grant(committee, { userId, role: 'museum_staff' }, key)).problem.code).toBe('request.key_reused');
    expect((await grant(committee, { userId, role: 'coop_staff' })).problem.code).toBe('people.role_held');
  });

  it('are never given to oneself, nor supervision by the committee', async () => {
    const { userId } = await register.villager('上寨 2 号');
    expect((await grant(committee, { userId: committee.userId, role: 'coop_staff' })).problem).toMatchObject({
      status: 403,
      code: 'people.own_role',
    });
    expect((await grant(committee, { userId, role: 'supervisor' })).problem).toMatchObject({
      status: 403,
      code: 'people.supervisor_by_committee',
    });
    expect((await grant(register.auditor, { userId, role: 'supervisor' })).status).toBe(201);
  });

  it('keep supervisors away from the committee and its households, from whichever side', async () => {
    const wife = await register.villager('上寨 1 号', 1);
    const asSupervisor = (userId: string) => grant(register.auditor, { userId, role: 'supervisor' });
    for (const user of [wife, committee]) {
      expect((await asSupervisor(user.userId)).problem).toMatchObject({ status: 409, code: 'people.supervisor_kin' });
    }
    const supervisor = await register.villager('下寨 1 号');
    expect((await asSupervisor(supervisor.userId)).status).toBe(201);
    const husband = await register.villager('下寨 1 号', 1);
    for (const { userId } of [supervisor, husband]) {
      expect((await grant(committee, { userId, role: 'committee' })).problem.code).toBe('people.supervisor_kin');
    }
    expect(await roles()).toHaveLength(2);
  });

  it('keep them away when both grants come at once', async () => {
    const [one, two] = [await register.villager('下寨 1 号'), await register.villager('下寨 1 号', 1)];
    const answers = await Promise.all([
      grant(register.auditor, { userId: one.userId, role: 'supervisor' }),
      grant(committee, { userId: two.userId, role: 'committee' }),
    ]);
    expect(answers.map((a) => a.status).sort()).toEqual([201, 409]);
  });

  it('are not kept by binding into a household that forbids it', async () => {
    const supervisor = await register.staff('supervisor', '外来的监督');
    const [, wife] = register.household('上寨 1 号').residents;
    const pair = { residentId: wife!.id, userId: supervisor.userId };
    const bound = app.tenant.run({ villageId: register.village.id }, (tx) =>
      app.get(RegisterService).bind(tx, { userId: committee.userId, requestId: 't' }, [pair]),
    );
    await expect(bound).rejects.toThrow('people.supervisor_kin');
  });

  it('go to people from outside under the name they are given, but not to nobody', async () => {
    const outsider = await app.newUser();
    const { userId } = outsider;
    expect((await grant(committee, { userId, role: 'coop_staff' })).problem.code).toBe('people.name_needed');
    expect((await grant(committee, { userId, role: 'group_leader', name: '王组长' })).problem.code).toBe(
      'people.leader_outside',
    );
    expect((await grant(committee, { userId, role: 'coop_staff', name: '王会计' })).status).toBe(201);
    expect((await roles()).find((r) => r.userId === userId)?.name).toBe('王会计');
    const nobody = await grant(committee, { userId: newId(), role: 'coop_staff', name: '没有的人' });
    expect(nobody.problem).toMatchObject({ status: 422, code: 'people.not_member' });
  });

  it('refuse what is no role to give', async () => {
    const { userId } = await register.villager('上寨 2 号');
    for (const role of ['villager', 'auditor', 'mayor']) {
      const answer = await grant(committee, { userId, role: role as 'coop_staff' });
      expect(answer.problem.code).toBe('request.invalid');
    }
  });

  it('are taken back, twice is the same; supervision by the project only', async () => {
    const villager = await register.villager('上寨 2 号');
    const id = await register.give(villager, 'coop_staff');
    expect((await revoke(committee, id)).body).toEqual({ id });
    expect((await revoke(committee, id)).status).toBe(200);
    expect((await roles()).map((r) => r.role)).toEqual(['committee']);
    const supervisor = await register.villager('下寨 1 号');
    const supervision = await register.give(supervisor, 'supervisor');
    expect((await revoke(committee, supervision)).problem.code).toBe('people.supervisor_by_committee');
    expect((await revoke(register.auditor, supervision)).status).toBe(200);
    expect((await revoke(committee, newId())).problem.code).toBe('request.not_found');
    expect(await register.give(villager, 'coop_staff')).not.toBe(id);
  });

  it('of another village are not found, not even by its committee', async () => {
    const other = await TestRegister.create(app);
    const villager = await other.villager('上寨 1 号');
    const id = await other.give(villager, 'coop_staff');
    expect((await revoke(committee, id)).problem.code).toBe('request.not_found');
    const reach = await app.call('people.roles', { as: committee, params: { village: other.village.id } });
    expect(reach.problem.code).toBe('request.not_found');
  });

  it('are no business of villagers', async () => {
    const villager = await register.villager('上寨 2 号');
    const { userId } = await register.villager('下寨 1 号');
    expect((await grant(villager, { userId, role: 'committee' })).problem.code).toBe('request.forbidden');
    expect((await app.call('people.roles', { as: villager, params: params() })).problem.code).toBe('request.forbidden');
  });

  it('act within five seconds after they change', async () => {
    const villager = await register.villager('上寨 2 号');
    const look = () => app.call('people.roles', { as: villager, params: params() });
    const becomes = async (status: number) => {
      const changedAt = performance.now();
      while ((await look()).status !== status) {
        if (performance.now() - changedAt > 5_000) throw new Error(`Not ${status} within five seconds`);
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    };
    expect((await look()).status).toBe(403);
    const { body } = await grant(register.auditor, { userId: villager.userId, role: 'supervisor' });
    await becomes(200);
    await revoke(register.auditor, body.id);
    await becomes(403);
  });
});
