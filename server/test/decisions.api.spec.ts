import type { BodyOf } from '@wecountry/shared/contracts';
import { startApp, type TestApp, type TestUser } from './harness/app.js';
import { fromNow, TestPolls } from './harness/polls.js';

const places = ['鼓楼', '学校', '寨门'];
const later = (hours: number) => new Date(Date.now() + hours * 3_600_000);

describe('decisions', () => {
  let app: TestApp;
  let polls: TestPolls;
  beforeAll(async () => {
    app = await startApp();
    polls = await TestPolls.create(app, { 上寨: [3, 2, 1], 下寨: [2, 1] });
  });
  afterAll(() => app.close());

  const at = (poll: string) => ({ village: polls.village, poll });
  const village = () => ({ village: polls.village });
  const codeOf = async (answer: Promise<{ problem: { code: string } }>) => (await answer).problem.code;
  const residentOf = (household: number, member = 0) => polls.register.households[household]!.residents[member]!.id;
  const inbox = async (as: TestUser) =>
    (await app.call('inbox.list', { as, params: village(), query: {} })).body.items.map(({ title }) => title);

  describe('kinds', () => {
    it('single: takes one option, and says the leading one by its heads', async () => {
      const id = await polls.open({ kind: 'single', options: places });
      expect(await codeOf(polls.cast(id, polls.heads[0]!, 'approve' as never))).toBe('poll.choice_wrong');
      expect(await codeOf(polls.cast(id, polls.heads[0]!, '1,2' as never))).toBe('poll.too_many_choices');
      expect(await codeOf(polls.cast(id, polls.heads[0]!, '4' as never))).toBe('poll.choice_wrong');
      expect((await polls.get(id)).body.voted).toBe(0);
      for (const [i, choice] of ['1', '1', '1', '2'].entries()) await polls.cast(id, polls.heads[i]!, choice as never);
      await polls.close();
      const { body } = await polls.get(id, polls.heads[0]);
      expect(body.result).toMatchObject({
        verdict: 'reached',
        present: 4,
        options: [
          { key: '1', votes: 3, leading: true },
          { key: '2', votes: 1, leading: false },
          { key: '3', votes: 0, leading: false },
        ],
      });
      expect(body.result!.sentences.at(-1)).toEqual({
        met: true,
        title: '选得最多的够数',
        detail: '“鼓楼”选的最多，3 户，要过到会的一半',
      });
      expect(await polls.decide(id)).toMatch(/-\d+$/);
    });

    it('multiple: takes several in any order, and names a tie', async () => {
      const id = await polls.open({ kind: 'multiple', options: places, maxChoices: 2 });
      const cast = await polls.cast(id, polls.heads[0]!, '2,1' as never);
      expect(cast.body.choice).toBe('1,2');
      for (const i of [1, 2, 3]) await polls.cast(id, polls.heads[i]!, '1,2' as never);
      await polls.close();
      const { result } = (await polls.get(id)).body;
      expect(result!.sentences.at(-1)!.detail).toBe('“鼓楼”和“学校”一样多，各 4 户，要过到会的一半，选哪个由会议定');
    });

    it('survey: binds nothing, whoever comes', async () => {
      const id = await polls.open({ preset: 'survey', kind: 'survey', options: places, maxChoices: 3 });
      await polls.cast(id, polls.heads[0]!, '1,3' as never);
      await polls.close();
      expect((await polls.get(id)).body).toMatchObject({ verdict: 'survey', result: { present: 1 } });
      expect(await codeOf(polls.enter(id, polls.committee))).toBe('request.forbidden');
    });

    it('refuses what does not go together', async () => {
      const wrong: [Partial<BodyOf<'polls.open'>>, string][] = [
        [{ kind: 'survey', options: places }, 'poll.setting_wrong'],
        [{ preset: 'survey' }, 'poll.setting_wrong'],
        [{ preset: 'hamlet_meeting' }, 'poll.setting_wrong'],
        [{ unit: 'resident' }, 'poll.setting_wrong'],
        [{ major: true }, 'poll.setting_wrong'],
        [{ kind: 'single' }, 'poll.options_wrong'],
        [{ options: places }, 'poll.options_wrong'],
        [{ preset: 'coop_members' }, 'poll.no_elector'],
        [{ opensAt: fromNow(-1) }, 'poll.opens_wrong'],
        [{ opensAt: fromNow(3), closesAt: fromNow(2) }, 'poll.opens_wrong'],
      ];
      for (const [body, code] of wrong) expect([body, await codeOf(polls.tryOpen(body))]).toEqual([body, code]);
    });
  });

  describe('rolls', () => {
    const ofHamlet = (hamlet: number, body: Partial<BodyOf<'polls.openInHamlet'>> = {}) =>
      app.call('polls.openInHamlet', {
        as: polls.committee,
        params: { ...village(), hamlet: polls.register.hamlets[hamlet]!.id },
        body: { title: '上寨水渠', body: '修上寨的水渠。', preset: 'hamlet_meeting', closesAt: fromNow(2), ...body },
      });

    it('of one hamlet hold its households only, and say why', async () => {
      const { id } = (await ofHamlet(0)).body;
      const inside = (await polls.get(id, polls.heads[0])).body;
      expect(inside).toMatchObject({ electorate: 3, scopeLabel: '上寨', mine: 'not_voted' });
      expect(inside.why).toBe('你家是上寨在册的户，一户一票，家里哪个大人投都算。');
      const outside = (await polls.get(id, polls.heads[3])).body;
      expect(outside).toMatchObject({ mine: 'not_elector', why: '这次只问上寨，你家不在那里。' });
      expect(await codeOf(polls.cast(id, polls.heads[3]!, 'approve'))).toBe('poll.not_elector');
      expect(await codeOf(ofHamlet(0, { preset: 'household_representatives' }))).toBe('poll.setting_wrong');
    });

    it('of adults leave out children and those who come later', async () => {
      const id = await polls.open({ preset: 'villagers_assembly' });
      const child = await polls.register.villager('上寨 1 号', 2);
      const { body } = await polls.get(id, child);
      expect(body).toMatchObject({ electorate: 8, unit: 'resident', why: '开投那天满 18 岁的人才有票。' });
      const wife = await polls.register.villager('上寨 1 号', 1);
      expect((await polls.cast(id, polls.heads[0]!, 'approve')).body.voted).toBe(1);
      expect((await polls.cast(id, wife, 'reject')).body.voted).toBe(2);
      const roll = await app.call('polls.roll', { as: polls.committee, params: at(id) });
      expect(roll.body.frozen).toBe(true);
      expect(roll.body.items).toHaveLength(8);
      expect(roll.body.items.find((item) => item.holderId === wife.residentId)).toMatchObject({
        reason: '在册，满 18 岁',
        voted: 'own',
      });
    });

    it('of a body are its members of the day, and a later change leaves an open roll alone', async () => {
      const change = (body: Partial<BodyOf<'polls.changeBody'>>) =>
        app.call('polls.changeBody', {
          as: polls.committee,
          params: village(),
          body: { body: 'representatives', add: [], remove: [], ...body },
        });
      expect(await codeOf(change({ add: [residentOf(0, 2)] }))).toBe('poll.member_wrong');
      expect((await change({ add: [residentOf(0), residentOf(1)] })).body.count).toBe(2);
      const id = await polls.open({ preset: 'representatives' });
      expect((await change({ remove: [residentOf(0)] })).body.count).toBe(1);
      expect((await polls.cast(id, polls.heads[0]!, 'approve')).status).toBe(200);
      expect((await polls.get(id, polls.heads[0])).body.why).toBe('选出来的村民代表，一人一票。');
      expect((await polls.get(id, polls.heads[2])).body.why).toContain('里面没有你');
      const { items } = (await app.call('polls.bodies', { as: polls.committee, params: village() })).body;
      expect(items.map(({ body, count }) => [body, count])).toContainEqual(['representatives', 1]);
    });
  });

  describe('time', () => {
    it('announced: papers to read, then open with the roll of that moment, then closed', async () => {
      const own = await TestPolls.create(app);
      const id = await own.open({ opensAt: fromNow(2), closesAt: fromNow(5) });
      const before = (await own.get(id, own.heads[0])).body;
      expect(before).toMatchObject({
        state: 'announced',
        mine: 'not_elector',
        why: '还没开投。名册到开投那一刻定下来。',
      });
      expect(await codeOf(own.cast(id, own.heads[0]!, 'approve'))).toBe('poll.not_begun');
      const roll = await app.call('polls.roll', { as: own.committee, params: { village: own.village, poll: id } });
      expect(roll.body).toMatchObject({ frozen: false });
      expect(roll.body.items).toHaveLength(5);
      await app.runDue(later(3));
      expect((await own.get(id, own.heads[0])).body).toMatchObject({ state: 'open', mine: 'not_voted' });
      expect((await own.cast(id, own.heads[0]!, 'approve')).status).toBe(200);
      await app.runDue(later(6));
      expect((await own.get(id)).body).toMatchObject({ state: 'closed', verdict: 'no_quorum' });
      const titles = (await app.call('inbox.list', { as: own.heads[1]!, params: { village: own.village }, query: {} }))
        .body.items;
      expect(titles.map(({ title }) => title)).toEqual(['寨门口装路灯：开始投票了', '寨门口装路灯：先看材料']);
    });

    it('is moved later only, before the close, with a reason that everybody is told', async () => {
      const own = await TestPolls.create(app);
      const id = await own.open({ closesAt: fromNow(2) });
      const extend = (closesAt: string, as = own.committee) =>
        app.call('polls.extend', {
          as,
          params: { village: own.village, poll: id },
          body: { closesAt, reason: '外出的还没回来' },
        });
      expect(await codeOf(extend(fromNow(1)))).toBe('poll.extend_wrong');
      expect(await codeOf(extend(fromNow(24 * 100)))).toBe('poll.closes_too_late');
      expect(await codeOf(extend(fromNow(8), own.supervisor))).toBe('request.forbidden');
      expect((await extend(fromNow(8))).status).toBe(200);
      await app.runDue(later(3));
      expect((await own.get(id)).body).toMatchObject({ state: 'open', extensions: [{ reason: '外出的还没回来' }] });
      await app.runDue(later(9));
      expect((await own.get(id)).body.state).toBe('closed');
      expect(await codeOf(extend(fromNow(20)))).toBe('poll.not_now');
    });

    it('is called off with a reason: no vote, no count, and its plan is free again', async () => {
      const id = await polls.open();
      await polls.cast(id, polls.heads[0]!, 'approve');
      const cancel = () =>
        app.call('polls.cancel', { as: polls.committee, params: at(id), body: { reason: '材料写错了' } });
      expect((await cancel()).status).toBe(200);
      expect(await codeOf(cancel())).toBe('poll.not_now');
      expect(await codeOf(polls.cast(id, polls.heads[1]!, 'approve'))).toBe('poll.cancelled');
      await polls.close();
      expect((await polls.get(id)).body).toMatchObject({
        state: 'cancelled',
        verdict: null,
        result: null,
        cancelled: { reason: '材料写错了' },
      });
      expect(await inbox(polls.heads[1]!)).toContain('寨门口装路灯：取消了');
    });
  });
});
