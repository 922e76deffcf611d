import type { BodyOf } from '@wecountry/shared/contracts';
import { newId } from '../src/platform/db/id.js';
import { startApp, type TestApp, type TestUser } from './harness/app.js';
import { asOwner } from './harness/owner.js';
import { TestRegister, type TestVillager } from './harness/people.js';

type NewNotice = BodyOf<'notices.publish'>;

const WATER: NewNotice = { category: 'notice', title: '明天停水', body: '早上八点到下午四点停水。', hamletIds: [] };

/** What is done about those whom a notice did not reach: lists, calls, reminders. And what is refused. */
describe('going after a notice', () => {
  let app: TestApp;
  let register: TestRegister;
  let committee: TestUser;
  let upper: TestVillager;
  let lower: TestVillager;
  beforeAll(async () => {
    app = await startApp();
  });
  beforeEach(async () => {
    register = await TestRegister.create(app);
    committee = await register.staff('committee', '石明');
    upper = await register.villager('上寨 1 号');
    lower = await register.villager('下寨 1 号');
  });
  afterAll(() => app.close());

  const params = (notice: string) => ({ village: register.village.id, notice });
  const hamlet = (name: string) => register.hamlets.find((h) => h.name === name)!.id;
  const publish = async (more: Partial<NewNotice> = {}) => {
    const body = { ...WATER, ...more };
    const answer = await app.call('notices.publish', { as: committee, params: { village: register.village.id }, body });
    if (answer.status !== 201) throw new Error(answer.problem.code);
    return answer.body.id;
  };
  const mark = (as: TestUser, notice: string) =>
    app.call('notices.mark', { as, params: params(notice), body: { step: 'seen' } });
  const withdraw = (notice: string) =>
    app.call('notices.withdraw', { as: committee, params: params(notice), body: { reason: '不停了' } });
  const call = (as: TestUser, notice: string, householdId: string, outcome: 'told' | 'no_answer') =>
    app.call('notices.call', { as, params: params(notice), body: { householdId, outcome } });
  const assign = (notice: string, hamletIds: string[] = [], as = committee) =>
    app.call('notices.assign', { as, params: params(notice), body: { hamletIds } });
  const remind = (notice: string, as = committee) => app.call('notices.remind', { as, params: params(notice) });
  const inbox = async (as: TestUser) =>
    (await app.call('inbox.list', { as, params: { village: register.village.id }, query: {} })).body.items.map(
      (m) => m.title,
    );
  const assigned = async (as: TestUser) =>
    (await app.call('notices.assigned', { as, params: { village: register.village.id } })).body.items;
  const unreached = async (notice: string) => {
    const { body } = await app.call('notices.reach', { as: committee, params: params(notice) });
    return new Map(body.hamlets.flatMap((h) => h.unreached).map((u) => [u.code, u.calls]));
  };
  const acts = async (notice: string) => {
    const rows = await app.tenant.run({ villageId: register.village.id }, (tx) =>
      tx.query<{ act: string }>(
        `SELECT act FROM privileged_acts WHERE village_id = $1 AND subject_id = $2 ORDER BY id`,
        [tx.villageId, notice],
      ),
    );
    return rows.map((r) => r.act).filter((act) => act !== 'notice.published');
  };

  describe('a call', () => {
    it('goes from 没打 over 再打 to 告诉了, with who and when, and stays told', async () => {
      const id = await publish();
      const { id: household, code } = register.household('上寨 3 号');
      expect((await unreached(id)).get(code)).toEqual({ state: 'none', times: 0, last: null });
      expect((await call(committee, id, household, 'no_answer')).body).toMatchObject({ state: 'again', times: 1 });
      await register.give(upper, 'group_leader');
      const told = await call(upper, id, household, 'told');
      expect(told.body).toMatchObject({ state: 'told', times: 2, last: { by: '上寨1之1' } });
      expect((await call(committee, id, household, 'no_answer')).body).toMatchObject({ state: 'told', times: 3 });
      expect((await unreached(id)).get(code)).toMatchObject({ state: 'told', times: 3, last: { by: '石明' } });
      expect(await acts(id)).toEqual(['notice.called', 'notice.called', 'notice.called']);
    });

    it('sent twice under one key is one call', async () => {
      const id = await publish();
      const body = { householdId: register.household('上寨 3 号').id, outcome: 'no_answer' as const };
      const key = newId();
      const both = await Promise.all(
        [0, 1].map(() => app.call('notices.call', { as: committee, params: params(id), body, key })),
      );
      expect(both.map((a) => a.body.times)).toEqual([1, 1]);
      expect((await unreached(id)).get('上寨 3 号')?.times).toBe(1);
    });

    it('is to a household of the notice, and of the leader’s own hamlet', async () => {
      await register.give(upper, 'group_leader');
      const [all, narrow] = [await publish(), await publish({ hamletIds: [hamlet('下寨')] })];
      const own = register.household('上寨 2 号').id;
      expect((await call(upper, all, register.household('下寨 2 号').id, 'told')).problem.code).toBe(
        'notice.not_theirs',
      );
      expect((await call(upper, narrow, own, 'told')).problem.code).toBe('notice.not_theirs');
      expect((await call(committee, narrow, own, 'told')).problem.code).toBe('notice.not_theirs');
      expect((await call(committee, all, newId(), 'told')).problem.code).toBe('notice.not_theirs');
      expect((await call(lower, all, own, 'told')).problem.code).toBe('request.forbidden');
      expect((await call(committee, newId(), own, 'told')).problem.code).toBe('request.not_found');
      expect((await call(upper, all, own, 'told')).status).toBe(200);
    });

    it('is about what is out', async () => {
      const household = register.household('上寨 2 号').id;
      const gone = await publish();
      await withdraw(gone);
      const later = await publish({ publishAt: new Date(Date.now() + 3_600_000).toISOString() });
      for (const id of [gone, later])
        expect((await call(committee, id, household, 'told')).problem.code).toBe('notice.not_now');
    });
  });

  describe('a list', () => {
    it('is given to the leaders whose hamlets miss somebody, who are told once', async () => {
      await register.give(upper, 'group_leader');
      const id = await publish();
      expect((await assign(id)).body).toEqual({ leaders: 1 });
      expect(await inbox(upper)).toEqual(['请你打电话：明天停水']);
      // 上寨 has three households; none has seen it.
      expect(await assigned(upper)).toMatchObject([{ id, title: '明天停水', waiting: 3 }]);
      expect((await assign(id)).body).toEqual({ leaders: 1 });
      expect(await inbox(upper)).toHaveLength(1);
      expect(await acts(id)).toEqual(['notice.assigned']);
    });

    it('gets shorter by who saw it and who was told, not by who did not answer', async () => {
      await register.give(upper, 'group_leader');
      const id = await publish();
      await assign(id, [hamlet('上寨')]);
      await mark(upper, id);
      await call(upper, id, register.household('上寨 2 号').id, 'told');
      await call(upper, id, register.household('上寨 3 号').id, 'no_answer');
      expect(await assigned(upper)).toMatchObject([{ id, waiting: 1 }]);
    });

    it('needs a leader, a hamlet of the village, and somebody who is missing', async () => {
      const id = await publish();
      expect((await assign(id)).problem.code).toBe('notice.no_leader');
      await register.give(upper, 'group_leader');
      expect((await assign(id, [hamlet('下寨')])).problem.code).toBe('notice.no_leader');
      expect((await assign(id, [newId()])).problem.code).toBe('notice.audience_unknown');
      const narrow = await publish({ householdIds: [upper.householdId] });
      await mark(upper, narrow);
      expect((await assign(narrow)).problem.code).toBe('notice.no_leader');
      expect((await assign(id, [], upper)).problem.code).toBe('request.forbidden');
      await withdraw(id);
      expect((await assign(id)).problem.code).toBe('notice.not_now');
    });

    it('is not another leader’s', async () => {
      await register.give(upper, 'group_leader');
      await register.give(lower, 'group_leader');
      const id = await publish();
      await assign(id, [hamlet('上寨')]);
      expect(await assigned(upper)).toHaveLength(1);
      expect(await assigned(lower)).toEqual([]);
    });
  });

  describe('a reminder', () => {
    it('goes to who has a phone in households that saw nothing, once a day', async () => {
      const wife = await register.villager('上寨 1 号', 1);
      const id = await publish();
      await mark(upper, id);
      expect((await remind(id)).body).toEqual({ people: 1 });
      expect(await inbox(lower)).toEqual(['还没看：明天停水']);
      // One of the household saw it: the other is not bothered.
      expect(await inbox(wife)).toEqual([]);
      expect((await remind(id)).problem.code).toBe('notice.reminded_today');
      expect(await inbox(lower)).toHaveLength(1);
      await asOwner(
        app,
        register.village.id,
        `UPDATE notice_reminders SET reminded_on = reminded_on - 1 WHERE village_id = $1`,
      );
      expect((await remind(id)).body).toEqual({ people: 1 });
      expect(await inbox(lower)).toHaveLength(2);
      expect(await acts(id)).toEqual(['notice.reminded', 'notice.reminded']);
    });

    it('pressed by two at once goes out once', async () => {
      const id = await publish();
      const second = await register.staff('committee', '杨秀英');
      const both = await Promise.all([remind(id), remind(id, second)]);
      expect(both.map((a) => a.status).sort()).toEqual([200, 409]);
      expect(await inbox(lower)).toHaveLength(1);
    });

    it('is refused where nobody could get it, and of what is not out', async () => {
      const id = await publish({ householdIds: [register.household('上寨 3 号').id] });
      expect((await remind(id)).problem.code).toBe('notice.nobody_to_remind');
      const later = await publish({ publishAt: new Date(Date.now() + 3_600_000).toISOString() });
      expect((await remind(later)).problem.code).toBe('notice.not_now');
      expect((await remind(newId())).problem.code).toBe('request.not_found');
      expect((await remind(id, upper)).problem.code).toBe('request.forbidden');
    });
  });
});
