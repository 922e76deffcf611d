import { DomainError } from '@wecountry/shared/errors';
import { startApp, type TestApp, type TestUser, type TestVillage } from './harness/app.js';
import { ProbeDirectory, ProbeModule, ProbeScript } from './harness/probe.js';

const notice = { category: 'notice' as const, title: '开会', body: '明天开会', hamletIds: [] as string[] };

describe('one request', () => {
  let app: TestApp;
  let village: TestVillage;
  let user: TestUser;
  let script: ProbeScript;
  beforeAll(async () => {
    app = await startApp({}, [ProbeModule]);
    script = app.get(ProbeScript);
  });
  beforeEach(async () => {
    village = await app.newVillage();
    user = await app.newUser();
    app.get(ProbeDirectory).place(user.userId, village.id, 'committee');
    script.failWith = undefined;
    script.answerWrongly = false;
    await app.runDue();
    script.ran.length = 0;
  });
  afterAll(() => app.close());

  const publish = (key?: string, body = notice) =>
    app.call('notices.publish', { as: user, params: { village: village.id }, body, key });
  const acts = () =>
    app.tenant.run({ villageId: village.id }, (tx) => tx.query<{ act: string }>('SELECT act FROM privileged_acts'));

  describe('refusals', () => {
    it('say code, title and what to do next', async () => {
      script.failWith = new DomainError('poll.closed', { closesAt: '20:00' });
      const { status, problem, headers } = await publish();
      expect(status).toBe(409);
      expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(problem).toEqual({
        type: 'urn:wecountry:problem:poll.closed',
        title: '投票已经截止',
        status: 409,
        code: 'poll.closed',
        next: '这一票没算进去。可以看结果。',
        detail: { closesAt: '20:00' },
        requestId: headers['x-request-id'],
      });
    });

    it('name each wrong field in words', async () => {
      const { problem } = await publish('key-of-a-bad-one', { ...notice, title: '', hamletIds: ['x'] });
      expect(problem).toMatchObject({ status: 400, code: 'request.invalid' });
      expect(problem.errors).toEqual([
        { field: 'body.title', message: '至少写 2 个字' },
        { field: 'body.hamletIds.0', message: '格式不对' },
      ]);
    });

    it('tell nothing of a failure of ours', async () => {
      script.failWith = new Error('password=hunter2');
      const { problem } = await publish();
      expect(problem).toMatchObject({ status: 500, code: 'request.failed' });
      expect(JSON.stringify(problem)).not.toContain('hunter2');
    });

    it('cover bodies that are no JSON, too large, and addresses that are nowhere', async () => {
      const headers = { authorization: `Bearer ${user.session.accessToken}`, 'content-type': 'application/json' };
      const url = `/api/villages/${village.id}/notices`;
      const send = async (payload: string) => (await app.nest.inject({ method: 'POST', url, headers, payload })).json();
      expect(await send('{"a":')).toMatchObject({ status: 400, code: 'request.invalid' });
      expect(await send(`"${'x'.repeat(2_000_000)}"`)).toMatchObject({ status: 413, code: 'request.too_large' });
      for (const method of ['GET', 'POST'] as const) {
        const response = await app.nest.inject({ method, url: '/api/nowhere' });
        expect(response.json()).toMatchObject({ status: 404, code: 'request.not_found' });
      }
    });
  });

  describe('answers', () => {
    it('carry no field that the contract does not name', async () => {
      const { body } = await app.call('people.hamlets', { as: user, params: { village: village.id } });
      expect(Object.keys(body.items[0] ?? {}).sort()).toEqual(['households', 'id', 'leaderName', 'name']);
    });

    it.each([false, true])('that break the contract fail whole; in production: %s', async (production) => {
      Object.assign(app.config, { production });
      script.answerWrongly = true;
      const { status } = await app.call('people.hamlets', { as: user, params: { village: village.id } });
      Object.assign(app.config, { production: false });
      expect(status).toBe(500);
    });

    it('are not sent again when the phone has them', async () => {
      const get = (etag?: string) =>
        app.call('me.get', { as: user, headers: etag ? { 'if-none-match': etag } : undefined });
      const first = await get();
      const etag = String(first.headers.etag);
      const second = await get(etag);
      expect([second.status, second.body]).toEqual([304, '']);
      expect((await get('W/"other"')).status).toBe(200);
      expect(first.headers['cache-control']).toBe('private, no-cache');
    });
  });

  describe('an Idempotency-Key', () => {
    it('gives the first answer again, and does it once', async () => {
      const first = await publish('one-and-the-same');
      const again = await publish('one-and-the-same');
      expect([first.status, again.status]).toEqual([201, 201]);
      expect(again.body).toEqual(first.body);
      expect(await acts()).toHaveLength(1);
      expect(await app.runDue()).toBe(1);
    });

    it('does it once for eight at the same time', async () => {
      const all = await Promise.all(Array.from({ length: 8 }, () => publish('eight-at-once')));
      expect(new Set(all.map((a) => a.body.id)).size).toBe(1);
      expect(await acts()).toHaveLength(1);
    });

    it('is refused with another body', async () => {
      await publish('key-with-two-bodies');
      const other = await publish('key-with-two-bodies', { ...notice, title: '不开会' });
      expect(other.problem).toMatchObject({ status: 409, code: 'request.key_reused' });
      expect(await acts()).toHaveLength(1);
    });

    it('is wanted, and is free again after a refusal', async () => {
      const missing = await publish('');
      expect(missing.problem).toMatchObject({ status: 400, code: 'request.key_missing' });
      script.failWith = new DomainError('poll.closed');
      expect((await publish('key-of-a-retry')).status).toBe(409);
      script.failWith = undefined;
      expect((await publish('key-of-a-retry')).status).toBe(201);
    });

    it('belongs to one user in one village', async () => {
      const mine = await publish('a-key-of-anybody');
      const other = await app.newUser();
      app.get(ProbeDirectory).place(other.userId, village.id, 'committee');
      const theirs = await app.call('notices.publish', {
        as: other,
        params: { village: village.id },
        body: notice,
        key: 'a-key-of-anybody',
      });
      expect(theirs.status).toBe(201);
      expect(theirs.body.id).not.toBe(mine.body.id);
    });
  });

  describe('a job', () => {
    it('is there when the transaction commits, and runs in its village', async () => {
      await publish();
      expect(await app.runDue()).toBe(1);
      expect(script.ran).toMatchObject([{ villageId: village.id, note: '开会' }]);
      expect(await app.runDue()).toBe(0);
    });

    it('is gone with a transaction that fails', async () => {
      script.failWith = new DomainError('poll.closed');
      await publish();
      expect(await app.runDue()).toBe(0);
      expect(await acts()).toHaveLength(0);
    });
  });
});
