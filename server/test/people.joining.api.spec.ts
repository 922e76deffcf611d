import { InvitesService } from '../src/modules/people/index.js';
import { newId } from '../src/platform/db/id.js';
import { startApp, type TestApp, type TestUser } from './harness/app.js';
import { TestRegister, type TestVillager } from './harness/people.js';

describe('joining', () => {
  let app: TestApp;
  let register: TestRegister;
  let committee: TestVillager;
  beforeAll(async () => {
    app = await startApp();
  });
  beforeEach(async () => {
    register = await TestRegister.create(app, { 上寨: [4, 2, 1], 下寨: [2, 2] });
    committee = await register.villager('上寨 2 号');
    await register.give(committee, 'committee');
  });
  afterAll(() => app.close());

  const params = () => ({ village: register.village.id });
  const home = () => register.household('上寨 1 号');
  const invite = async (code = '上寨 1 号', as: TestUser = committee) => {
    const householdId = register.household(code).id;
    const made = await app.call('joining.invite', {
      as,
      params: params(),
      body: { householdIds: [householdId], days: 7 },
    });
    if (made.status !== 201) return { status: made.status, problem: made.problem, code: '', id: '' };
    const { body } = await app.call('joining.invites', { as, params: params(), query: { household: householdId } });
    return { status: 201, problem: made.problem, code: body.items[0]!.code, id: body.items[0]!.id };
  };
  const lookup = (as: TestUser, code: string) => app.call('joining.lookup', { as, params: params(), query: { code } });
  const accept = (as: TestUser, code: string, residentId: string) =>
    app.call('joining.accept', { as, params: params(), body: { code, residentId } });
  const request = (as: TestUser, name: string, hamlet = 0, no = 1) =>
    app.call('joining.request', { as, params: params(), body: { name, hamletId: register.hamlets[hamlet]!.id, no } });
  const decide = (as: TestUser, id: string, body: { confirm: boolean; residentId?: string; reason?: string }) =>
    app.call('joining.decide', { as, params: { ...params(), request: id }, body });
  const waiting = async (as: TestUser) => (await app.call('joining.requests', { as, params: params() })).body.items;

  describe('by an invite', () => {
    it('shows the adults who are bound to nobody, and binds the one who is chosen', async () => {
      await register.villager('上寨 1 号', 1);
      const { code } = await invite();
      const phone = await app.newUser();
      const { body } = await lookup(phone, ` ${code.slice(0, 5).toLowerCase()}-${code.slice(5)}`);
      expect(body).toMatchObject({ householdCode: '上寨 1 号', no: 1 });
      expect(body.people.map((p) => p.name)).toEqual(['上寨1之1', '上寨1之3']);
      const done = await accept(phone, code, home().residents[0]!.id);
      expect([done.status, done.body.householdId]).toEqual([200, home().id]);
      expect((await accept(phone, code, home().residents[0]!.id)).body).toEqual(done.body);
      app.forgetAccess();
      const mine = await app.call('people.mine', { as: phone, params: params() });
      expect(mine.body.members.map((m) => [m.name, m.bound, m.me])).toEqual([
        ['上寨1之1', true, true],
        ['上寨1之2', true, false],
        ['上寨1之3', false, false],
        ['上寨1之4', false, false],
      ]);
      expect(JSON.stringify(mine.body)).not.toContain('1980');
    });

    it('refuses children, people of another household, the bound, and who is somebody already', async () => {
      const { code } = await invite();
      const phone = await app.newUser();
      const [head, , , child] = home().residents;
      expect((await accept(phone, code, child!.id)).problem.code).toBe('people.not_adult');
      const stranger = register.household('下寨 1 号').residents[0]!;
      expect((await accept(phone, code, stranger.id)).problem.code).toBe('request.not_found');
      expect((await accept(committee, code, head!.id)).problem.code).toBe('people.joined_already');
      await register.villager('上寨 1 号');
      expect((await accept(phone, code, head!.id)).problem.code).toBe('people.bound_already');
    });

    it('is over when it is revoked or expired, and unknown in another village', async () => {
      const phone = await app.newUser();
      const one = await invite();
      const revoke = () => app.call('joining.revokeInvite', { as: committee, params: { ...params(), invite: one.id } });
      expect((await revoke()).status).toBe(200);
      expect((await revoke()).status).toBe(200);
      expect((await lookup(phone, one.code)).problem).toMatchObject({ status: 404, code: 'people.invite_wrong' });
      const two = await invite('上寨 3 号');
      const other = await TestRegister.create(app);
      const there = await app.call('joining.lookup', {
        as: phone,
        params: { village: other.village.id },
        query: { code: two.code },
      });
      expect(there.problem.code).toBe('people.invite_wrong');
      const at = new Date(Date.now() - 8 * 86_400_000);
      const actor = {
        userId: committee.userId,
        sessionId: 't',
        requestId: 't',
        roles: new Set(['committee'] as const),
      };
      const invites = app.get(InvitesService);
      const then = { ...actor, villageId: register.village.id, at };
      await invites.invite(then, { householdIds: [home().id], days: 7 });
      const { items } = await invites.list(then, { household: home().id });
      expect((await lookup(phone, items[0]!.code)).problem.code).toBe('people.invite_wrong');
    });

    it('keeps no code that a copy of the database would open the door with', async () => {
      const { code } = await invite();
      const rows = await app.tenant.run({ villageId: register.village.id }, (tx) =>
        tx.query<{ all: string }>(
          `SELECT (SELECT string_agg(i::text, ' ') FROM household_invites i WHERE village_id = $1) ||
                  (SELECT string_agg(k::text, ' ') FROM idempotency_keys k WHERE village_id = $1) AS all`,
          [tx.villageId],
        ),
      );
      expect(rows[0]!.all).not.toContain(code);
    });

    it('cannot be guessed: after twenty wrong codes in an hour it is over', async () => {
      const phone = await app.newUser();
      for (let i = 0; i < 20; i += 1) expect((await lookup(phone, 'K7Q2M-9XRT0')).status).toBe(404);
      const { code } = await invite();
      for (const answer of [await lookup(phone, code), await accept(phone, code, home().residents[0]!.id)]) {
        expect(answer.problem).toMatchObject({ status: 429, code: 'people.too_many_tries' });
      }
      const other = await app.newUser();
      for (let i = 0; i < 25; i += 1) expect((await lookup(other, code)).status).toBe(200);
    });

    it('is made by a group leader for the own hamlet only', async () => {
      const leader = await register.villager('下寨 1 号');
      await register.give(leader, 'group_leader');
      expect((await invite('下寨 2 号', leader)).status).toBe(201);
      expect((await invite('上寨 1 号', leader)).problem.code).toBe('request.forbidden');
      const { id } = await invite('上寨 1 号');
      const revoked = await app.call('joining.revokeInvite', { as: leader, params: { ...params(), invite: id } });
      expect(revoked.problem.code).toBe('request.forbidden');
      const { body } = await app.call('joining.invites', { as: leader, params: params() });
      expect(body.items.map((i) => i.householdCode)).toEqual(['下寨 2 号']);
    });

    it('binds one of two phones that come at once', async () => {
      const { code } = await invite();
      const phones = [await app.newUser(), await app.newUser()];
      const answers = await Promise.all(phones.map((phone) => accept(phone, code, home().residents[0]!.id)));
      expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
    });
  });

  describe('by name and household', () => {
    it('says the same whether the register knows the name, and waits for the committee', async () => {
      const [one, two] = [await app.newUser(), await app.newUser()];
      const known = await request(one, '上寨1之1');
      const unknown = await request(two, '没有的人', 0, 77);
      expect([known.status, unknown.status]).toEqual([200, 200]);
      expect(Object.keys(known.body)).toEqual(Object.keys(unknown.body));
      const items = await waiting(committee);
      expect(items.map((i) => [i.name, i.householdCode, i.candidates.filter((c) => c.sameName).length])).toEqual([
        ['上寨1之1', '上寨 1 号', 1],
        ['没有的人', '上寨 77 号', 0],
      ]);
      const neighbour = await register.villager('上寨 1 号', 1);
      expect(await waiting(neighbour)).toEqual([]);
      const [resident] = home().residents;
      expect((await decide(neighbour, known.body.id, { confirm: true, residentId: resident!.id })).problem.code).toBe(
        'people.request_by_committee',
      );
      const yes = { confirm: true, residentId: resident!.id };
      expect((await decide(committee, known.body.id, yes)).status).toBe(200);
      expect((await decide(committee, known.body.id, yes)).status).toBe(200);
      expect((await decide(committee, known.body.id, { confirm: false, reason: '弄错了' })).problem.code).toBe(
        'people.request_over',
      );
      app.forgetAccess();
      expect((await app.call('people.mine', { as: one, params: params() })).body.code).toBe('上寨 1 号');
    });

    it('is refused with a reason that the person reads, changed, and taken back', async () => {
      const phone = await app.newUser();
      const door = async () => (await app.call('joining.door', { as: phone, params: params() })).body;
      expect((await door()).request).toBeNull();
      const { body } = await request(phone, '上寨1之1');
      expect((await request(phone, '上寨1之3')).body).toEqual(body);
      expect((await door()).request).toMatchObject({ name: '上寨1之3', householdCode: '上寨 1 号', state: 'open' });
      expect((await decide(committee, body.id, { confirm: false })).problem.code).toBe('people.reason_needed');
      expect((await decide(committee, body.id, { confirm: false, reason: '户号不对' })).status).toBe(200);
      expect((await door()).request).toMatchObject({ state: 'refused', reason: '户号不对' });
      const again = await request(phone, '上寨1之1');
      const withdraw = (as: TestUser) =>
        app.call('joining.withdraw', { as, params: { ...params(), request: again.body.id } });
      expect((await withdraw(await app.newUser())).problem.code).toBe('request.not_found');
      expect((await withdraw(phone)).status).toBe(200);
      expect(await waiting(committee)).toEqual([]);
      expect((await request(committee, '上寨1之1')).problem.code).toBe('people.joined_already');
    });
  });

  describe('with a new phone', () => {
    const rebind = async (code: string, member: number) => {
      const old = await register.villager(code, member);
      const phone = await app.newUser();
      const household = register.household(code);
      const resident = household.residents[member]!;
      const hamlet = register.hamlets.findIndex((h) => h.id === household.hamletId);
      const { body } = await request(phone, `${code.slice(0, 2)}${code[3]}之${member + 1}`, hamlet, Number(code[3]));
      return { old, phone, id: body.id, residentId: resident.id };
    };

    it('is confirmed at home, and the old one is out at once', async () => {
      const { old, phone, id, residentId } = await rebind('上寨 1 号', 0);
      const wife = await register.villager('上寨 1 号', 1);
      const [item] = await waiting(wife);
      expect(item).toMatchObject({ id, name: '上寨1之1' });
      const neighbour = await register.villager('下寨 1 号');
      expect((await decide(neighbour, id, { confirm: true, residentId })).problem.code).toBe(
        'people.request_by_committee',
      );
      expect((await decide(wife, id, { confirm: true, residentId })).status).toBe(200);
      app.forgetAccess();
      expect((await app.call('people.mine', { as: old, params: params() })).problem.code).toBe('session.ended');
      expect((await app.call('me.get', { as: old })).problem.code).toBe('session.ended');
      const mine = await app.call('people.mine', { as: phone, params: params() });
      expect(mine.body.members.find((m) => m.me)?.name).toBe('上寨1之1');
      const acts = await app.tenant.run({ villageId: register.village.id }, (tx) =>
        tx.query(`SELECT actor_user_id AS by FROM privileged_acts WHERE village_id = $1 AND act = 'resident.rebound'`, [
          tx.villageId,
        ]),
      );
      expect(acts).toEqual([{ by: wife.userId }]);
    });

    it('of who holds a role is not for those at home, and the role is to be given anew', async () => {
      const { old, id, residentId } = await rebind('下寨 1 号', 0);
      await register.give(old, 'coop_staff');
      const wife = await register.villager('下寨 1 号', 1);
      expect((await decide(wife, id, { confirm: true, residentId })).problem.code).toBe('people.request_by_committee');
      expect((await decide(committee, id, { confirm: true, residentId })).status).toBe(200);
      const { body } = await app.call('people.roles', { as: committee, params: params() });
      expect(body.items.map((r) => r.role)).toEqual(['committee']);
    });

    it('of a supervisor is not for the committee', async () => {
      const { old, id, residentId } = await rebind('下寨 2 号', 0);
      await register.give(old, 'supervisor');
      expect((await decide(committee, id, { confirm: true, residentId })).problem.code).toBe(
        'people.request_by_supervisor',
      );
      const other = await register.staff('supervisor');
      expect((await decide(other, id, { confirm: true, residentId })).status).toBe(200);
    });

    it('is confirmed once when two say yes to two phones at once', async () => {
      const { id, residentId } = await rebind('上寨 1 号', 0);
      const wife = await register.villager('上寨 1 号', 1);
      const second = await app.newUser();
      const other = await request(second, '上寨1之1');
      const answers = await Promise.all([
        decide(wife, id, { confirm: true, residentId }),
        decide(committee, other.body.id, { confirm: true, residentId }),
      ]);
      expect(answers.map((a) => a.status)).toEqual([200, 200]);
      const bound = await app.tenant.run({ villageId: register.village.id }, (tx) =>
        tx.query(`SELECT FROM residents WHERE village_id = $1 AND id = $2 AND user_id IS NOT NULL`, [
          tx.villageId,
          residentId,
        ]),
      );
      expect(bound).toHaveLength(1);
    });
  });

  it('knows no request of another village', async () => {
    const other = await TestRegister.create(app);
    const as = await other.villager('上寨 1 号');
    expect((await decide(as, newId(), { confirm: false, reason: '不认识' })).problem.code).toBe('request.not_found');
  });
});
