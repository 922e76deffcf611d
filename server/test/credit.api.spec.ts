import { addDays, businessDate } from '@wecountry/shared/domain/calendar';
import { publicUntil } from '@wecountry/shared/domain/credit';
import { CreditService, RuleBookService } from '../src/modules/credit/index.js';
import { newId } from '../src/platform/db/id.js';
import { actorOf } from './harness/actors.js';
import { startApp, type TestApp, type TestUser } from './harness/app.js';
import { ITEMS, TestCredit } from './harness/credit.js';
import { statementsOf } from './harness/statements.js';

const today = () => businessDate(new Date());
const year = () => Number(today().slice(0, 4));

describe('points', () => {
  let app: TestApp;
  let credit: TestCredit;
  beforeAll(async () => {
    app = await startApp();
    credit = await TestCredit.create(app);
  });
  afterAll(() => app.close());

  const stateOf = async (head: TestUser, id: string) =>
    (await credit.mine(head)).entries.find((entry) => entry.id === id)?.state;
  const listed = async (name: 'credit.public' | 'credit.claims', as: TestUser) =>
    (await app.call(name, { as, params: { village: credit.village } })).body.items;
  /** Lets the public days of every claim pass. */
  const daysPass = () => app.runDue(new Date(`${addDays(today(), 30)}T00:00:00Z`));

  describe('rules', () => {
    it('are shown in the version that is in force', async () => {
      const { body } = await app.call('credit.rules', { as: credit.heads[0], params: { village: credit.village } });
      expect(body).toMatchObject({ version: 1, effectiveOn: '2020-01-01', basePoints: 0 });
      expect(body.items.map((item) => item.title)).toEqual(ITEMS.map((item) => item.title));
      expect(body.items[1]).toMatchObject({
        categoryLabel: '公益劳动',
        publicDays: 0,
        capPerSeason: 8,
        claimable: true,
      });
    });

    it('come in versions: the next replaces the one before from its day on', async () => {
      const own = await TestCredit.create(app);
      const actor = await actorOf(app, own.village, own.committee);
      const adopt = (effectiveOn: string, points: number) =>
        app.get(RuleBookService).adopt(actor, { effectiveOn, basePoints: 0, items: [{ ...ITEMS[0]!, points }] });
      const second = await adopt('2021-01-01', 7);
      const third = await adopt(addDays(today(), 1), 9);
      expect([second.version, third.version]).toEqual([2, 3]);
      const { body } = await app.call('credit.rules', { as: own.heads[0], params: { village: own.village } });
      expect(body.items.map((item) => item.points)).toEqual([7]);
      expect((await own.claim(own.heads[0]!, 'canal')).problem.code).toBe('credit.item_unknown');
      await expect(adopt('2026-13', 1)).rejects.toMatchObject({ code: 'credit.rules_wrong' });
    });

    it('that are missing are said to be', async () => {
      const empty = await app.newVillage();
      const answer = await app.call('credit.rules', { as: credit.register.auditor, params: { village: empty.id } });
      expect([answer.status, answer.problem.code]).toEqual([409, 'credit.no_rules']);
    });
  });

  describe('a claim', () => {
    it('is reviewed by another household, stands in public, and counts', async () => {
      const [head, other] = [credit.heads[0]!, credit.heads[1]!];
      const before = await credit.mine(head);
      const photo = await credit.photo(head);
      const { body: done } = await credit.claim(head, 'canal', { pictureIds: [photo] });
      const [waiting] = await listed('credit.claims', credit.committee);
      expect(waiting).toMatchObject({
        id: done.id,
        title: '修水渠半天',
        points: 5,
        state: 'claimed',
        householdLabel: '上寨 1 号',
        claimedByName: '上寨1之1',
        note: '半天',
        reviewedByName: null,
        objection: null,
        may: ['review'],
      });
      expect(waiting!.pictures).toMatchObject([{ id: photo }]);
      const { body: reviewed } = await credit.review(done.id);
      const until = publicUntil(new Date(), 5).toISOString();
      expect(reviewed).toEqual({ state: 'public', publicUntil: until });
      const inPublic = await credit.mine(head);
      expect(inPublic).toMatchObject({ season: year(), points: before.points, publicPoints: before.publicPoints + 5 });
      expect(inPublic.entries[0]).toMatchObject({ state: 'public', reviewedByName: '石明', publicUntil: until });
      expect((await listed('credit.public', other)).find((claim) => claim.id === done.id)?.may).toEqual(['object']);
      expect((await listed('credit.public', head)).find((claim) => claim.id === done.id)?.may).toEqual([]);
      await app.runDue(new Date(Date.parse(until) - 1));
      expect(await stateOf(head, done.id)).toBe('public');
      await daysPass();
      await daysPass();
      expect(await credit.mine(head)).toMatchObject({ points: before.points + 5, publicPoints: before.publicPoints });
      expect((await credit.object(done.id, other)).problem.code).toBe('credit.not_now');
    });

    it('without public days counts at its review, with the evidence that is wanted', async () => {
      const head = credit.heads[2]!;
      expect((await credit.claim(head, 'sweep')).problem.code).toBe('credit.picture_needed');
      const { body } = await credit.claim(head, 'sweep', { pictureIds: [await credit.photo(head)] });
      expect((await credit.review(body.id)).body).toEqual({ state: 'counted', publicUntil: null });
      const mine = await credit.mine(head);
      expect(mine.points).toBe(3);
      expect(mine.byCategory[0]).toEqual({ category: 'labour', label: '公益劳动', points: 3 });
      expect(mine.byCategory).toHaveLength(6);
    });

    it('gives what the cap leaves, and nothing beyond', async () => {
      const own = await TestCredit.create(app);
      const [head, other] = [own.heads[0]!, own.heads[1]!];
      const sweep = async (as: TestUser) => own.claim(as, 'sweep', { pictureIds: [await own.photo(as)] });
      const ids = [];
      for (let n = 0; n < 3; n++) ids.push((await sweep(head)).body.id);
      expect((await own.mine(head)).entries.map((entry) => entry.points)).toEqual([2, 3, 3]);
      const over = await sweep(head);
      expect([over.status, over.problem.code]).toEqual([409, 'credit.cap_reached']);
      expect((await sweep(other)).status).toBe(201);
      // A rejected claim gives its part of the cap back.
      await own.review(ids[0]!, own.committee, false, '看不清');
      expect((await sweep(head)).status).toBe(201);
      expect((await own.mine(head)).entries[0]).toMatchObject({ points: 3, state: 'claimed' });
    });

    it('is refused for other years, other items and other pictures', async () => {
      const head = credit.heads[3]!;
      const codeOf = async (code: string, more: object) => (await credit.claim(head, code, more)).problem.code;
      expect(await codeOf('canal', { happenedOn: addDays(today(), 1) })).toBe('credit.date_wrong');
      expect(await codeOf('canal', { happenedOn: `${year() - 1}-12-31` })).toBe('credit.date_wrong');
      expect(await codeOf('late', {})).toBe('credit.not_claimable');
      expect(await codeOf('nothing', {})).toBe('request.invalid');
      expect(await codeOf('canal', { pictureIds: [newId()] })).toBe('media.missing');
      const borrowed = await credit.photo(credit.heads[2]!);
      expect(await codeOf('canal', { pictureIds: [borrowed] })).toBe('media.missing');
      expect((await credit.claim(credit.committee, 'canal')).problem.code).toBe('request.forbidden');
      expect((await credit.mine(head)).entries).toEqual([]);
    });

    it('is once per key', async () => {
      const key = newId();
      const first = await credit.claim(credit.heads[3]!, 'canal', {}, key);
      const again = await credit.claim(credit.heads[3]!, 'canal', {}, key);
      expect(again.body).toEqual(first.body);
      expect((await credit.mine(credit.heads[3]!)).entries).toHaveLength(1);
      const other = await credit.claim(credit.heads[3]!, 'song', {}, key);
      expect(other.problem.code).toBe('request.key_reused');
    });
  });

  describe('a review', () => {
    it('is never of the own household, needs a reason to reject, and happens once', async () => {
      const head = credit.heads[4]!;
      const member = await credit.register.villager('上寨 2 号', 1);
      await credit.register.give(head, 'committee');
      await credit.register.give(member, 'committee');
      const id = await credit.claimed(head);
      expect((await credit.review(id, head)).problem.code).toBe('credit.recused');
      expect((await listed('credit.claims', head)).find((claim) => claim.id === id)?.may).toEqual([]);
      const theirs = await credit.claimed(credit.heads[1]!);
      expect((await credit.review(theirs, member)).problem.code).toBe('credit.recused');
      expect((await credit.review(id, credit.committee, false)).problem.code).toBe('credit.reason_needed');
      expect((await credit.review(id, credit.committee, false, '  ')).problem.code).toBe('credit.reason_needed');
      expect((await credit.review(id, member, false, '照片不是那天的')).body).toEqual({
        state: 'rejected',
        publicUntil: null,
      });
      expect((await credit.review(id)).problem.code).toBe('credit.not_now');
      expect((await credit.review(newId())).problem.code).toBe('request.not_found');
      for (const as of [credit.heads[0]!, credit.supervisor, credit.register.auditor]) {
        expect((await credit.review(theirs, as)).problem.code).toBe('request.forbidden');
      }
    });
  });

  describe('an objection', () => {
    const inPublic = async (head: TestUser) => {
      const id = await credit.claimed(head);
      await credit.review(id);
      return id;
    };

    it('stops the claim until a supervisor lets it count', async () => {
      const [head, other] = [credit.heads[0]!, credit.heads[1]!];
      const before = (await credit.mine(head)).points;
      const id = await inPublic(head);
      expect((await credit.object(id, head)).problem.code).toBe('credit.own_claim');
      expect((await credit.object(id, other)).body).toEqual({ state: 'objected' });
      expect((await credit.object(id, credit.heads[2]!)).problem.code).toBe('credit.not_now');
      await daysPass();
      expect(await stateOf(head, id)).toBe('objected');
      const shown = (await listed('credit.claims', credit.supervisor)).find((claim) => claim.id === id);
      expect(shown).toMatchObject({
        may: ['resolve'],
        objection: { reason: '那天没看见他来', householdLabel: '上寨 2 号' },
      });
      expect((await credit.resolve(id)).body).toEqual({ state: 'counted' });
      expect((await credit.mine(head)).points).toBe(before + 5);
      expect((await credit.resolve(id)).problem.code).toBe('credit.not_now');
    });

    it('that holds ends the claim without points', async () => {
      const head = credit.heads[0]!;
      const before = (await credit.mine(head)).points;
      const id = await inPublic(head);
      expect((await credit.resolve(id)).problem.code).toBe('credit.not_now');
      await credit.object(id, credit.heads[1]!);
      expect((await credit.resolve(id, credit.supervisor, false)).body).toEqual({ state: 'overturned' });
      await daysPass();
      expect(await credit.mine(head)).toMatchObject({ points: before, publicPoints: 0 });
    });

    it('is settled by nobody of either household, and not by who confirmed', async () => {
      const own = await TestCredit.create(app);
      const [claimant, objector, third] = own.heads;
      const both = await own.register.staff('supervisor', '外来的监督');
      const id = await own.claimed(claimant!);
      await own.review(id);
      await own.object(id, objector!);
      await own.register.give(claimant!, 'supervisor');
      await own.register.give(objector!, 'supervisor');
      for (const as of [claimant!, objector!]) {
        expect((await own.resolve(id, as)).problem.code).toBe('credit.recused');
      }
      for (const as of [third!, own.committee])
        expect((await own.resolve(id, as)).problem.code).toBe('request.forbidden');
      expect((await own.resolve(id, both)).body.state).toBe('counted');
    });
  });

  it('are ranked by household, equal ones on one place, every household of the register', async () => {
    const own = await TestCredit.create(app, { basePoints: 100 });
    const today_ = today();
    await own.give(own.heads[3]!, 4, today_);
    await own.give(own.heads[1]!, 2, today_);
    await own.give(own.heads[4]!, 2, today_);
    const list = () => app.call('credit.ranking', { as: own.heads[1], params: { village: own.village } });
    const { body } = await list();
    expect(body.season).toBe(year());
    expect(body.items.map(({ rank, label, points, mine }) => [rank, label, points, mine])).toEqual([
      [1, '下寨 1 号', 108, false],
      [2, '上寨 2 号', 104, true],
      [2, '下寨 2 号', 104, false],
      [4, '上寨 1 号', 100, false],
      [4, '上寨 3 号', 100, false],
    ]);
    expect(await own.mine(own.heads[4]!)).toMatchObject({ points: 104, rank: 2, households: 5, dividend: null });
    expect((await statementsOf(list)).length).toBeLessThanOrEqual(3);
    const staff = await app.call('credit.mine', { as: own.committee, params: { village: own.village } });
    expect(staff.problem.code).toBe('request.forbidden');
  });

  it('tell the front page what waits', async () => {
    const own = await TestCredit.create(app);
    const todosOf = async (user: TestUser) => {
      const actor = await actorOf(app, own.village, user);
      return app.tenant.run(actor, (tx) => app.get(CreditService).todosFor(tx, actor));
    };
    const first = await own.claimed(own.heads[0]!);
    const second = await own.claimed(own.heads[1]!);
    expect(await todosOf(own.committee)).toMatchObject([
      { kind: 'review_claims', id: null, title: '2 条申报，等你认定' },
    ]);
    expect(await todosOf(own.heads[2]!)).toEqual([]);
    await own.review(first);
    await own.review(second);
    expect(await todosOf(own.committee)).toEqual([]);
    const [todo] = await todosOf(own.heads[0]!);
    expect(todo).toMatchObject({ kind: 'public_claim', id: second, title: '修水渠半天 +5 分，公示中' });
    expect(todo!.help).toMatch(/^还有 [56] 天，可以提意见$/);
    await own.object(first, own.heads[1]!);
    expect(await todosOf(own.supervisor)).toMatchObject([{ kind: 'review_claims', title: '1 条有人提意见，等你处理' }]);
  });

  it('are listed to the last by cursor, however many stand in public or wait', async () => {
    const own = await TestCredit.create(app);
    const [head, other] = [own.heads[0]!, own.heads[1]!];
    const ids: string[] = [];
    for (let n = 0; n < 112; n++) ids.push(await own.claimed(n % 2 === 0 ? head : other));
    const all = async (name: 'credit.public' | 'credit.claims', as: TestUser) => {
      const found: string[] = [];
      let cursor: string | undefined;
      do {
        const { body } = await app.call(name, { as, params: { village: own.village }, query: { cursor } });
        found.push(...body.items.map((item) => item.id));
        cursor = body.nextCursor ?? undefined;
      } while (cursor);
      return found;
    };
    const todosOf = async (user: TestUser) => {
      const actor = await actorOf(app, own.village, user);
      return app.tenant.run(actor, (tx) => app.get(CreditService).todosFor(tx, actor));
    };
    expect(await all('credit.claims', own.committee)).toEqual(ids);
    expect(await todosOf(own.committee)).toMatchObject([{ title: '112 条申报，等你认定' }]);
    for (const id of ids) expect((await own.review(id)).status).toBe(200);
    expect(await all('credit.public', other)).toEqual(ids);
    // Who settles objections has them first; in public they keep their place.
    await own.object(ids[100]!, other);
    await own.object(ids[110]!, other);
    const late = await own.claimed(head);
    expect(await all('credit.claims', own.supervisor)).toEqual([ids[100], ids[110], late]);
    expect(await all('credit.public', other)).toEqual(ids);
    const { body } = await app.call('credit.claims', { as: own.supervisor, params: { village: own.village } });
    expect(body.totals).toEqual({ objected: 2, claimed: 1 });
    const wrong = { params: { village: own.village }, query: { cursor: 'nowhere' } };
    expect((await app.call('credit.public', { as: head, ...wrong })).problem.code).toBe('request.invalid');
  });

  it('of one village are out of reach from another', async () => {
    const other = await TestCredit.create(app);
    const id = await credit.claimed(credit.heads[0]!);
    expect((await other.review(id)).status).toBe(404);
    await credit.review(id);
    expect((await other.object(id, other.heads[0]!)).status).toBe(404);
    expect((await other.resolve(id)).status).toBe(404);
    for (const name of ['credit.public', 'credit.ranking', 'credit.rules', 'credit.mine'] as const) {
      const answer = await app.call(name, { as: other.heads[0], params: { village: credit.village } });
      expect(answer.status).toBe(404);
    }
    expect(await listed('credit.public', credit.heads[1]!)).not.toEqual([]);
    const theirs = await app.call('credit.public', { as: other.heads[0], params: { village: other.village } });
    expect(theirs.body.items).toEqual([]);
    const claim = await app.call('credit.claim', {
      as: other.heads[0],
      params: { village: other.village },
      body: { itemId: credit.items.canal!, happenedOn: today(), note: '', pictureIds: [] },
    });
    expect(claim.problem.code).toBe('credit.item_unknown');
  });
});
