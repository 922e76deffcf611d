import { WechatLogin } from '../../src/platform/wechat/login.js';
import { TestWechat } from '../harness/wechat.js';

let wechat: TestWechat;
let login: WechatLogin;
let skewMs = 0;

const RETURN = 'http://localhost:3000/api/auth/callback';

beforeAll(async () => {
  wechat = await TestWechat.start({ now: () => Date.now() + skewMs });
  login = wechat.login();
});
afterAll(() => wechat.close());
afterEach(() => {
  skewMs = 0;
});

const refused = (code: string) => expect.objectContaining({ name: 'WechatRefused', code }) as Error;
const codeFor = async (scope?: 'snsapi_base' | 'snsapi_userinfo') => {
  const back = await wechat.consent(login.authorizeUrl(RETURN, 'abc123', scope), wechat.persons[0]);
  return back.searchParams.get('code')!;
};

describe('on the web', () => {
  it('a person agrees on the page and comes back with code and state', async () => {
    const address = login.authorizeUrl(`${RETURN}?from=menu`, 'abc123');
    expect(address).toMatch(
      /^http.*\?appid=wx\w+&redirect_uri=http%3A.*&response_type=code&scope=snsapi_base&state=abc123#wechat_redirect$/,
    );
    const page = await fetch(address);
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).toContain('演示甲');
    expect(html).toContain('上寨 2 户 · 铜关村');
    const back = await wechat.consent(address, wechat.persons[1]);
    expect(back.origin + back.pathname).toBe(RETURN);
    expect(back.searchParams.get('from')).toBe('menu');
    expect(back.searchParams.get('state')).toBe('abc123');
    const { openid } = wechat.persons[1];
    const who = await login.exchangeWebCode(back.searchParams.get('code')!);
    expect(who).toEqual({ appid: wechat.config.webAppid, openid, unionid: undefined });
  });

  it('tells the unionid only for snsapi_userinfo', async () => {
    const who = await login.exchangeWebCode(await codeFor('snsapi_userinfo'));
    expect(who.unionid).toBe(wechat.persons[0].unionid);
  });

  it('takes a code once', async () => {
    const code = await codeFor();
    await login.exchangeWebCode(code);
    await expect(login.exchangeWebCode(code)).rejects.toEqual(refused('40163'));
  });

  it('takes no code that is made up, five minutes old, or of the mini-program', async () => {
    await expect(login.exchangeWebCode('made-up')).rejects.toEqual(refused('40029'));
    const code = await codeFor();
    skewMs = 5 * 60_000;
    await expect(login.exchangeWebCode(code)).rejects.toEqual(refused('40029'));
    skewMs = 0;
    const mini = await wechat.phoneLogin(wechat.persons[0]);
    await expect(login.exchangeWebCode(mini)).rejects.toEqual(refused('40029'));
  });

  it('lets a wrong secret neither in nor burn the code', async () => {
    const code = await codeFor();
    const wrong = new WechatLogin({ ...wechat.config, webSecret: 'guess' });
    await expect(wrong.exchangeWebCode(code)).rejects.toEqual(refused('40125'));
    await expect(login.exchangeWebCode(code)).resolves.toMatchObject({ openid: wechat.persons[0].openid });
  });

  it.each([
    ['another path', 'redirect_uri', 'http://localhost:3000/elsewhere', '10003'],
    ['another host', 'redirect_uri', 'http://localhost.evil.example:3000/api/auth/callback', '10003'],
    ['another scheme', 'redirect_uri', 'https://localhost:3000/api/auth/callback', '10003'],
    ['a name before the host', 'redirect_uri', 'http://localhost:3000@evil.example/api/auth/callback', '10003'],
    ['a script', 'redirect_uri', 'javascript:alert(1)', '10003'],
    ['no address', 'redirect_uri', '', '10011'],
    ['an unknown app', 'appid', 'wx0', '40013'],
    ['no app', 'appid', '', '10012'],
    ['another response', 'response_type', 'token', 'response_type'],
    ['no scope', 'scope', '', '10010'],
    ['another scope', 'scope', 'snsapi_login', '10005'],
    ['marks in the state', 'state', '"><script>', 'state'],
  ])('shows an error page for %s and goes nowhere', async (_, name, value, words) => {
    const address = new URL(login.authorizeUrl(RETURN, 'abc123'));
    address.searchParams.set(name, value);
    const page = await fetch(address, { redirect: 'manual' });
    expect(page.status).toBe(400);
    const html = await page.text();
    expect(html).toContain(words);
    expect(html).not.toContain('<script');
    await expect(wechat.consent(address.href, wechat.persons[0])).rejects.toThrow('refused');
  });

  it('asks for a state that WeChat takes', () => {
    expect(() => login.authorizeUrl(RETURN, 'a-b')).toThrow(RangeError);
    expect(() => login.authorizeUrl(RETURN, 'a'.repeat(129))).toThrow(RangeError);
  });
});

describe('in the mini-program', () => {
  it('a code of wx.login tells who it is, once', async () => {
    const code = await wechat.phoneLogin(wechat.persons[0]);
    const { miniOpenid: openid, unionid } = wechat.persons[0];
    await expect(login.exchangeMiniCode(code)).resolves.toEqual({ appid: wechat.config.miniAppid, openid, unionid });
    await expect(login.exchangeMiniCode(code)).rejects.toEqual(refused('40163'));
    await expect(login.exchangeMiniCode('made-up')).rejects.toEqual(refused('40029'));
  });
});

describe('when WeChat does not answer', () => {
  it('the outcome is unknown and no secret is in the error', async () => {
    const nobody = new WechatLogin({ ...wechat.config, apiBase: 'http://127.0.0.1:9' }, 300);
    const failed = await nobody.exchangeWebCode('the-code').catch((error: unknown) => error as Error);
    expect(failed).toMatchObject({ name: 'WechatUnknown' });
    expect(String(failed)).not.toContain(wechat.config.webSecret);
    expect(String(failed)).not.toContain('the-code');
  });
});
