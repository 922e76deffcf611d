import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Session } from '@wecountry/shared/contracts/session';
import { SessionService } from '../src/platform/auth/session.service.js';
import { startApp, type TestApp } from './harness/app.js';

const DEVICE = 'device-of-a-test';

/**
 * Answers the two logins as WeChat does: 200 and text/plain, a refusal too. Codes name the openid and the unionid; a code
 * of the silent page ends with `~`, and brings no unionid.
 */
function weChat(): Server {
  return createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://wechat');
    const code = searchParams.get(pathname === '/sns/jscode2session' ? 'js_code' : 'code') ?? '';
    const [openid, union] = code.replace(/~$/, '').split('+');
    const unionid = code.endsWith('~') ? undefined : union;
    response.setHeader('content-type', 'text/plain');
    response.end(
      JSON.stringify(
        code.startsWith('bad') ? { errcode: 40029, errmsg: 'invalid code' } : { openid, unionid, session_key: 'k' },
      ),
    );
  });
}

describe('login', () => {
  let app: TestApp;
  const wechat = weChat();
  beforeAll(async () => {
    await new Promise<void>((resolve) => wechat.listen(0, '127.0.0.1', resolve));
    const { port } = wechat.address() as AddressInfo;
    app = await startApp({ WECHAT_API_URL: `http://127.0.0.1:${port}` }, []);
  });
  afterAll(async () => {
    await app.close();
    wechat.close();
  });

  type Reply = Awaited<ReturnType<typeof app.nest.inject>>;
  /** Where a browser is sent, with the cookie and the state that it carries there. */
  const sentTo = (response: Reply) => {
    expect(response.statusCode).toBe(302);
    const target = new URL(String(response.headers.location), 'http://page');
    const cookie = response.cookies.findLast((c) => c.name === 'login_state')!;
    return { target, cookie, state: target.searchParams.get('state') ?? '' };
  };
  /** Leaves for WeChat; gives the cookie and the state that the browser carries. */
  const leave = async () => sentTo(await app.nest.inject('/api/auth/start'));
  const returned = (code: string, state: string, cookie?: string) => {
    const url = `/api/auth/callback?${new URLSearchParams({ code, state }).toString()}`;
    return app.nest.inject({ url, ...(cookie && { cookies: { login_state: cookie } }) });
  };
  const comeBack = async (code: string, state: string, cookie?: string) =>
    sentTo(await returned(code, state, cookie)).target;
  /** Logs in on the web; WeChat's silent page first, its question when we ask for it. `asked`: how often it was. */
  const throughWeb = async (code: string): Promise<{ session: Session; asked: number }> => {
    let { cookie, state } = await leave();
    let response = await returned(`${code}~`, state, cookie.value);
    const asked = sentTo(response).target.searchParams.get('scope') === 'snsapi_userinfo' ? 1 : 0;
    if (asked) {
      ({ cookie, state } = sentTo(response));
      response = await returned(code, state, cookie.value);
    }
    const ticket = sentTo(response).target.searchParams.get('ticket') ?? '';
    const binder = response.cookies.find((c) => c.name === 'login_ticket')!;
    expect(binder).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/api/auth' });
    const headers = { cookie: `login_ticket=${binder.value}` };
    return { session: (await app.call('auth.ticket', { body: { ticket, device: DEVICE }, headers })).body, asked };
  };
  const onWeb = async (code: string): Promise<Session> => (await throughWeb(code)).session;
  const onPhone = async (code: string): Promise<Session> =>
    (await app.call('auth.mini', { body: { code, device: DEVICE } })).body;
  const userOf = (session: Session): string =>
    (JSON.parse(Buffer.from(session.accessToken.split('.')[1]!, 'base64url').toString()) as { sub: string }).sub;

  it('on the web goes to WeChat and back with a ticket, and the ticket opens a session', async () => {
    const { target, cookie, state } = await leave();
    expect(target.searchParams.get('redirect_uri')).toBe(`${app.config.publicUrl}/api/auth/callback`);
    expect(target.searchParams.get('scope')).toBe('snsapi_base');
    expect(target.hash).toBe('#wechat_redirect');
    expect(cookie).toMatchObject({ value: state, httpOnly: true, sameSite: 'Lax', path: '/api/auth' });

    await onWeb('o-web');
    const page = await comeBack('o-web', state, cookie.value);
    expect(page.pathname).toBe('/pages/login/index');
    expect([...page.searchParams.keys()]).toEqual(['ticket']);
    expect(userOf(await onWeb('o-web'))).toBe(userOf(await onWeb('o-web')));
  });

  it('refuses a state that is not of this browser', async () => {
    const { cookie, state } = await leave();
    for (const [given, kept] of [
      ['forged', cookie.value],
      [state, undefined],
      [state, 'another'],
      ['', ''],
    ] as const) {
      const page = await comeBack('o-web', given, kept);
      expect(page.searchParams.get('error')).toBe('session.ticket_invalid');
      expect(page.searchParams.has('ticket')).toBe(false);
    }
  });

  it('says so when WeChat refuses the code', async () => {
    const { cookie, state } = await leave();
    const page = await comeBack('bad', state, cookie.value);
    expect(page.searchParams.get('error')).toBe('session.wechat_refused');
    const mini = await app.call('auth.mini', { body: { code: 'bad', device: DEVICE } });
    expect(mini.problem).toMatchObject({ status: 502, code: 'session.wechat_refused', detail: { wechat: '40029' } });
  });

  it('on the phone exchanges one code for a session', async () => {
    expect(userOf(await onPhone('o-mini'))).toBe(userOf(await onPhone('o-mini')));
  });

  it('takes the web and the phone for one user when WeChat joins them, for two otherwise', async () => {
    expect(userOf(await onWeb('o-w1+union'))).toBe(userOf(await onPhone('o-m1+union')));
    expect(userOf(await onWeb('o-w2'))).not.toBe(userOf(await onPhone('o-w2')));
  });

  it('asks somebody new once for what joins the clients, also where WeChat has nothing to tell', async () => {
    expect((await throughWeb('o-w5+union5')).asked).toBe(1);
    expect((await throughWeb('o-w5+union5')).asked).toBe(0);
    expect((await throughWeb('o-w6')).asked).toBe(1);
    expect((await throughWeb('o-w6')).asked).toBe(0);
  });

  /** Somebody from before: known by the openid alone. */
  const fromBefore = (openid: string) => app.get(SessionService).userOf({ appid: app.config.wechat.webAppid, openid });
  const memberOf = async (userId: string) => {
    const village = await app.newVillage();
    await app.tenant.global({ userId }, (tx) =>
      tx.query('INSERT INTO memberships (user_id, village_id, created_at) VALUES ($1, $2, $3)', [
        userId,
        village.id,
        tx.now,
      ]),
    );
  };

  it('joins two users when the unionid is learnt, to the one who has a place; sessions go along', async () => {
    for (const placed of ['web', 'phone'] as const) {
      const web = await fromBefore(`o-w7-${placed}`);
      const phone = await onPhone(`o-m7-${placed}+union7-${placed}`);
      expect(userOf(phone)).not.toBe(web);
      const kept = placed === 'web' ? web : userOf(phone);
      await memberOf(kept);
      expect(userOf(await onWeb(`o-w7-${placed}+union7-${placed}`))).toBe(kept);
      const refreshed = await app.call('auth.refresh', { body: { refreshToken: phone.refreshToken, device: DEVICE } });
      expect(userOf(refreshed.body)).toBe(kept);
      expect(userOf(await onPhone(`o-m7-${placed}+union7-${placed}`))).toBe(kept);
    }
  });

  it('moves nothing where both users have a place: the register settles that', async () => {
    const web = await fromBefore('o-w8');
    const phone = userOf(await onPhone('o-m8+union8'));
    await memberOf(web);
    await memberOf(phone);
    expect(userOf(await onWeb('o-w8+union8'))).toBe(web);
    expect(userOf(await onPhone('o-m8+union8'))).toBe(phone);
  });

  it('makes one user of two first logins at once', async () => {
    const both = await Promise.all([onPhone('o-m3+new'), onWeb('o-w3+new'), onPhone('o-m3+new')]);
    expect(new Set(both.map(userOf)).size).toBe(1);
  });

  it('remembers the client it was opened with', async () => {
    const { accessToken } = await onPhone('o-pays');
    const { sub, sid } = JSON.parse(Buffer.from(accessToken.split('.')[1]!, 'base64url').toString()) as {
      sub: string;
      sid: string;
    };
    const identity = await app.tenant.global({ userId: sub }, (tx) => app.get(SessionService).identityOf(tx, sid));
    expect(identity).toEqual({ appid: app.config.wechat.miniAppid, openid: 'o-pays' });
  });
});
