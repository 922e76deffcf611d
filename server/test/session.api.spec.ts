import { decodeJwt, SignJWT } from 'jose';
import { SessionService } from '../src/platform/auth/session.service.js';
import { derivedKey } from '../src/platform/config/derived-key.js';
import { startApp, type TestApp, type TestUser } from './harness/app.js';

const DEVICE = 'device-of-a-test';

describe('sessions', () => {
  let app: TestApp;
  let user: TestUser;
  beforeAll(async () => {
    app = await startApp();
  });
  beforeEach(async () => {
    user = await app.newUser(DEVICE);
  });
  afterAll(() => app.close());

  const refresh = (refreshToken: string, device = DEVICE) =>
    app.call('auth.refresh', { body: { refreshToken, device } });
  const logout = (as: TestUser) => app.call('auth.logout', { as });
  const ageTokens = () =>
    app.tenant.global(user, (tx) =>
      tx.query(`UPDATE refresh_tokens SET used_at = used_at - interval '61 seconds' WHERE user_id = $1`, [user.userId]),
    );

  it('gives a new pair for a refresh token', async () => {
    const { status, body } = await refresh(user.session.refreshToken);
    expect(status).toBe(200);
    expect(body.refreshToken).not.toBe(user.session.refreshToken);
    expect((await logout({ ...user, session: body })).status).toBe(200);
  });

  it('gives the same successor when the answer was lost', async () => {
    const first = await refresh(user.session.refreshToken);
    const again = await refresh(user.session.refreshToken);
    expect(again.status).toBe(200);
    expect(again.body.refreshToken).toBe(first.body.refreshToken);
  });

  it('gives one successor to two refreshes at once', async () => {
    const both = await Promise.all([refresh(user.session.refreshToken), refresh(user.session.refreshToken)]);
    expect(both.map((b) => b.status)).toEqual([200, 200]);
    expect(both[0].body.refreshToken).toBe(both[1].body.refreshToken);
  });

  it('ends the session when a used token comes back later, the newest token too', async () => {
    const next = await refresh(user.session.refreshToken);
    await ageTokens();
    const reused = await refresh(user.session.refreshToken);
    expect(reused.problem).toMatchObject({ status: 401, code: 'session.ended' });
    expect((await refresh(next.body.refreshToken)).problem.code).toBe('session.ended');
    app.forgetAccess();
    expect((await logout({ ...user, session: next.body })).problem.code).toBe('session.ended');
  });

  it('ends the session when another device brings its token', async () => {
    expect((await refresh(user.session.refreshToken, 'somebody-elses')).problem.code).toBe('session.ended');
    expect((await refresh(user.session.refreshToken)).problem.code).toBe('session.ended');
  });

  it('refuses tokens that are none of ours', async () => {
    expect((await refresh('x'.repeat(43))).problem.code).toBe('session.ended');
    const forged = { ...user, session: { ...user.session, accessToken: `${user.session.accessToken}x` } };
    expect((await logout(forged)).problem).toMatchObject({ status: 401, code: 'session.missing' });
    expect((await app.call('auth.logout')).problem.code).toBe('session.missing');
  });

  it('refuses an access token whose ten minutes are over', async () => {
    const { sid } = decodeJwt(user.session.accessToken);
    const key = derivedKey(app.config.sessionKey, 'access-token');
    const old = new SignJWT({ sid })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(user.userId)
      .setExpirationTime('-1s');
    const accessToken = await old.sign(new Uint8Array(key));
    const late = await logout({ ...user, session: { ...user.session, accessToken } });
    expect(late.problem).toMatchObject({ status: 401, code: 'session.expired' });
    const endless = await new SignJWT({ sid })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(user.userId)
      .sign(new Uint8Array(key));
    const forged = await logout({ ...user, session: { ...user.session, accessToken: endless } });
    expect(forged.problem.code).toBe('session.missing');
  });

  it('ends every session of a user', async () => {
    expect(await app.get(SessionService).revokeAll(user.userId)).toBe(1);
    expect((await refresh(user.session.refreshToken)).problem.code).toBe('session.ended');
  });

  it('takes a login ticket once', async () => {
    const sessions = app.get(SessionService);
    const { ticket, binder } = await sessions.ticketFor(user.userId, user);
    const asked = { body: { ticket, device: DEVICE }, headers: { cookie: `login_ticket=${binder}` } };
    expect((await app.call('auth.ticket', asked)).status).toBe(200);
    expect((await app.call('auth.ticket', asked)).problem).toMatchObject({
      status: 400,
      code: 'session.ticket_invalid',
    });
  });

  it('redeems a ticket only in the browser that came back from WeChat: a planted address signs nobody in', async () => {
    const { ticket, binder } = await app.get(SessionService).ticketFor(user.userId, user);
    const body = { ticket, device: DEVICE };
    for (const cookie of ['', 'login_ticket=', `login_ticket=${binder}x`]) {
      const answer = await app.call('auth.ticket', { body, headers: { cookie } });
      expect(answer.problem.code).toBe('session.ticket_invalid');
    }
    const own = { cookie: `login_ticket=${binder}` };
    expect((await app.call('auth.ticket', { body, headers: own })).status).toBe(200);
  });

  it('stores no token readably', async () => {
    const rows = await app.tenant.global(user, (tx) => tx.query('SELECT t.*, s.* FROM refresh_tokens t, sessions s'));
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(user.session.refreshToken);
  });
});
