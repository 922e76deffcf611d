import type { ResponseOf } from '@wecountry/shared/contracts';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { RegisterService } from '../src/modules/people/index.js';
import { OpeningService, PollService } from '../src/modules/polls/index.js';
import { newId } from '../src/platform/db/id.js';
import { PrivilegedLog } from '../src/platform/audit-log/privileged-log.js';
import { actorOf } from './harness/actors.js';
import { startApp, type TestApp, type TestUser } from './harness/app.js';
import { TestRegister } from './harness/people.js';
import { fromNow, TestPolls } from './harness/polls.js';
import { statementsOf } from './harness/statements.js';

const today = () => businessDate(new Date());

describe('polls', () => {
  let app: TestApp;
  let polls: TestPolls;
  beforeAll(async () => {
    app = await startApp();
    polls = await TestPolls.create(app);
  });
  afterAll(() => app.close());

  const opening = (as: TestUser, closesAt: string, village = polls.village, key?: string) =>
    app.call('polls.open', {
      as,
      params: { village },
      body: { title: '寨门口装路灯', body: '装两盏。', preset: 'household_representatives', closesAt },
      key,
    });

  describe('opening', () => {
    it('freezes the roll and says what the rule is', async () => {
      const id = await polls.open();
      const { body } = await polls.get(id, polls.heads[0]);
      expect(body).toMatchObject({
        title: '寨门口装路灯',
        presetLabel: '户代表会议',
        state: 'open',
        electorate: 5,
        voted: 0,
        mine: 'not_voted',
        verdict: null,
        decisionNo: null,
        unit: 'household',
        scopeLabel: '全村',
        quorumNeeded: 4,
        presetUnchecked: true,
        plan: null,
        elector: { label: '上寨 1 号', choice: null, castAt: null, castByName: null },
        result: null,
      });
      expect(body.ruleSentences).toContain('应到 5 户，到会要 4 户');
      const acts = await app.tenant.run({ villageId: polls.village }, (tx) => app.get(PrivilegedLog).list(tx, 5));
      expect(acts.find((act) => act.subjectId === id)).toMatchObject({ act: 'poll.opened' });
    });

    it('is once per key, and wants a time between an hour and three months from now', async () => {
      const [key, closesAt] = [newId(), fromNow(30)];
      const first = await opening(polls.committee, closesAt, polls.village, key);
      const again = await opening(polls.committee, closesAt, polls.village, key);
      expect([again.status, again.body.id]).toEqual([201, first.body.id]);
      expect((await opening(polls.committee, fromNow(31), polls.village, key)).problem.code).toBe('request.key_reused');
      expect((await opening(polls.committee, fromNow(0.03))).problem.code).toBe('poll.closes_too_soon');
      expect((await opening(polls.committee, fromNow(24 * 100))).problem.code).toBe('poll.closes_too_late');
      expect((await opening(polls.committee, '明天')).problem.code).toBe('request.invalid');
    });

    it('is for the committee, and needs households', async () => {
      for (const as of [polls.heads[0]!, polls.supervisor, polls.register.auditor]) {
        expect((await opening(as, fromNow(2))).problem.code).toBe('request.forbidden');
      }
      const empty = await TestRegister.create(app, { 空寨: [] });
      const committee = await empty.staff('committee');
      expect((await opening(committee, fromNow(2), empty.village.id)).problem.code).toBe('poll.no_elector');
      const unknown = await app.call('polls.open', {
        as: polls.committee,
        params: { village: polls.village },
        body: {
          title: '分红办法',
          body: '按积分分。',
          preset: 'household_representatives',
          closesAt: fromNow(2),
          planId: newId(),
        },
      });
      expect(unknown.problem.code).toBe('request.not_found');
    });
  });

  describe('casting', () => {
    it('is one vote per household, which any adult of it casts and changes', async () => {
      const id = await polls.open();
      const head = polls.heads[0]!;
      const wife = await polls.register.villager('上寨 1 号', 1);
      const first = await polls.cast(id, head, 'approve');
      expect(first.body).toMatchObject({ choice: 'approve', changed: false, voted: 1 });
      const same = await polls.cast(id, wife, 'approve');
      expect(same.body).toEqual({ ...first.body });
      expect((await polls.get(id, wife)).body.elector).toMatchObject({ choice: 'approve', castByName: '上寨1之1' });
      const changed = await polls.cast(id, wife, 'reject');
      expect(changed.body).toMatchObject({ choice: 'reject', changed: true, voted: 1 });
      const seen = (await polls.get(id, head)).body;
      expect(seen).toMatchObject({ voted: 1, mine: 'voted' });
      expect(seen.elector).toMatchObject({ choice: 'reject', castByName: '上寨1之2' });
      const acts = await app.tenant.run({ villageId: polls.village }, (tx) =>
        tx.query<{ version: number; choice: string }>(
          `SELECT version, choice FROM ballot_acts WHERE village_id = $1 AND poll_id = $2 ORDER BY version`,
          [tx.villageId, id],
        ),
      );
      expect(acts).toEqual([
        { version: 1, choice: 'approve' },
        { version: 2, choice: 'reject' },
      ]);
    });

    it('sent again by a phone does not undo a change made since', async () => {
      const id = await polls.open();
      const requestId = newId();
      await polls.cast(id, polls.heads[1]!, 'approve', requestId);
      await polls.cast(id, polls.heads[1]!, 'abstain', newId());
      const late = await polls.cast(id, polls.heads[1]!, 'approve', requestId);
      expect(late.status).toBe(200);
      expect(late.body).toMatchObject({ choice: 'abstain', changed: false, voted: 1 });
    });

    it('is refused to children, to those without a household, and to who came after the opening', async () => {
      const other = await TestPolls.create(app);
      const id = await other.open();
      const child = await other.register.villager('上寨 1 号', 2);
      // Under 14 nothing is done without a guardian; from then on to 18, no vote.
      await app.tenant.run({ villageId: other.village }, (tx) =>
        tx.execute(`UPDATE residents SET born_on = $3::date - interval '16 years' WHERE village_id = $1 AND id = $2`, [
          tx.villageId,
          child.residentId,
          tx.now,
        ]),
      );
      expect((await other.cast(id, child, 'approve')).problem.code).toBe('poll.not_adult');
      for (const as of [other.committee, other.supervisor, other.register.auditor]) {
        expect((await other.cast(id, as, 'approve')).problem.code).toBe('request.forbidden');
      }
      const newcomer = await app.newUser();
      await app.tenant.run({ villageId: other.village }, async (tx) => {
        const registers = app.get(RegisterService);
        const [added] = await registers.addHouseholds(tx, [
          {
            hamletId: other.register.hamlets[0]!.id,
            no: 99,
            residents: [{ name: '新来的', bornOn: '1980-01-01', head: true, away: false }],
          },
        ]);
        await registers.bind(tx, { userId: newId(), requestId: 'test' }, [
          { residentId: added!.residents[0]!.id, userId: newcomer.userId },
        ]);
      });
      app.forgetAccess();
      expect((await other.cast(id, newcomer, 'approve')).problem.code).toBe('poll.not_elector');
      expect((await other.get(id, newcomer)).body).toMatchObject({ mine: 'not_elector', elector: null, electorate: 5 });
      expect((await other.cast(newId(), newcomer, 'approve')).problem.code).toBe('request.not_found');
    });

    it('shows participation only, to everybody, until the close', async () => {
      const id = await polls.open();
      await polls.cast(id, polls.heads[0]!, 'approve');
      await polls.cast(id, polls.heads[1]!, 'reject');
      for (const as of [polls.heads[2]!, polls.committee, polls.supervisor, polls.register.auditor]) {
        const { status, body } = await polls.get(id, as);
        expect(status).toBe(200);
        expect(body).toMatchObject({ voted: 2, verdict: null, result: null });
        expect(JSON.stringify(body)).not.toMatch(/approve|reject/);
      }
    });

    it('is one statement; a list is one', async () => {
      const id = await polls.open();
      await polls.cast(id, polls.heads[0]!, 'approve');
      expect(await statementsOf(() => polls.cast(id, polls.heads[0]!, 'reject'))).toHaveLength(1);
      const list = () => app.call('polls.list', { as: polls.heads[0], params: { village: polls.village } });
      expect(await statementsOf(list)).toHaveLength(1);
    });
  });

  describe('closing', () => {
    type Result = NonNullable<ResponseOf<'polls.get'>['result']>;
    const resultOf = async (id: string): Promise<Result> => (await polls.get(id, polls.heads[0])).body.result!;

    it('says 达到门槛 with the sums', async () => {
      const id = await polls.closed(['approve', 'approve', 'approve', 'reject']);
      expect(await resultOf(id)).toEqual({
        approve: 3,
        reject: 1,
        abstain: 0,
        options: [],
        notVoted: 1,
        present: 4,
        quorumNeeded: 4,
        quorumMet: true,
        thresholdMet: true,
        verdict: 'reached',
        sentences: [
          { met: true, title: '人数够了', detail: '到会 4 户，要 4 户' },
          { met: true, title: '同意的超过一半', detail: '3 户同意，要过到会的一半' },
        ],
        closing: expect.stringContaining('以依法召开的会议及签名记录为准') as string,
      });
      expect((await polls.get(id)).body).toMatchObject({ state: 'closed', voted: 4, verdict: 'reached' });
    });

    it('does not reach with exactly half, abstentions counted as present', async () => {
      expect(await resultOf(await polls.closed(['approve', 'approve', 'reject', 'reject']))).toMatchObject({
        verdict: 'not_reached',
        quorumMet: true,
        thresholdMet: false,
      });
      expect(await resultOf(await polls.closed(['approve', 'approve', 'abstain', 'abstain']))).toMatchObject({
        verdict: 'not_reached',
        present: 4,
      });
    });

    it('says 人数不够 under the quorum, however many approve', async () => {
      const result = await resultOf(await polls.closed(['approve', 'approve', 'approve']));
      expect(result).toMatchObject({ verdict: 'no_quorum', quorumMet: false, present: 3, notVoted: 2 });
      expect(result.sentences[0]).toEqual({ met: false, title: '人数不够', detail: '到会 3 户，要 4 户' });
    });

    it('counts the last choice of each household, and refuses what comes later', async () => {
      const id = await polls.open();
      for (const [i, head] of polls.heads.entries()) await polls.cast(id, head, i < 4 ? 'reject' : 'approve');
      await polls.cast(id, polls.heads[0]!, 'approve');
      await polls.close();
      await polls.close();
      expect(await resultOf(id)).toMatchObject({ approve: 2, reject: 3, verdict: 'not_reached' });
      const late = await polls.cast(id, polls.heads[1]!, 'approve');
      expect([late.status, late.problem.code]).toEqual([409, 'poll.closed']);
      expect(await resultOf(id)).toMatchObject({ approve: 2, reject: 3 });
    });

    it('is over at its time for everybody, also before it is counted', async () => {
      const at = new Date(Date.now() - 3_600_000);
      const actor = await actorOf(app, polls.village, polls.committee, at);
      const { id } = await app.get(OpeningService).open(actor, {
        title: '刚刚到点',
        body: '还没来得及数票。',
        preset: 'household_representatives',
        closesAt: new Date(at.getTime() + 3_600_000).toISOString(),
      });
      expect((await polls.cast(id, polls.heads[0]!, 'approve')).problem.code).toBe('poll.closed');
      expect((await polls.get(id)).body).toMatchObject({ state: 'closed', verdict: null, result: null });
      expect((await polls.enter(id, polls.committee)).problem.code).toBe('poll.still_open');
    });
  });

  it('lists open polls first, the next to close on top, and tells the front page what to do', async () => {
    const own = await TestPolls.create(app);
    const closed = await own.closed(['approve', 'approve', 'approve']);
    const reached = await own.closed(['approve', 'approve', 'approve', 'approve'], { title: '修上寨水渠' });
    const later = await own.open({ closesAt: fromNow(50), title: '后天的表决' });
    const sooner = await own.open({ closesAt: fromNow(20), title: '明天的表决' });
    const list = async (as: TestUser) =>
      (await app.call('polls.list', { as, params: { village: own.village } })).body.items;
    await own.cast(sooner, own.heads[0]!, 'approve');
    const items = await list(own.heads[0]!);
    expect(items.map((item) => item.id)).toEqual([sooner, later, reached, closed]);
    expect(items.map((item) => item.mine)).toEqual(['voted', 'not_voted', 'voted', 'voted']);
    expect(items.map((item) => item.verdict)).toEqual([null, null, 'reached', 'no_quorum']);
    expect((await list(own.register.auditor)).map((item) => item.mine)).toEqual(Array(4).fill('not_elector'));

    const todosOf = async (user: TestUser) => {
      const actor = await actorOf(app, own.village, user);
      return app.tenant.run(actor, (tx) => app.get(PollService).openFor(tx, actor));
    };
    expect(await todosOf(own.heads[0]!)).toMatchObject([{ kind: 'vote', id: later, title: '后天的表决，你家没投' }]);
    expect((await todosOf(own.heads[1]!)).map((todo) => todo.id)).toEqual([sooner, later]);
    expect(await todosOf(await own.register.villager('上寨 1 号', 2))).toEqual([]);
    expect(await todosOf(own.committee)).toMatchObject([{ kind: 'enter_minutes', id: reached, until: null }]);
    await own.enter(reached, own.committee);
    expect(await todosOf(own.committee)).toEqual([]);
    expect(await todosOf(own.supervisor)).toMatchObject([{ kind: 'enter_minutes', id: reached }]);
  });

  it('of one village are out of reach from another', async () => {
    const other = await TestPolls.create(app);
    const id = await polls.open();
    const theirs = other.heads[0]!;
    const call = (village: string) => [
      app.call('polls.get', { as: theirs, params: { village, poll: id } }),
      app.call('polls.cast', { as: theirs, params: { village, poll: id }, body: { choice: 'approve' } }),
    ];
    for (const village of [other.village, polls.village]) {
      for (const answer of await Promise.all(call(village))) expect(answer.status).toBe(404);
    }
    const items = (await app.call('polls.list', { as: theirs, params: { village: other.village } })).body.items;
    expect(items).toEqual([]);
    const enter = await app.call('polls.minutes', {
      as: other.committee,
      params: { village: other.village, poll: id },
      body: { heldOn: today(), place: '鼓楼', attendance: 1, photoId: newId() },
    });
    expect(enter.status).toBe(404);
    expect((await polls.get(id)).body.voted).toBe(0);
  });
});
