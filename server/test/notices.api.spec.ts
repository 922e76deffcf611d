import type { BodyOf } from '@wecountry/shared/contracts';
import { PublishingService } from '../src/modules/notices/index.js';
import { gzipSync } from 'node:zlib';
import { newId } from '../src/platform/db/id.js';
import { startApp, type TestApp, type TestUser } from './harness/app.js';
import { type RegisterShape, TestRegister, type TestVillager } from './harness/people.js';
import { statementsOf } from './harness/statements.js';

type NewNotice = BodyOf<'notices.publish'>;
type Step = BodyOf<'notices.mark'>['step'];

const WATER: NewNotice = { category: 'urgent', title: '明天停水', body: '早上八点到下午四点停水。', hamletIds: [] };
const WORK: NewNotice = { category: 'hiring', title: '修水渠，要 12 个人', body: '管中饭。', hamletIds: [] };

/** A village with a committee member, and the calls of these tests. */
async function scene(app: TestApp, shape?: RegisterShape) {
  const register = await TestRegister.create(app, shape);
  const committee = await register.staff('committee', '石明');
  const village = register.village.id;
  const publish = async (notice: Partial<NewNotice> = {}) => {
    const body = { ...WORK, ...notice };
    const answer = await app.call('notices.publish', { as: committee, params: { village }, body });
    if (answer.status !== 201) throw new Error(answer.problem.code);
    return answer.body.id;
  };
  return {
    register,
    committee,
    village,
    publish,
    list: (as: TestUser, query: { category?: NewNotice['category']; cursor?: string } = {}) =>
      app.call('notices.list', { as, params: { village }, query }),
    get: (as: TestUser, notice: string) => app.call('notices.get', { as, params: { village, notice } }),
    mark: (as: TestUser, notice: string, step: Step) =>
      app.call('notices.mark', { as, params: { village, notice }, body: { step } }),
    reach: (as: TestUser, notice: string) => app.call('notices.reach', { as, params: { village, notice } }),
    desk: (as: TestUser, cursor?: string) => app.call('notices.desk', { as, params: { village }, query: { cursor } }),
  };
}

describe('notices', () => {
  let app: TestApp;
  let s: Awaited<ReturnType<typeof scene>>;
  let upper: TestVillager;
  let lower: TestVillager;
  beforeAll(async () => {
    app = await startApp();
  });
  beforeEach(async () => {
    s = await scene(app);
    upper = await s.register.villager('上寨 1 号');
    lower = await s.register.villager('下寨 1 号');
  });
  afterAll(() => app.close());

  const hamlet = (name: string) => s.register.hamlets.find((h) => h.name === name)!.id;

  describe('publishing', () => {
    it('puts a notice before everybody, with what was written', async () => {
      const id = await s.publish({ ...WATER, when: ' 11月23日 ', where: '上寨、中寨', todo: '  ' });
      const { status, body } = await s.get(upper, id);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        id,
        category: 'urgent',
        title: '明天停水',
        body: '早上八点到下午四点停水。',
        when: '11月23日',
        where: '上寨、中寨',
        todo: null,
        authorName: '石明',
        audienceLabel: '全村',
        audienceHouseholds: 5,
        receipt: { seen: false, listened: false, acknowledgedAt: null },
      });
      const acts = await app.tenant.run({ villageId: s.village }, (tx) =>
        tx.query(`SELECT act, detail FROM privileged_acts WHERE village_id = $1 AND subject_id = $2`, [s.village, id]),
      );
      expect(acts).toEqual([{ act: 'notice.published', detail: { category: 'urgent', hamlets: 0 } }]);
    });

    it('happens once for one key', async () => {
      const key = newId();
      const send = (body: NewNotice) =>
        app.call('notices.publish', { as: s.committee, params: { village: s.village }, body, key });
      const [one, two] = await Promise.all([send(WORK), send(WORK)]);
      expect(two.body).toEqual(one.body);
      expect((await s.list(upper)).body.total).toBe(1);
      expect((await send(WATER)).problem.code).toBe('request.key_reused');
    });

    it('is for the committee, to hamlets of its own village', async () => {
      const params = { village: s.village };
      const asVillager = await app.call('notices.publish', { as: upper, params, body: WORK });
      expect(asVillager.problem.code).toBe('request.forbidden');
      const other = await scene(app);
      for (const id of [newId(), other.register.hamlets[0]!.id]) {
        const body = { ...WORK, hamletIds: [hamlet('上寨'), id] };
        const answer = await app.call('notices.publish', { as: s.committee, params, body });
        expect(answer.problem).toMatchObject({ status: 422, code: 'notice.audience_unknown' });
      }
    });

    it('refuses a notice that says nothing', async () => {
      const blank = { ...WORK, title: '  \n ', body: '' };
      const { problem } = await app.call('notices.publish', {
        as: s.committee,
        params: { village: s.village },
        body: blank,
      });
      expect(problem.code).toBe('request.invalid');
      expect(problem.errors?.map((e) => e.field).sort()).toEqual(['body.body', 'body.title']);
    });
  });

  describe('an audience of hamlets', () => {
    it('has the notice, nobody else does', async () => {
      const id = await s.publish({ hamletIds: [hamlet('下寨')] });
      expect((await s.get(lower, id)).body).toMatchObject({ audienceLabel: '下寨', audienceHouseholds: 2 });
      expect((await s.list(lower)).body.items.map((n) => n.id)).toEqual([id]);
      expect((await s.list(upper)).body).toMatchObject({ items: [], total: 0 });
      expect((await s.get(upper, id)).problem.code).toBe('request.not_found');
      for (const step of ['seen', 'listened', 'acknowledged'] as const) {
        expect((await s.mark(upper, id, step)).problem.code).toBe('request.not_found');
      }
      expect((await s.reach(s.committee, id)).body.reach).toEqual({
        households: 2,
        acknowledged: 0,
        seen: 0,
        unseen: 2,
      });
    });

    it('is named in the order of the village', async () => {
      const id = await s.publish({ hamletIds: [hamlet('下寨'), hamlet('上寨'), hamlet('下寨')] });
      expect((await s.get(upper, id)).body).toMatchObject({ audienceLabel: '上寨、下寨', audienceHouseholds: 5 });
    });

    it('does not bind those who oversee', async () => {
      const id = await s.publish({ hamletIds: [hamlet('下寨')] });
      await s.register.give(upper, 'supervisor');
      for (const as of [upper, s.committee, s.register.auditor]) expect((await s.get(as, id)).status).toBe(200);
    });
  });

  describe('a receipt', () => {
    const none = { seen: false, listened: false, acknowledgedAt: null };

    it('goes step by step, and stays as it is when pressed again', async () => {
      const id = await s.publish();
      expect((await s.mark(upper, id, 'seen')).body).toEqual({ ...none, seen: true });
      expect((await s.mark(upper, id, 'listened')).body).toEqual({ ...none, seen: true, listened: true });
      const known = (await s.mark(upper, id, 'acknowledged')).body;
      expect(known).toEqual({ seen: true, listened: true, acknowledgedAt: expect.any(String) as string });
      for (const step of ['seen', 'listened', 'acknowledged'] as const) {
        expect((await s.mark(upper, id, step)).body).toEqual(known);
      }
      expect((await s.get(upper, id)).body.receipt).toEqual(known);
      expect((await s.list(upper)).body.items[0]!.receipt).toEqual(known);
    });

    it('of who knows or heard includes that they saw', async () => {
      const [one, two] = [await s.publish(), await s.publish()];
      expect((await s.mark(upper, one, 'acknowledged')).body).toMatchObject({ seen: true, listened: false });
      expect((await s.mark(upper, two, 'listened')).body).toMatchObject({ seen: true, acknowledgedAt: null });
    });

    it('is one person’s own', async () => {
      const id = await s.publish();
      await s.mark(upper, id, 'acknowledged');
      expect((await s.get(lower, id)).body.receipt).toEqual(none);
      const rows = await app.tenant.run({ villageId: s.village }, (tx) =>
        tx.query(`SELECT resident_id, user_id FROM notice_acknowledgements WHERE village_id = $1`, [s.village]),
      );
      expect(rows).toEqual([{ resident_id: upper.residentId, user_id: upper.userId }]);
    });

    it('is for villagers, of notices of their village', async () => {
      const id = await s.publish();
      expect((await s.mark(s.committee, id, 'seen')).problem.code).toBe('request.forbidden');
      expect((await s.mark(upper, newId(), 'seen')).problem.code).toBe('request.not_found');
      const other = await scene(app);
      const foreign = await other.publish();
      for (const step of ['seen', 'acknowledged'] as const) {
        expect((await s.mark(upper, foreign, step)).problem.code).toBe('request.not_found');
      }
      expect((await s.get(upper, foreign)).problem.code).toBe('request.not_found');
      expect((await s.reach(s.committee, foreign)).problem.code).toBe('request.not_found');
      const crossed = await app.call('notices.get', { as: upper, params: { village: other.village, notice: foreign } });
      expect(crossed.problem.code).toBe('request.not_found');
      expect((await s.mark(upper, id, 'known' as 'seen')).problem.code).toBe('request.invalid');
    });
  });

  describe('the list', () => {
    const start = Date.now() - 3_600_000;
    const at = (minute: number) => new Date(start + minute * 60_000);

    /** Publishes in one village at given minutes, as the demo's history does. */
    async function publishAll(minutes: readonly number[], notice: Partial<NewNotice> = {}): Promise<string[]> {
      const actor = {
        userId: s.committee.userId,
        sessionId: 'test',
        requestId: 'test',
        villageId: s.village,
        roles: new Set(['committee'] as const),
      };
      const ids: string[] = [];
      for (const minute of minutes) {
        const body = { ...WORK, title: `第 ${minute} 条`, ...notice };
        ids.push((await app.get(PublishingService).publish({ ...actor, at: at(minute) }, body)).id);
      }
      return ids;
    }

    it('has the newest first, and urgent ones on top until 知道了', async () => {
      const [old, middle, fresh] = await publishAll([1, 3, 5]);
      const [urgent] = await publishAll([2], { category: 'urgent' });
      const ids = async () => (await s.list(upper)).body.items.map((n) => n.id);
      expect(await ids()).toEqual([urgent, fresh, middle, old]);
      await s.mark(upper, urgent!, 'seen');
      expect(await ids()).toEqual([urgent, fresh, middle, old]);
      await s.mark(upper, urgent!, 'acknowledged');
      expect(await ids()).toEqual([fresh, middle, urgent, old]);
      const other = (await s.list(lower)).body.items.map((n) => n.id);
      expect(other).toEqual([urgent, fresh, middle, old]);
    });

    it('may be of one category', async () => {
      await publishAll([1, 2]);
      const [urgent] = await publishAll([3], { category: 'urgent' });
      const only = await s.list(upper, { category: 'urgent' });
      expect(only.body.items.map((n) => n.id)).toEqual([urgent]);
      expect(only.body.total).toBe(1);
      expect((await s.list(upper, { category: 'hiring' })).body.total).toBe(2);
      expect((await s.list(upper, { category: 'culture' })).body).toEqual({ items: [], nextCursor: null, total: 0 });
    });

    it('comes in pages of 20 that join without a gap, also across the urgent ones', async () => {
      // Several in the same minute: the order among them is by id.
      const plain = await publishAll(Array.from({ length: 27 }, (_, i) => i % 9));
      const urgent = await publishAll(
        Array.from({ length: 22 }, (_, i) => i % 5),
        { category: 'urgent' },
      );
      const pages: string[][] = [];
      let cursor: string | undefined;
      do {
        const { body } = await s.list(upper, { cursor });
        expect(body.total).toBe(49);
        pages.push(body.items.map((n) => n.id));
        cursor = body.nextCursor ?? undefined;
      } while (cursor);
      expect(pages.map((p) => p.length)).toEqual([20, 20, 9]);
      const all = pages.flat();
      expect(new Set(all).size).toBe(49);
      expect(new Set(all.slice(0, 22))).toEqual(new Set(urgent));
      expect(new Set(all.slice(22))).toEqual(new Set(plain));
    });

    it('ends without a cursor on a full last page', async () => {
      await publishAll(Array.from({ length: 20 }, (_, i) => i));
      expect((await s.list(upper)).body).toMatchObject({ nextCursor: null, total: 20 });
    });

    it('refuses a cursor that is none of ours', async () => {
      for (const cursor of ['x', "p1_' OR '1'='1", 'r99999999999999999999_a']) {
        expect((await s.list(upper, { cursor })).problem.code).toBe('request.invalid');
        expect((await s.desk(s.committee, cursor)).problem.code).toBe('request.invalid');
      }
    });

    it('takes two statements and 5 KB, however many notices there are', async () => {
      await publishAll(Array.from({ length: 25 }, (_, i) => i));
      await publishAll([30, 31], { category: 'urgent' });
      await s.list(upper);
      let bytes = 0;
      const statements = await statementsOf(async () => {
        const { body } = await s.list(upper);
        expect(body.items).toHaveLength(20);
        bytes = gzipSync(JSON.stringify(body)).length;
      });
      expect(statements).toHaveLength(2);
      expect(bytes).toBeLessThan(5 * 1024);
    });

    it('is for villagers only', async () => {
      expect((await s.list(s.committee)).problem.code).toBe('request.forbidden');
      expect((await s.list(await app.newUser())).problem.code).toBe('request.not_found');
    });
  });

  describe('the reach', () => {
    it('is by household: the best step of any member, and who is missing, by hamlet, and why', async () => {
      // 上寨 1: the head knows, the wife only saw. 上寨 2: bound, not opened. 上寨 3: nobody bound. 下寨 1: saw.
      const wife = await s.register.villager('上寨 1 号', 1);
      await s.register.villager('上寨 2 号');
      await s.register.give(lower, 'group_leader');
      const id = await s.publish(WATER);
      await s.mark(wife, id, 'seen');
      await s.mark(upper, id, 'acknowledged');
      await s.mark(lower, id, 'listened');
      const { status, body } = await s.reach(s.committee, id);
      expect(status).toBe(200);
      expect(body.reach).toEqual({ households: 5, acknowledged: 1, seen: 1, unseen: 3 });
      expect(body.hamlets.map((h) => [h.name, h.leaderName, h.reach])).toEqual([
        ['上寨', null, { households: 3, acknowledged: 1, seen: 0, unseen: 2 }],
        ['下寨', '下寨1之1', { households: 2, acknowledged: 0, seen: 1, unseen: 1 }],
      ]);
      expect(body.hamlets.map((h) => h.unreached.map((u) => [u.code, u.name, u.why]))).toEqual([
        [
          ['上寨 2 号', '上寨2之1', 'not_opened'],
          ['上寨 3 号', '上寨3之1', 'not_bound'],
        ],
        [['下寨 2 号', '下寨2之1', 'not_bound']],
      ]);
    });

    it('counts who came into the register after it went out', async () => {
      const id = await s.publish();
      const late = await s.register.villager('上寨 3 号');
      expect((await s.mark(late, id, 'seen')).status).toBe(200);
      expect((await s.reach(s.committee, id)).body.reach).toMatchObject({ seen: 1, unseen: 4 });
    });

    it('shows a group leader the own hamlet, and no notice for others', async () => {
      await s.register.give(lower, 'group_leader');
      const [all, theirs] = [await s.publish(), await s.publish({ hamletIds: [hamlet('上寨')] })];
      await s.mark(upper, all, 'seen');
      const { body } = await s.reach(lower, all);
      expect(body.hamlets.map((h) => h.name)).toEqual(['下寨']);
      expect(body.reach).toEqual({ households: 2, acknowledged: 0, seen: 0, unseen: 2 });
      expect((await s.reach(lower, theirs)).problem.code).toBe('request.not_found');
    });

    it('is no business of villagers', async () => {
      const id = await s.publish();
      expect((await s.reach(upper, id)).problem.code).toBe('request.forbidden');
      expect((await s.desk(upper)).problem.code).toBe('request.forbidden');
      expect((await s.reach(s.committee, newId())).problem.code).toBe('request.not_found');
    });
  });

  describe('the desk', () => {
    it('lists what went out with its reach, newest first, in pages', async () => {
      for (let i = 0; i < 19; i++) await s.publish();
      const narrow = await s.publish({ hamletIds: [hamlet('下寨')] });
      const newest = await s.publish(WATER);
      await s.mark(upper, newest, 'acknowledged');
      await s.mark(lower, narrow, 'seen');
      const first = await s.desk(s.committee);
      expect(first.body.items).toHaveLength(20);
      expect(first.body.items[0]).toMatchObject({
        id: newest,
        category: 'urgent',
        reach: { households: 5, acknowledged: 1, seen: 0, unseen: 4 },
      });
      expect(first.body.items[1]).toMatchObject({
        id: narrow,
        reach: { households: 2, acknowledged: 0, seen: 1, unseen: 1 },
      });
      const second = await s.desk(s.committee, first.body.nextCursor!);
      expect(second.body).toMatchObject({ nextCursor: null });
      expect(second.body.items).toHaveLength(1);
    });

    it('takes three statements, however many notices there are', async () => {
      for (let i = 0; i < 5; i++) await s.publish();
      await s.desk(s.committee);
      expect(await statementsOf(() => s.desk(s.committee))).toHaveLength(3);
    });
  });
});
