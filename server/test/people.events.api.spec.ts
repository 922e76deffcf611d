import type { BodyOf } from '@wecountry/shared/contracts';
import { PeopleService } from '../src/modules/people/index.js';
import { startApp, type TestApp, type TestUser } from './harness/app.js';
import { fromNow, TestPolls } from './harness/polls.js';

describe('events of the register', () => {
  let app: TestApp;
  let polls: TestPolls;
  beforeAll(async () => {
    app = await startApp();
  });
  beforeEach(async () => {
    polls = await TestPolls.create(app, { 上寨: [3, 2, 1], 下寨: [2] });
  });
  afterAll(() => app.close());

  const params = () => ({ village: polls.village });
  const hamlet = () => polls.register.hamlets[0]!.id;
  const record = (
    body: Omit<BodyOf<'people.recordEvent'>, 'happenedOn'> & { happenedOn?: string },
    as: TestUser = polls.committee,
  ) => app.call('people.recordEvent', { as, params: params(), body: { happenedOn: '2026-11-01', ...body } });
  const household = async (code: string) =>
    (
      await app.call('people.household', {
        as: polls.committee,
        params: { ...params(), household: polls.register.household(code).id },
      })
    ).body;
  const electorateOn = (day: string) =>
    app.tenant.run({ villageId: polls.village, at: new Date(`${day}T12:00:00+08:00`) }, async (tx) => {
      return (await app.get(PeopleService).adults(tx)).length;
    });
  const person = (code: string, member = 0) => polls.register.household(code).residents[member]!;

  it('bring somebody in by birth, marriage and moving, with a number of their own', async () => {
    const to = { hamletId: hamlet(), no: 3 };
    for (const [kind, name, bornOn] of [
      ['born', '吴小妹', '2026-10-30'],
      ['married_in', '石银梅', '1996-11-21'],
      ['moved_in', '吴家兴', '1990-02-14'],
    ] as const) {
      expect((await record({ kind, person: { name, bornOn, away: false }, to })).status).toBe(201);
    }
    const { members, events } = await household('上寨 3 号');
    expect(members.map((m) => [m.name, m.residentNo, m.head, m.adult])).toEqual([
      ['上寨3之1', 6, true, true],
      ['吴家兴', 11, false, true],
      ['石银梅', 10, false, true],
      ['吴小妹', 9, false, false],
    ]);
    expect(events.map((e) => [e.kind, e.happenedOn])).toEqual([
      ['moved_in', '2026-11-01'],
      ['married_in', '2026-11-01'],
      ['born', '2026-11-01'],
    ]);
    const late = { kind: 'born' as const, person: { name: '吴小妹', bornOn: '2026-11-02', away: false }, to };
    expect((await record(late)).problem.code).toBe('people.event_day');
    expect((await record({ kind: 'born', to })).problem.code).toBe('people.event_incomplete');
    expect((await record({ kind: 'died' })).problem.code).toBe('people.event_incomplete');
  });

  it('never give a number again, and let who left be nobody', async () => {
    const [head] = polls.heads;
    const gone = person('上寨 3 号');
    expect((await record({ kind: 'moved_away', residentId: gone.id })).status).toBe(201);
    expect((await record({ kind: 'died', residentId: gone.id })).problem.code).toBe('people.left');
    const to = { hamletId: hamlet(), no: 3 };
    await record({ kind: 'moved_in', person: { name: '龙小妹', bornOn: '1990-02-14', away: false }, to });
    const { members } = await household('上寨 3 号');
    expect(members.map((m) => [m.name, m.residentNo, m.head])).toEqual([['龙小妹', 9, true]]);
    app.forgetAccess();
    const look = await app.call('people.mine', { as: polls.heads[2]!, params: params() });
    expect(look.problem.code).toBe('request.not_found');
    expect((await app.call('people.mine', { as: head!, params: params() })).status).toBe(200);
  });

  it('found a household for who leaves home, and want the head settled first', async () => {
    const to = { hamletId: hamlet(), no: 40 };
    const move = (member: number) => record({ kind: 'moved_house', residentId: person('上寨 1 号', member).id, to });
    expect((await move(0)).problem.code).toBe('people.head_first');
    expect((await move(1)).status).toBe(201);
    expect((await record({ kind: 'head_changed', residentId: person('上寨 1 号', 2).id })).status).toBe(201);
    expect((await move(0)).status).toBe(201);
    expect((await household('上寨 1 号')).members.map((m) => [m.name, m.head])).toEqual([['上寨1之3', true]]);
    const listed = await app.call('people.households', { as: polls.committee, params: params(), query: { q: '40号' } });
    expect(listed.body.items.map((h) => [h.code, h.name, h.members])).toEqual([['上寨 40 号', '上寨1之2', 2]]);
  });

  it('leave polls the electorate that they froze', async () => {
    const open = await polls.open();
    const before = (await polls.get(open)).body.electorate;
    const closed = await polls.closed(polls.heads.map(() => 'approve' as const));
    const result = (await polls.get(closed)).body;
    await record({ kind: 'moved_away', residentId: person('上寨 3 号').id });
    await record({ kind: 'moved_house', residentId: person('上寨 2 号', 1).id, to: { hamletId: hamlet(), no: 50 } });
    expect((await polls.get(open)).body.electorate).toBe(before);
    expect((await polls.get(closed)).body).toEqual(result);
    const next = await polls.open();
    // One household is empty, one is new.
    expect((await polls.get(next)).body.electorate).toBe(before);
    const to = { hamletId: hamlet(), no: 51 };
    await record({ kind: 'moved_in', person: { name: '新来的', bornOn: '1990-02-14', away: false }, to });
    expect((await polls.get(await polls.open())).body.electorate).toBe(before + 1);
  });

  it('leave who has gone out of every roll made later, and on those made before', async () => {
    const byHeads = { preset: 'villagers_assembly' as const, closesAt: fromNow(11 * 24) };
    const found = async (q: string) =>
      (await app.call('polls.adults', { as: polls.committee, params: params(), query: { q } })).body.items.length;
    const gone = person('上寨 2 号', 1);
    const before = await polls.open(byHeads);
    const { electorate } = (await polls.get(before)).body;
    expect([await found('上寨2之2'), await electorateOn('2026-11-22')]).toEqual([1, electorate]);
    expect((await record({ kind: 'died', residentId: gone.id, happenedOn: '2026-11-10' })).status).toBe(201);
    expect((await polls.get(before)).body.electorate).toBe(electorate);
    expect((await polls.get(await polls.open(byHeads))).body.electorate).toBe(electorate - 1);
    expect(await found('上寨2之2')).toBe(0);
    // Dated: who looks at an earlier day sees them.
    expect([await electorateOn('2026-11-09'), await electorateOn('2026-11-10')]).toEqual([electorate, electorate - 1]);
  });

  it('end what the dead held, but the committee ends no supervision so', async () => {
    const [one, two] = [polls.heads[0]!, polls.heads[3]!];
    await polls.register.give(one, 'coop_staff');
    await polls.register.give(two, 'supervisor');
    await record({ kind: 'head_changed', residentId: person('上寨 1 号', 1).id });
    expect((await record({ kind: 'died', residentId: one.residentId })).status).toBe(201);
    await record({ kind: 'head_changed', residentId: person('下寨 1 号', 1).id });
    expect((await record({ kind: 'moved_away', residentId: two.residentId })).problem.code).toBe(
      'people.supervisor_by_committee',
    );
    app.forgetAccess();
    expect((await app.call('me.get', { as: one })).problem.code).toBe('session.ended');
    const { body } = await app.call('people.roles', { as: polls.committee, params: params() });
    expect(body.items.map((r) => r.role).sort()).toEqual(['committee', 'supervisor', 'supervisor']);
  });
});

describe('nominations', () => {
  let app: TestApp;
  let polls: TestPolls;
  beforeAll(async () => {
    app = await startApp();
  });
  beforeEach(async () => {
    polls = await TestPolls.create(app, { 上寨: [2, 2], 下寨: [2] });
  });
  afterAll(() => app.close());

  const params = () => ({ village: polls.village });
  const nominate = (as: TestUser, userId: string, role: BodyOf<'people.nominate'>['role'] = 'supervisor') =>
    app.call('people.nominate', { as, params: params(), body: { userId, role } });
  const decide = (as: TestUser, nomination: string, body: BodyOf<'people.decideNomination'>) =>
    app.call('people.decideNomination', { as, params: { ...params(), nomination }, body });
  const roles = async () =>
    (await app.call('people.roles', { as: polls.committee, params: params() })).body.items.map((r) => r.role).sort();

  it('of the committee become a supervisor when another supervisor agrees', async () => {
    const { userId } = polls.heads[0]!;
    const { body } = await nominate(polls.committee, userId);
    expect((await nominate(polls.committee, userId)).problem.code).toBe('people.nomination_open');
    expect((await decide(polls.committee, body.id, { confirm: true })).problem.code).toBe('request.forbidden');
    expect(await roles()).toEqual(['committee', 'supervisor']);
    expect((await decide(polls.supervisor, body.id, { confirm: true })).status).toBe(200);
    expect((await decide(polls.supervisor, body.id, { confirm: true })).status).toBe(200);
    expect((await decide(polls.supervisor, body.id, { confirm: false, reason: '反悔' })).problem.code).toBe(
      'people.nomination_over',
    );
    expect(await roles()).toEqual(['committee', 'supervisor', 'supervisor']);
  });

  it('are not decided by who made them, nor about oneself; a no has its reason', async () => {
    const head = polls.heads[1]!;
    const own = await nominate(polls.supervisor, head.userId);
    expect((await decide(polls.supervisor, own.body.id, { confirm: true })).problem.code).toBe('people.own_nomination');
    expect((await decide(polls.register.auditor, own.body.id, { confirm: false })).problem.code).toBe(
      'people.reason_needed',
    );
    expect((await decide(polls.register.auditor, own.body.id, { confirm: false, reason: '不是选的' })).status).toBe(
      200,
    );
    expect((await nominate(polls.supervisor, polls.supervisor.userId)).problem.code).toBe('people.own_role');
    expect((await nominate(polls.committee, head.userId, 'coop_staff')).problem.code).toBe(
      'people.nomination_needless',
    );
    const { items } = (await app.call('people.nominations', { as: polls.committee, params: params() })).body;
    expect(items.map((i) => [i.state, i.reason, i.mayDecide])).toEqual([['refused', '不是选的', false]]);
  });

  it('keep supervisors apart from the committee’s households to the last', async () => {
    const [head] = polls.heads;
    const { body } = await nominate(polls.committee, head!.userId);
    const wife = await polls.register.villager('上寨 1 号', 1);
    await polls.register.give(wife, 'committee');
    expect((await decide(polls.supervisor, body.id, { confirm: true })).problem.code).toBe('people.supervisor_kin');
  });
});
