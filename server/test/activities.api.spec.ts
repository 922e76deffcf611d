import { TestActivities } from './harness/activities.js';
import { startApp, type TestApp } from './harness/app.js';
import type { TestVillager } from './harness/people.js';
import { fromNow } from './harness/polls.js';

const HOUR_MS = 3_600_000;

describe('activities', () => {
  let app: TestApp;
  let village: TestActivities;
  let anna: TestVillager;
  let bao: TestVillager;
  let chun: TestVillager;
  beforeAll(async () => {
    app = await startApp();
    village = await TestActivities.create(app, { 上寨: [3, 2, 1], 下寨: [2, 1] });
    [anna, bao, chun] = village.heads as [TestVillager, TestVillager, TestVillager];
  });
  afterAll(() => app.close());

  const list = async (as = anna) =>
    (await app.call('activities.list', { as, params: { village: village.village } })).body.items;
  const mine = async (activity: string, as: TestVillager) =>
    (await village.get(activity, as)).household.find((person) => person.self)!;

  describe('are made', () => {
    it('by the committee, for all or for some hamlets, and open at once or later', async () => {
      const [up, down] = village.register.hamlets;
      const planned = await village.make({ opens: false, title: '还没发的', hamletIds: [down!.id] });
      expect((await list()).map((card) => card.id)).not.toContain(planned);
      expect((await village.get(planned)).may).toEqual(['open', 'cancel']);
      const hidden = await app.call('activities.get', {
        as: anna,
        params: { village: village.village, activity: planned },
      });
      expect(hidden.problem.code).toBe('request.not_found');
      expect((await village.step(planned, 'open')).body.state).toBe('open');
      const card = (await list()).find((one) => one.id === planned)!;
      expect(card).toMatchObject({ state: 'open', invited: false, runs: false });
      expect((await village.get(planned, anna)).audienceLabel).toBe('下寨');
      expect((await village.answer(planned, anna)).problem.code).toBe('activity.not_invited');
      const both = await village.make({ hamletIds: [up!.id, down!.id] });
      expect((await village.get(both, anna)).audienceLabel).toBe('上寨、下寨');
    });

    it('never by others, nor with wrong times, hamlets, items or pay', async () => {
      const code = async (change: Parameters<TestActivities['tryMake']>[0], as = village.committee) =>
        (await village.tryMake(change, as)).problem.code;
      expect(await code({}, anna)).toBe('activity.not_runner');
      expect(await code({}, await app.newUser())).toBe('request.not_found');
      expect(await code({ endsAt: fromNow(1.5) })).toBe('activity.times_wrong');
      expect(await code({ signUpUntil: fromNow(3) })).toBe('activity.sign_up_times_wrong');
      expect(await code({ hamletIds: [village.village] })).toBe('notice.audience_unknown');
      expect(await code({ creditItemId: village.village })).toBe('activity.item_unknown');
      expect(await code({ groupId: village.village })).toBe('request.not_found');
      expect(await code({ payFen: 5_000 })).toBe('activity.pay_by_museum');
      expect((await village.tryMake({ payFen: 5_000 }, village.museum)).status).toBe(201);
    });
  });

  describe('sign-up', () => {
    it('fills the places, then the waiting list, which moves up by itself and is told', async () => {
      const activity = await village.make({ capacity: 1, title: '剪纸班' });
      expect((await village.answer(activity, anna)).body.members[0]).toMatchObject({ place: 'in', ahead: null });
      expect((await village.answer(activity, bao)).body.members[0]).toMatchObject({ place: 'waiting', ahead: 0 });
      expect((await village.answer(activity, chun)).body.members[0]).toMatchObject({ place: 'waiting', ahead: 1 });
      // Saying the same again keeps the turn.
      expect((await village.answer(activity, bao)).body.members[0]).toMatchObject({ place: 'waiting', ahead: 0 });
      expect((await list(bao)).find((card) => card.id === activity)).toMatchObject({
        taken: 1,
        waiting: 2,
        mine: { waiting: 1 },
      });
      await village.answer(activity, anna, false);
      expect(await mine(activity, bao)).toMatchObject({ place: 'in', movedUp: true });
      expect(await mine(activity, chun)).toMatchObject({ place: 'waiting', ahead: 0 });
      const { body } = await app.call('inbox.list', { as: bao, params: { village: village.village } });
      expect(body.items[0]).toMatchObject({ kind: 'activity', subjectId: activity });
      expect(body.items[0]!.title).toContain('补上了：剪纸班');
      // Who gave the place up and wants it back stands at the end.
      expect((await village.answer(activity, anna)).body.members[0]).toMatchObject({ place: 'waiting', ahead: 1 });
    });

    it('is for the whole household at once, and for nobody else', async () => {
      const activity = await village.make({ capacity: 2 });
      const people = village.register.household('上寨 1 号').residents.map((resident) => resident.id);
      // The last of them is a child below 14.
      const child = { village: village.register.village.id, resident: people[2]! };
      await app.call('guardians.consent', { as: anna, params: child, body: { agrees: true } });
      const { body } = await village.answer(activity, anna, true, people);
      expect(body.members.map((member) => member.place)).toEqual(['in', 'in', 'waiting']);
      expect((await village.answer(activity, anna, true, [bao.residentId])).problem.code).toBe(
        'activity.not_household',
      );
      const twice = await village.answer(activity, anna, true, [people[0]!, people[0]!]);
      expect(twice.problem.code).toBe('request.invalid');
      // One of them gives way to another of the same household.
      const { body: after } = await village.answer(activity, anna, false, [people[0]!]);
      expect(after.members[0]!.place).toBe('out');
      const household = (await village.get(activity, anna)).household;
      expect(household.map((person) => person.place)).toEqual(['out', 'in', 'in']);
    });

    it('ends at its time; giving a place up does not', async () => {
      const activity = await village.make({ signUpUntil: new Date(Date.now() + 700).toISOString() });
      await village.answer(activity, anna);
      await new Promise((wait) => setTimeout(wait, 800));
      expect((await village.answer(activity, bao)).problem.code).toBe('activity.sign_up_over');
      expect((await village.answer(activity, anna, false)).status).toBe(200);
    });

    it('is refused for what is cancelled, with the reason shown and told', async () => {
      const activity = await village.make({ title: '赛歌' });
      await village.answer(activity, bao);
      expect((await village.step(activity, 'cancel', village.committee, ' ')).problem.code).toBe(
        'activity.reason_needed',
      );
      expect((await village.step(activity, 'cancel', village.committee, '下大雨')).body.state).toBe('cancelled');
      expect((await village.answer(activity, anna)).problem.code).toBe('activity.cancelled');
      expect(await village.get(activity, anna)).toMatchObject({ state: 'cancelled', cancelReason: '下大雨' });
      const { body } = await app.call('inbox.list', { as: bao, params: { village: village.village } });
      expect(body.items[0]).toMatchObject({ title: '取消了：赛歌', text: '下大雨' });
    });
  });

  describe('check-in', () => {
    it('is by the code on the screen, for oneself and for those without a phone', async () => {
      const activity = await village.make();
      expect((await village.checkIn(activity, anna, '000000')).problem.code).toBe('activity.not_now');
      await village.step(activity, 'begin');
      const code = await village.digits(activity);
      const wrong = code === '123456' ? '654321' : '123456';
      expect((await village.checkIn(activity, anna, wrong)).problem.code).toBe('activity.code_wrong');
      const child = village.register.household('上寨 1 号').residents[2]!.id;
      expect((await village.checkIn(activity, anna, code, [anna.residentId, child])).body.came).toBe(2);
      expect((await village.checkIn(activity, anna, code)).status).toBe(200);
      const second = await village.register.villager('上寨 2 号', 1);
      expect((await village.checkIn(activity, bao, code, [second.residentId])).problem.code).toBe('activity.own_phone');
      expect((await village.checkIn(activity, bao, code, [child])).problem.code).toBe('activity.not_household');
      expect(await village.roll(activity)).toMatchObject({ counts: { came: 2 } });
      expect(await mine(activity, anna)).toMatchObject({ coming: 'came_unasked' });
    });

    it('is by name too; a mark is taken back by another, with a reason', async () => {
      const activity = await village.make();
      await village.answer(activity, bao);
      await village.step(activity, 'begin');
      expect((await village.mark(activity, bao.residentId, true)).body.coming).toBe('came');
      expect((await village.mark(activity, bao.residentId, false)).problem.code).toBe('activity.reason_needed');
      expect((await village.mark(activity, bao.residentId, false, '看错人')).body.coming).toBe('expected');
      const [row] = (await village.roll(activity)).people;
      expect(row).toMatchObject({ coming: 'expected', marks: 2, name: '上寨2之1', householdLabel: '上寨 2 号' });
      // What the organiser marked stands: the code does not undo it.
      await village.checkIn(activity, bao, await village.digits(activity));
      expect((await village.roll(activity)).counts.came).toBe(0);
      expect((await village.mark(activity, anna.residentId, true, undefined, bao)).problem.code).toBe(
        'activity.not_runner',
      );
      expect((await village.roll(activity, village.committee, '下寨')).found).toHaveLength(3);
    });

    it('begins three hours before the start, and shows its code to who runs it only', async () => {
      const early = await village.make({ startsAt: fromNow(4), endsAt: fromNow(6), signUpUntil: fromNow(3) });
      expect((await village.step(early, 'begin')).problem.code).toBe('activity.too_early');
      expect((await village.step(early, 'begin', anna)).problem.code).toBe('activity.not_runner');
      const params = { village: village.village, activity: early };
      expect((await app.call('activities.code', { as: anna, params })).problem.code).toBe('activity.not_runner');
      expect((await app.call('activities.code', { as: village.committee, params })).problem.code).toBe(
        'activity.not_now',
      );
    });
  });

  describe('the closing', () => {
    it('gives points to those who came, in public as the rule says, and names who did not', async () => {
      const activity = await village.make({ creditItemId: village.credit.items.canal! });
      for (const who of [anna, bao, chun]) await village.answer(activity, who);
      await village.held(activity, [anna, bao]);
      expect((await village.step(activity, 'cancel', village.committee, '晚了')).problem.code).toBe('activity.not_now');
      expect((await village.step(activity, 'close')).body).toEqual({ state: 'closed', came: 2 });
      expect((await village.step(activity, 'close')).problem.code).toBe('activity.not_now');
      const { counts, people } = await village.roll(activity);
      expect(counts).toMatchObject({ came: 2, noShow: 1 });
      expect(people.map((person) => person.coming)).toEqual(['came', 'came', 'no_show']);
      expect((await mine(activity, anna)).result).toMatchObject({ points: 5, claimState: 'public', payFen: null });
      const [entry] = (await village.credit.mine(anna)).entries;
      expect(entry).toMatchObject({ points: 5, state: 'public' });
      await app.runDue(new Date(Date.now() + 7 * 24 * HOUR_MS));
      expect((await village.credit.mine(anna)).points).toBe(5);
      expect((await village.credit.mine(chun)).points).toBe(0);
    });

    it('counts at once what has no public days, to the cap and no further', async () => {
      const before = (await village.credit.mine(chun)).points;
      for (let n = 0; n < 4; n++) {
        const activity = await village.make({ creditItemId: village.credit.items.sweep! });
        await village.held(activity, [chun]);
        await village.step(activity, 'close');
      }
      expect((await village.credit.mine(chun)).points - before).toBe(8);
    });

    it("leaves the points of the organiser's own household to a reviewer", async () => {
      const leader = village.heads[3]!;
      await village.register.give(leader, 'committee');
      const activity = await village.make({ creditItemId: village.credit.items.song! }, leader);
      await village.held(activity, [leader, anna], leader);
      await village.step(activity, 'close', leader);
      expect((await mine(activity, leader)).result).toMatchObject({ points: 2, claimState: 'claimed' });
      expect((await mine(activity, anna)).result).toMatchObject({ points: 2, claimState: 'counted' });
    });

    it("owes each who came their pay in the museum's book", async () => {
      const activity = await village.make({ payFen: 5_000, title: '迎宾唱歌' }, village.museum);
      await village.held(activity, [anna, bao], village.museum);
      await village.step(activity, 'close', village.museum);
      expect((await mine(activity, bao)).result).toMatchObject({ payFen: 5_000 });
      const owed = await app.tenant.run({ villageId: village.village }, (tx) =>
        tx.query<{ account: string; fen: number }>(
          `SELECT account, (debit_fen - credit_fen)::bigint AS fen FROM balances
           WHERE village_id = $1 AND book = 'museum' ORDER BY account`,
          [tx.villageId],
        ),
      );
      expect(owed).toEqual([
        { account: `213-${anna.residentNo}`, fen: -5_000 },
        { account: `213-${bao.residentNo}`, fen: -5_000 },
        { account: '511', fen: 10_000 },
      ]);
    });

    it('comes by itself a day after the end, and cancels what nobody began', async () => {
      const held = await village.make({ creditItemId: village.credit.items.song! });
      await village.held(held, [bao]);
      const idle = await village.make();
      await app.runDue(new Date(Date.now() + 29 * HOUR_MS));
      expect(await village.get(held)).toMatchObject({ state: 'closed' });
      expect((await mine(held, bao)).result).toMatchObject({ points: 2, claimState: 'counted' });
      expect(await village.get(idle)).toMatchObject({ state: 'cancelled' });
    });
  });

  it('go into the calendar of a phone', async () => {
    const activity = await village.make({ title: '尝新节' });
    const { body } = await app.call('activities.calendar', {
      as: anna,
      params: { village: village.village, activity },
    });
    expect(body.fileName).toBe('尝新节.ics');
    expect(body.text).toContain(`UID:${activity}@wecountry`);
    expect(body.text).toMatch(/DTSTART:\d{8}T\d{6}Z/);
  });

  describe('groups', () => {
    const call = (group: string, who: TestVillager, event: 'ask' | 'accept' | 'refuse' | 'leave', as = who) =>
      village.move(group, as, who.residentId, event);

    it('take in who asks and is accepted by the leader', async () => {
      const group = await village.troupe([]);
      expect((await call(group, bao, 'ask')).body.state).toBe('asked');
      expect((await call(group, bao, 'ask')).body.state).toBe('asked');
      expect((await call(group, bao, 'accept')).problem.code).toBe('group.not_leader');
      expect((await call(group, chun, 'accept', anna)).problem.code).toBe('group.not_now');
      expect((await call(group, bao, 'accept', chun)).problem.code).toBe('group.not_leader');
      expect((await village.group(group, chun)).body.people).toHaveLength(1);
      expect((await village.group(group, anna)).body).toMatchObject({ leads: true, asking: 1, members: 1 });
      expect((await call(group, bao, 'accept', anna)).body.state).toBe('member');
      expect((await call(group, chun, 'ask')).status).toBe(200);
      expect((await call(group, chun, 'refuse', anna)).body.state).toBe('refused');
      expect((await call(group, bao, 'leave')).body.state).toBe('left');
      expect((await call(group, anna, 'leave')).problem.code).toBe('group.leader_stays');
      const params = { village: village.village, group };
      await app.call('groups.lead', { as: village.committee, params, body: { residentId: chun.residentId } });
      expect((await village.group(group, chun)).body).toMatchObject({ leads: true, mine: 'member' });
      expect((await call(group, anna, 'leave')).body.state).toBe('left');
    });

    it('are called to a rehearsal by the leader; members answer, and see who comes', async () => {
      const group = await village.troupe([bao, chun], village.credit.items.song!);
      const rehearsal = { groupId: group, title: '周三排练', creditItemId: village.credit.items.song! };
      expect((await village.tryMake(rehearsal, bao)).problem.code).toBe('activity.not_runner');
      const other = { ...rehearsal, creditItemId: village.credit.items.canal! };
      expect((await village.tryMake(other, anna)).problem.code).toBe('activity.item_unknown');
      const activity = await village.make(rehearsal, anna);
      const { body: inbox } = await app.call('inbox.list', { as: chun, params: { village: village.village } });
      expect(inbox.items).toContainEqual(expect.objectContaining({ title: '周三排练', subjectId: activity }));
      await village.answer(activity, bao);
      await village.answer(activity, chun, false);
      expect((await village.get(activity, bao)).comers).toEqual({
        in: ['上寨2之1'],
        out: ['上寨3之1'],
        silent: ['上寨1之1'],
      });
      const outsider = village.heads[4]!;
      expect((await village.get(activity, outsider)).comers).toBeNull();
      expect((await village.answer(activity, outsider)).problem.code).toBe('activity.not_invited');
      await village.held(activity, [bao], anna);
      expect((await village.step(activity, 'close', anna)).body.came).toBe(1);
      expect((await mine(activity, bao)).result).toMatchObject({ points: 2, claimState: 'counted' });
      expect((await village.group(group, bao)).body.activities[0]).toMatchObject({ id: activity, state: 'closed' });
    });

    it('are founded with a leader of the village and an item of its rules', async () => {
      const found = (leaderId: string, creditItemId: string | null = null) =>
        app.call('groups.create', {
          as: village.committee,
          params: { village: village.village },
          body: { kind: 'family', name: '亲子读书', about: '', leaderId, creditItemId },
        });
      expect((await found(village.village)).problem.code).toBe('group.leader_unknown');
      expect((await found(anna.residentId, village.village)).problem.code).toBe('activity.item_unknown');
      expect((await found(anna.residentId)).status).toBe(201);
      const { body } = await app.call('groups.people', {
        as: village.committee,
        params: { village: village.village },
        query: { q: '上寨1号' },
      });
      expect(body.items.map((one) => one.householdLabel)).toEqual(['上寨 1 号', '上寨 1 号', '上寨 1 号']);
    });
  });
});
