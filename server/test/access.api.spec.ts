import { startApp, type TestApp, type TestUser, type TestVillage } from './harness/app.js';
import { ProbeDirectory, ProbeModule } from './harness/probe.js';

describe('who may call what', () => {
  let app: TestApp;
  let village: TestVillage;
  let user: TestUser;
  beforeAll(async () => {
    app = await startApp({}, [ProbeModule]);
  });
  beforeEach(async () => {
    village = await app.newVillage();
    user = await app.newUser();
  });
  afterAll(() => app.close());

  const hamlets = (as?: TestUser, id = village.id) => app.call('people.hamlets', { as, params: { village: id } });

  it('lets in a role of the contract', async () => {
    app.get(ProbeDirectory).place(user.userId, village.id, 'villager');
    const { status, body } = await hamlets(user);
    expect(status).toBe(200);
    expect(body.items[0]?.name).toBe('villager');
  });

  it('answers 404 to somebody without a place in the village, 403 without the role, 401 without a login', async () => {
    expect((await hamlets(user)).problem).toMatchObject({ status: 404, code: 'request.not_found' });
    app.forgetAccess();
    app.get(ProbeDirectory).place(user.userId, village.id, 'coop_staff');
    expect((await hamlets(user)).problem).toMatchObject({ status: 403, code: 'request.forbidden' });
    expect((await hamlets()).problem).toMatchObject({ status: 401, code: 'session.missing' });
  });

  it('gives roles in the village where they are held only', async () => {
    const other = await app.newVillage();
    app.get(ProbeDirectory).place(user.userId, other.id, 'committee');
    expect((await hamlets(user)).status).toBe(404);
    expect((await hamlets(user, other.id)).status).toBe(200);
  });

  it('knows no village by a name, by another number, or by nonsense', async () => {
    app.get(ProbeDirectory).place(user.userId, village.id, 'villager');
    for (const id of [village.slug, '00000000-0000-7000-8000-000000000000', '%2e%2e']) {
      expect((await hamlets(user, id)).status).toBe(404);
    }
  });

  it('lets an auditor into every village, as an auditor', async () => {
    const auditor = await app.newAuditor();
    const { status, body } = await hamlets(auditor);
    expect(status).toBe(200);
    expect(body.items[0]?.name).toBe('auditor');
    const publish = { as: auditor, params: { village: village.id }, body: notice };
    expect((await app.call('notices.publish', publish)).status).toBe(403);
  });

  it('lets a change of roles act within five seconds', async () => {
    app.get(ProbeDirectory).place(user.userId, village.id, 'villager');
    expect((await hamlets(user)).status).toBe(200);
    app.get(ProbeDirectory).place(user.userId, village.id, 'coop_staff');
    const began = Date.now();
    while ((await hamlets(user)).status === 200) {
      expect(Date.now() - began).toBeLessThan(5_000);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  });

  it('denies a handler that has no contract', async () => {
    for (const method of ['GET', 'POST'] as const) {
      const headers = { authorization: `Bearer ${user.session.accessToken}` };
      const response = await app.nest.inject({ method, url: '/api/probe/forgotten', headers });
      expect(response.statusCode).toBe(403);
      expect(response.body).not.toContain('secret');
    }
  });

  it('stops a flood of writes of one user, not of another', async () => {
    const write = (as: TestUser) => app.call('auth.logout', { as });
    const flood = await Promise.all(Array.from({ length: 130 }, () => write(user)));
    const refused = flood.filter((a) => a.status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(10);
    expect(refused[0]?.problem).toMatchObject({ code: 'request.too_many' });
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await write(await app.newUser())).status).toBe(200);
  });

  it('stops a flood of logins from one address', async () => {
    const guess = () => app.call('auth.ticket', { body: { ticket: 'x'.repeat(40), device: 'device-of-a-guesser' } });
    const statuses = await Promise.all(Array.from({ length: 140 }, async () => (await guess()).status));
    expect(statuses.filter((s) => s === 429).length).toBeGreaterThanOrEqual(15);
    expect(statuses).toContain(400);
  });

  it('counts a refresh by its token: phones behind one address refresh whatever was guessed there', async () => {
    const phone = await app.newUser();
    const refresh = (refreshToken: string) =>
      app.call('auth.refresh', { body: { refreshToken, device: 'device-of-a-test' } });
    // The address is spent by the guesses above; a token that nobody knows is one more.
    const guesses = await Promise.all(Array.from({ length: 140 }, (_, n) => refresh(`guess-${n}-`.padEnd(43, 'x'))));
    expect(new Set(guesses.map((answer) => answer.status))).toEqual(new Set([429]));
    const answers = [];
    for (let n = 0; n < 12; n++) answers.push((await refresh(phone.session.refreshToken)).status);
    expect(answers).toEqual([...Array<number>(10).fill(200), 429, 429]);
  });
});

describe('behind a proxy of one’s own', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ TRUST_PROXY: '1', LOGINS_PER_MINUTE: '5' }, []);
  });
  afterAll(() => app.close());

  const guess = async (forwarded: string) => {
    const body = { ticket: 'x'.repeat(40), device: 'device-of-a-guesser' };
    return (await app.call('auth.ticket', { body, headers: { 'x-forwarded-for': forwarded } })).status;
  };

  it('an address is what the proxy saw, not what the caller wrote', async () => {
    const statuses = [];
    for (let n = 0; n < 8; n++) statuses.push(await guess(`10.0.0.${n}, 203.0.113.9`));
    expect(statuses.slice(5)).toEqual([429, 429, 429]);
    expect(await guess('203.0.113.9, 203.0.113.10')).toBe(400);
  });
});

const notice = { category: 'notice' as const, title: '开会', body: '明天开会', hamletIds: [] as string[] };
