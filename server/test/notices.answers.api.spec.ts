import type { BodyOf } from '@wecountry/shared/contracts';
import { newId } from '../src/platform/db/id.js';
import { startApp, type TestApp, type TestUser } from './harness/app.js';
import { TestRegister, type TestVillager } from './harness/people.js';

type NewNotice = BodyOf<'notices.publish'>;

const WORK: NewNotice = {
  category: 'hiring',
  title: '修水渠，要人',
  body: '管中饭。',
  hamletIds: [],
  hiring: { places: 2, payFen: 13_000, payUnit: 'day' },
};

/** What villagers answer to a notice: words under it, hands for its work. And what is refused. */
describe('answers to a notice', () => {
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

  const village = () => register.village.id;
  const params = (notice: string) => ({ village: village(), notice });
  const tryPublish = (more: Partial<NewNotice>) =>
    app.call('notices.publish', { as: committee, params: { village: village() }, body: { ...WORK, ...more } });
  const publish = async (more: Partial<NewNotice> = {}) => {
    const { status, body, problem } = await tryPublish(more);
    if (status !== 201) throw new Error(problem.code);
    return body.id;
  };
  const withdraw = (notice: string) =>
    app.call('notices.withdraw', { as: committee, params: params(notice), body: { reason: '不修了' } });
  const lowerHamlet = () => register.hamlets.find((h) => h.name === '下寨')!.id;

  describe('in words', () => {
    const reply = (as: TestUser, notice: string, text = '几点停？') =>
      app.call('notices.reply', { as, params: params(notice), body: { text } });
    const replies = (as: TestUser, notice: string, cursor?: string) =>
      app.call('notices.replies', { as, params: params(notice), query: { cursor } });
    const hide = (notice: string, id: string, as = committee, reason = '骂人的话') =>
      app.call('notices.hideReply', { as, params: { ...params(notice), reply: id }, body: { reason } });

    it('stand under it with their authors, the oldest first, in pages without a gap', async () => {
      const id = await publish({ commentsOn: true });
      for (let i = 0; i < 21; i++) await reply(i % 2 ? upper : lower, id, `第 ${i} 句`);
      const first = await replies(upper, id);
      expect(first.body.items).toHaveLength(20);
      expect(first.body.items[1]).toMatchObject({ authorName: '上寨1之1', mine: true, text: '第 1 句', hidden: null });
      const second = await replies(upper, id, first.body.nextCursor!);
      expect(second.body).toMatchObject({ items: [{ text: '第 20 句', mine: false }], nextCursor: null });
      expect((await replies(upper, id, 'x')).problem.code).toBe('request.invalid');
    });

    it('sent twice under one key stand there once', async () => {
      const id = await publish({ commentsOn: true });
      const key = newId();
      const ask = { as: upper, params: params(id), body: { text: '知道了' }, key };
      const [one, two] = [await app.call('notices.reply', ask), await app.call('notices.reply', ask)];
      expect(two.body).toEqual(one.body);
      expect((await replies(upper, id)).body.items).toHaveLength(1);
    });

    it('are not taken where they are off, after a withdrawal, of nothing, and under what is for others', async () => {
      expect((await reply(upper, await publish())).problem.code).toBe('notice.comments_off');
      const open = await publish({ commentsOn: true });
      expect((await reply(upper, open, '  ')).problem.code).toBe('request.invalid');
      expect((await reply(committee, open)).problem.code).toBe('request.forbidden');
      await withdraw(open);
      expect((await reply(upper, open)).problem.code).toBe('notice.comments_off');
      const narrow = await publish({ commentsOn: true, hamletIds: [lowerHamlet()] });
      expect((await reply(upper, narrow)).problem.code).toBe('request.not_found');
      expect((await replies(upper, narrow)).problem.code).toBe('request.not_found');
      expect((await replies(committee, narrow)).status).toBe(200);
    });

    it('that are hidden leave the reason, to their author too; the first reason stays', async () => {
      const id = await publish({ commentsOn: true });
      const { body } = await reply(upper, id, '难听的话');
      expect((await hide(id, body.id, upper)).problem.code).toBe('request.forbidden');
      expect((await hide(id, body.id)).status).toBe(200);
      expect((await hide(id, body.id, committee, '另一个原因')).status).toBe(200);
      for (const as of [upper, lower, committee])
        expect((await replies(as, id)).body.items).toMatchObject([{ text: null, hidden: { reason: '骂人的话' } }]);
      expect((await hide(id, newId())).problem.code).toBe('request.not_found');
      expect((await hide(await publish(), body.id)).problem.code).toBe('request.not_found');
      const acts = await app.tenant.run({ villageId: village() }, (tx) =>
        tx.query(`SELECT FROM privileged_acts WHERE village_id = $1 AND act = 'notice.reply_hidden'`, [tx.villageId]),
      );
      expect(acts).toHaveLength(1);
    });
  });

  describe('with hands', () => {
    const signUp = (as: TestUser, notice: string) => app.call('notices.signUp', { as, params: params(notice) });
    const signOff = (as: TestUser, notice: string) => app.call('notices.signOff', { as, params: params(notice) });
    const signups = (as: TestUser, notice: string) => app.call('notices.signups', { as, params: params(notice) });
    const offer = async (as: TestUser, notice: string) =>
      (await app.call('notices.get', { as, params: params(notice) })).body.hiring;

    it('takes a place once, gives it back, and shows the list to who hires', async () => {
      const id = await publish();
      expect(await offer(upper, id)).toMatchObject({ places: 2, payFen: 13_000, taken: 0, closed: false, mine: false });
      expect((await signUp(upper, id)).body).toEqual({ taken: 1, places: 2 });
      expect((await signUp(upper, id)).body).toEqual({ taken: 1, places: 2 });
      expect(await offer(upper, id)).toMatchObject({ taken: 1, mine: true });
      const { body } = await signups(committee, id);
      expect(body).toMatchObject({
        places: 2,
        closed: false,
        items: [{ name: '上寨1之1', householdCode: '上寨 1 号' }],
      });
      expect((await signups(upper, id)).problem.code).toBe('request.forbidden');
      expect((await signOff(upper, id)).body).toEqual({ taken: 0, places: 2 });
      expect((await signOff(upper, id)).body).toEqual({ taken: 0, places: 2 });
      expect((await signUp(upper, id)).body).toEqual({ taken: 1, places: 2 });
    });

    it('is full at the last place, and open again when somebody leaves', async () => {
      const id = await publish({ hiring: { ...WORK.hiring!, places: 1 } });
      await signUp(upper, id);
      expect((await signUp(lower, id)).problem.code).toBe('notice.hiring_full');
      await signOff(upper, id);
      expect((await signUp(lower, id)).body).toEqual({ taken: 1, places: 1 });
    });

    it('is over when the committee says so, once; who has a place may still leave', async () => {
      const id = await publish();
      await signUp(upper, id);
      const close = (as: TestUser) => app.call('notices.closeHiring', { as, params: params(id) });
      expect((await close(upper)).problem.code).toBe('request.forbidden');
      expect((await close(committee)).status).toBe(200);
      expect((await close(committee)).status).toBe(200);
      expect((await signUp(lower, id)).problem.code).toBe('notice.hiring_closed');
      expect((await signUp(upper, id)).body).toEqual({ taken: 1, places: 2 });
      expect((await signOff(upper, id)).body).toEqual({ taken: 0, places: 2 });
      expect(await offer(upper, id)).toMatchObject({ closed: true });
    });

    it('is over with the notice, and only where work is offered, to whom', async () => {
      const id = await publish();
      await withdraw(id);
      expect((await signUp(upper, id)).problem.code).toBe('notice.hiring_closed');
      const plain = await publish({ hiring: undefined });
      for (const act of [signUp, signOff]) expect((await act(upper, plain)).problem.code).toBe('notice.no_hiring');
      expect((await signups(committee, plain)).problem.code).toBe('notice.no_hiring');
      const narrow = await publish({ hamletIds: [lowerHamlet()] });
      expect((await signUp(upper, narrow)).problem.code).toBe('request.not_found');
      const later = await publish({ publishAt: new Date(Date.now() + 3_600_000).toISOString() });
      expect((await signUp(upper, later)).problem.code).toBe('request.not_found');
      expect((await signUp(committee, narrow)).problem.code).toBe('request.forbidden');
    });

    it('is offered by 招工 alone, for people and money', async () => {
      expect((await tryPublish({ category: 'notice' })).problem.code).toBe('notice.hiring_only');
      for (const wrong of [{ places: 0 }, { places: 501 }, { payFen: 0 }, { payFen: 1.5 }])
        expect((await tryPublish({ hiring: { ...WORK.hiring!, ...wrong } })).problem.code).toBe('request.invalid');
    });
  });
});
