import type { BodyOf } from '@wecountry/shared/contracts';
import { addDays, businessDate } from '@wecountry/shared/domain/calendar';
import { startApp, type TestApp, type TestUser } from './harness/app.js';
import type { TestVillager } from './harness/people.js';
import { takePhoto, TestPolls } from './harness/polls.js';

describe('help, proxies and tasks', () => {
  let app: TestApp;
  let polls: TestPolls;
  beforeAll(async () => {
    app = await startApp();
    polls = await TestPolls.create(app, { 上寨: [3, 2, 1], 下寨: [2, 1] });
  });
  afterAll(() => app.close());

  const at = (poll: string) => ({ village: polls.village, poll });
  const codeOf = async (answer: Promise<{ problem: { code: string } }>) => (await answer).problem.code;
  const residentOf = (household: number, member = 0) => polls.register.households[household]!.residents[member]!.id;
  const assist = (poll: string, body: Partial<BodyOf<'polls.assist'>> = {}, as: TestUser = polls.committee) =>
    app.call('polls.assist', {
      as,
      params: at(poll),
      body: {
        holderId: polls.register.households[0]!.id,
        choice: 'approve',
        how: 'phone',
        witnesses: [residentOf(1), residentOf(3)],
        ...body,
      },
    });
  const overturn = (poll: string, ballot: string, as: TestUser) =>
    app.call('polls.overturn', { as, params: { ...at(poll), ballot } });

  describe('an assisted ballot', () => {
    it('counts at the close, the owner having been told by whom and before whom', async () => {
      const id = await polls.open();
      expect((await assist(id)).status).toBe(201);
      const seen = (await polls.get(id, polls.heads[0])).body;
      expect(seen).toMatchObject({ voted: 1, mine: 'voted', elector: { choice: null } });
      expect(seen.helped).toMatchObject({
        choice: 'approve',
        how: 'phone',
        helperName: '石明',
        witnesses: ['上寨2之1', '下寨1之1'],
        mayOverturn: true,
      });
      expect((await polls.get(id, polls.heads[1])).body.helped).toBeNull();
      const inbox = await app.call('inbox.list', { as: polls.heads[0]!, params: at(id), query: {} });
      expect(inbox.body.items.map(({ title }) => title)).toContain('寨门口装路灯：有人替你家录了一票');
      await polls.close();
      expect((await polls.get(id)).body.result).toMatchObject({ approve: 1, present: 1 });
    });

    it('yields to an own ballot, before it and after', async () => {
      const id = await polls.open();
      await assist(id);
      expect((await polls.cast(id, polls.heads[0]!, 'reject')).body.voted).toBe(1);
      await polls.cast(id, polls.heads[2]!, 'reject');
      const own = assist(id, { holderId: polls.register.households[2]!.id });
      expect(await codeOf(own)).toBe('poll.own_ballot_stands');
      await polls.close();
      expect((await polls.get(id)).body.result).toMatchObject({ approve: 0, reject: 2, present: 2 });
    });

    it('is overturned until the close by its household or its helper, and may be taken again', async () => {
      const id = await polls.open();
      const { id: ballot } = (await assist(id)).body;
      expect(await codeOf(assist(id))).toBe('poll.assisted_already');
      for (const stranger of [polls.heads[1]!, polls.heads[3]!]) {
        expect(await codeOf(overturn(id, ballot, stranger))).toBe('request.forbidden');
      }
      expect((await overturn(id, ballot, polls.heads[0]!)).status).toBe(200);
      expect(await codeOf(overturn(id, ballot, polls.heads[0]!))).toBe('poll.assisted_gone');
      expect((await polls.get(id, polls.heads[0])).body).toMatchObject({ voted: 0, helped: null, mine: 'not_voted' });
      const { id: second } = (await assist(id, { choice: 'reject' })).body;
      expect((await overturn(id, second, polls.committee)).status).toBe(200);
      const { id: third } = (await assist(id, { choice: 'abstain', how: 'in_person' })).body;
      await polls.close();
      expect(await codeOf(overturn(id, third, polls.heads[0]!))).toBe('poll.closed');
      expect(await codeOf(assist(id, { holderId: polls.register.households[1]!.id }))).toBe('poll.closed');
      expect((await polls.get(id)).body.result).toMatchObject({ abstain: 1, present: 1 });
    });

    it('wants two fit witnesses, an elector and a choice that fits', async () => {
      const id = await polls.open();
      const leader = polls.heads[1]!;
      await polls.register.give(leader, 'group_leader');
      const wrong: [Partial<BodyOf<'polls.assist'>>, string][] = [
        [{ witnesses: [residentOf(1), residentOf(1)] }, 'poll.witness_wrong'],
        [{ witnesses: [residentOf(3), residentOf(3, 1)] }, 'poll.witness_wrong'],
        [{ witnesses: [residentOf(0, 1), residentOf(3)] }, 'poll.witness_wrong'],
        [{ witnesses: [residentOf(0, 2), residentOf(3)] }, 'poll.witness_wrong'],
        [{ holderId: residentOf(0) }, 'poll.not_on_roll'],
        [{ choice: '1' }, 'poll.choice_wrong'],
      ];
      for (const [body, code] of wrong) expect([body, await codeOf(assist(id, body))]).toEqual([body, code]);
      const byLeader = (body: Partial<BodyOf<'polls.assist'>>) => assist(id, body, leader);
      expect(await codeOf(byLeader({ witnesses: [residentOf(1, 1), residentOf(3)] }))).toBe('poll.witness_wrong');
      expect(
        await codeOf(
          byLeader({ holderId: polls.register.households[1]!.id, witnesses: [residentOf(0), residentOf(3)] }),
        ),
      ).toBe('poll.helped_own');
      expect((await byLeader({ witnesses: [residentOf(2), residentOf(3)] })).status).toBe(201);
      expect(await codeOf(assist(id, {}, polls.heads[0]!))).toBe('request.forbidden');
    });

    it('at the moment of closing is counted or clearly refused', async () => {
      const outcomes = new Set<number>();
      for (let round = 0; round < 4; round++) {
        const id = await polls.open();
        const taking = [0, 2, 4].map((household) =>
          assist(id, {
            holderId: polls.register.households[household]!.id,
            witnesses: [residentOf(1), residentOf(3)],
          }),
        );
        const closing = round % 2 === 0 ? polls.close() : Promise.all(taking).then(() => polls.close());
        const answers = await Promise.all(taking);
        await closing;
        for (const answer of answers) {
          outcomes.add(answer.status);
          if (answer.status !== 201) expect(answer.problem.code).toBe('poll.closed');
        }
        const accepted = answers.filter((answer) => answer.status === 201).length;
        expect((await polls.get(id)).body.result!.approve).toBe(accepted);
      }
      expect(outcomes).toContain(201);
    });
  });

  describe('a written proxy', () => {
    let wife: TestVillager;
    let poll: string;
    const give = (as: TestUser, agentId: string, id = poll) =>
      app.call('polls.giveProxy', { as, params: at(id), body: { agentId } });
    const castFor = (as: TestUser, forHolder: string, choice: 'approve' | 'reject') =>
      app.call('polls.cast', { as, params: at(poll), body: { choice, forHolder } });

    beforeAll(async () => {
      wife = await polls.register.villager('上寨 1 号', 1);
      const body = { body: 'collective_members' as const, add: [], remove: [], allAdults: true };
      await app.call('polls.changeBody', { as: polls.committee, params: { village: polls.village }, body });
    });
    beforeEach(async () => {
      poll = await polls.open({ preset: 'collective_members', title: '鱼塘包给谁' });
    });

    it('stays within the household, goes one step, and is off where the preset knows none', async () => {
      const assembly = await polls.open({ preset: 'villagers_assembly' });
      const [head, neighbour] = [polls.heads[0]!, polls.heads[1]!];
      expect(await codeOf(give(wife, head.residentId, assembly))).toBe('poll.proxy_off');
      expect((await polls.get(assembly, wife)).body.proxy.allowed).toBe(false);
      expect((await polls.get(poll, wife)).body.proxy.mayGiveTo).toEqual([
        { residentId: head.residentId, name: '上寨1之1' },
      ]);
      expect(await codeOf(give(wife, neighbour.residentId))).toBe('poll.proxy_wrong');
      expect(await codeOf(give(wife, wife.residentId))).toBe('poll.proxy_wrong');
      expect((await give(wife, head.residentId)).status).toBe(201);
      expect((await give(wife, head.residentId)).status).toBe(201);
      expect((await polls.get(poll, head)).body.proxy.held).toHaveLength(1);
      expect(await codeOf(give(head, wife.residentId))).toBe('poll.proxy_wrong');
    });

    it('lets the agent vote for the holder until it is taken back', async () => {
      const head = polls.heads[0]!;
      expect(await codeOf(castFor(head, wife.residentId, 'approve'))).toBe('poll.proxy_none');
      expect((await polls.get(poll)).body.voted).toBe(0);
      const { id: proxy } = (await give(wife, head.residentId)).body;
      expect((await polls.get(poll, head)).body.proxy.held).toEqual([
        { holderId: wife.residentId, name: '上寨1之2', choice: null, voted: false },
      ]);
      expect((await castFor(head, wife.residentId, 'approve')).body.voted).toBe(1);
      expect((await polls.cast(poll, head, 'reject')).body.voted).toBe(2);
      expect((await polls.get(poll, wife)).body).toMatchObject({
        elector: { choice: 'approve', castByName: '上寨1之1' },
        proxy: { given: { agentName: '上寨1之1' } },
      });
      const revoke = (as: TestUser) => app.call('polls.revokeProxy', { as, params: { ...at(poll), proxy } });
      expect(await codeOf(revoke(head))).toBe('request.forbidden');
      expect((await revoke(wife)).status).toBe(200);
      expect(await codeOf(revoke(wife))).toBe('poll.proxy_none');
      expect(await codeOf(castFor(head, wife.residentId, 'reject'))).toBe('poll.proxy_none');
      expect((await polls.get(poll, wife)).body.elector?.choice).toBe('approve');
    });

    it('ends when the holder votes in person, also when both vote at once', async () => {
      const head = polls.heads[0]!;
      for (let round = 0; round < 4; round++) {
        poll = await polls.open({ preset: 'collective_members', title: '鱼塘包给谁' });
        await give(wife, head.residentId);
        const [own, other] = await Promise.all([
          polls.cast(poll, wife, 'reject'),
          castFor(head, wife.residentId, 'approve'),
        ]);
        expect(own.status).toBe(200);
        if (other.status !== 200) expect(other.problem.code).toBe('poll.proxy_none');
        const { body } = await polls.get(poll, wife);
        expect(body.elector).toMatchObject({ choice: 'reject', castByName: '上寨1之2' });
        expect(body.proxy.given).toBeNull();
      }
    });

    it('is recorded from paper by the committee, with its photograph', async () => {
      const [holderId, agentId] = [residentOf(3, 1), residentOf(3)];
      const record = async (as: TestUser) =>
        app.call('polls.recordProxy', {
          as,
          params: at(poll),
          body: { holderId, agentId, photoId: await takePhoto(app, polls.village, as) },
        });
      expect((await record(polls.committee)).status).toBe(201);
      expect((await castFor(polls.heads[3]!, holderId, 'approve')).body.voted).toBe(1);
      const roll = await app.call('polls.roll', { as: polls.committee, params: at(poll) });
      expect(roll.body.items.find((item) => item.holderId === holderId)?.voted).toBe('proxy');
    });
  });

  describe('tasks', () => {
    const add = (poll: string, body: Partial<BodyOf<'tasks.add'>> = {}, as = polls.committee) =>
      app.call('tasks.add', {
        as,
        params: at(poll),
        body: { title: '买两盏路灯', ownerId: polls.supervisor.userId, dueOn: businessDate(new Date()), ...body },
      });
    const finish = (task: string, as: TestUser) =>
      app.call('tasks.finish', { as, params: { village: polls.village, task }, body: { note: '装好了，亮着' } });
    const list = async (as: TestUser) =>
      (await app.call('tasks.list', { as, params: { village: polls.village } })).body.items;

    it('follow a decision, with an owner and a day, until they are done before everybody', async () => {
      const poll = await polls.closed(['approve', 'approve', 'approve', 'approve']);
      expect(await codeOf(add(poll))).toBe('poll.not_decided');
      const decisionNo = await polls.decide(poll);
      const tomorrow = addDays(businessDate(new Date()), 1);
      expect(await codeOf(add(poll, { dueOn: addDays(tomorrow, -2) }))).toBe('poll.day_passed');
      expect(await codeOf(add(poll, { ownerId: polls.heads[4]!.userId }))).toBe('poll.owner_wrong');
      const { id } = (await add(poll, { dueOn: tomorrow })).body;
      await add(poll, { title: '挖电线杆的坑', ownerId: polls.committee.userId });
      expect(await list(polls.heads[4]!)).toMatchObject([
        { title: '挖电线杆的坑', state: 'todo', ownerName: '石明', mayFinish: false },
        { title: '买两盏路灯', state: 'todo', ownerName: '杨秀英', decisionNo, dueOn: tomorrow },
      ]);
      const [leader] = polls.heads;
      await polls.register.give(leader!, 'group_leader');
      expect(await codeOf(finish(id, leader!))).toBe('poll.task_not_yours');
      expect((await finish(id, polls.supervisor)).status).toBe(200);
      expect(await codeOf(finish(id, polls.supervisor))).toBe('poll.task_done');
      const done = (await polls.get(poll, polls.heads[4])).body.tasks.find((task) => task.id === id);
      expect(done).toMatchObject({ state: 'done', doneNote: '装好了，亮着' });
    });
  });
});
