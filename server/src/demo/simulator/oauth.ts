import { randomBytes } from 'node:crypto';
import { Codes } from './codes.js';
import { consentPage, refusalPage } from './consent-page.js';
import type { Incoming, Reply, Route } from './http.js';
import { openidIn, type People, type Person } from './people.js';
import type { RegisteredApp, Registration } from './registration.js';

/** What an authorize request asks for, once it has been found right. */
export interface Authorization {
  readonly appid: string;
  readonly redirectUri: string;
  readonly scope: 'snsapi_base' | 'snsapi_userinfo';
  readonly state: string | null;
}

interface Grant {
  readonly person: Person;
  readonly scope: Authorization['scope'] | null;
}

/** Sign-in: the page on which a person agrees, and the exchange of codes for who it is. */
export class OAuth {
  private readonly webCodes: Codes<Grant>;
  private readonly miniCodes: Codes<Grant>;

  constructor(
    private readonly registration: Registration,
    private readonly people: People,
    now: () => number,
  ) {
    this.webCodes = new Codes(now);
    this.miniCodes = new Codes(now);
  }

  routes(): Route[] {
    return [
      { method: 'GET', path: '/connect/oauth2/authorize', handle: (request) => this.page(request) },
      { method: 'POST', path: '/connect/oauth2/choose', handle: (request) => this.choose(request) },
      { method: 'GET', path: '/sns/oauth2/access_token', handle: (request) => this.accessToken(request) },
      { method: 'GET', path: '/sns/jscode2session', handle: (request) => this.miniSession(request) },
    ];
  }

  /** The code that `wx.login` gives on a phone of this person; null when the app or the person is unknown. */
  phoneCode(appid: string, miniOpenid: string): string | null {
    const app = this.registration.apps.find((one) => one.appid === appid && one.kind === 'mini');
    const person = this.people.find('mini', miniOpenid);
    return app && person ? this.miniCodes.issue(app.appid, { person, scope: null }) : null;
  }

  private page(request: Incoming): Reply {
    const read = this.read(request.url.searchParams);
    if ('refusal' in read) return html(400, refusalPage(read.refusal));
    const search = request.url.searchParams.get('q')?.trim() ?? '';
    return html(
      200,
      consentPage(read, this.people.all(), search, this.registration.merchantName),
      this.returnOrigins(),
    );
  }

  private choose(request: Incoming): Reply {
    const form = new URLSearchParams(request.body.toString('utf8'));
    const read = this.read(form);
    if ('refusal' in read) return html(400, refusalPage(read.refusal));
    const person = this.people.find('web', form.get('openid') ?? '');
    if (!person) return html(400, refusalPage('没有这个人'));
    const target = new URL(read.redirectUri);
    target.searchParams.set('code', this.webCodes.issue(read.appid, { person, scope: read.scope }));
    if (read.state !== null) target.searchParams.set('state', read.state);
    return { status: 302, headers: { location: target.href } };
  }

  /** The checks of WeChat's page, with the numbers its error page shows. */
  private read(query: URLSearchParams): Authorization | { refusal: string } {
    const appid = query.get('appid') ?? '';
    const redirectUri = query.get('redirect_uri') ?? '';
    const scope = query.get('scope') ?? '';
    const state = query.get('state');
    const app = this.registration.apps.find((one) => one.appid === appid);
    if (appid === '') return { refusal: 'appid 不能为空（10012）' };
    if (!app) return { refusal: 'appid 参数错误（40013）' };
    if (app.kind !== 'web') return { refusal: '请使用公众号的 appid（10016）' };
    if (redirectUri === '') return { refusal: 'redirect_uri 不能为空（10011）' };
    if (!this.isRegistered(redirectUri)) return { refusal: 'redirect_uri 与后台配置不一致（10003）' };
    if (query.get('response_type') !== 'code') return { refusal: 'response_type 只能是 code' };
    if (scope === '') return { refusal: 'scope 不能为空（10010）' };
    if (scope !== 'snsapi_base' && scope !== 'snsapi_userinfo') return { refusal: 'scope 没有权限（10005）' };
    if (state !== null && !/^[0-9A-Za-z]{1,128}$/.test(state))
      return { refusal: 'state 只能是 128 个以内的字母和数字' };
    return { appid, redirectUri, scope, state };
  }

  private isRegistered(redirectUri: string): boolean {
    if (!URL.canParse(redirectUri)) return false;
    const url = new URL(redirectUri);
    if (url.username !== '' || url.password !== '') return false;
    return this.registration.redirectUris.some((allowed) => {
      const { origin, pathname } = new URL(allowed);
      return url.origin === origin && url.pathname === pathname;
    });
  }

  private returnOrigins(): string {
    return [...new Set(this.registration.redirectUris.map((uri) => new URL(uri).origin))].join(' ');
  }

  private accessToken(request: Incoming): Reply {
    const read = this.exchange(request.url.searchParams, 'web', 'code', this.webCodes);
    if ('errcode' in read) return plain(read);
    const { person, scope } = read.grant;
    return plain({
      access_token: read.token,
      expires_in: 7200,
      refresh_token: [...read.token].reverse().join(''),
      openid: openidIn('web', person),
      scope,
      // Silent authorization tells no unionid.
      ...(scope === 'snsapi_userinfo' && { unionid: person.unionid }),
    });
  }

  private miniSession(request: Incoming): Reply {
    const read = this.exchange(request.url.searchParams, 'mini', 'js_code', this.miniCodes);
    if ('errcode' in read) return plain(read);
    const { person } = read.grant;
    return plain({ openid: openidIn('mini', person), session_key: read.sessionKey, unionid: person.unionid });
  }

  private exchange(query: URLSearchParams, kind: RegisteredApp['kind'], codeName: string, codes: Codes<Grant>) {
    const app = this.registration.apps.find((one) => one.appid === query.get('appid') && one.kind === kind);
    const code = query.get(codeName) ?? '';
    if (!app) return failure(40013, 'invalid appid');
    if (query.get('secret') !== app.secret) return failure(40125, 'invalid appsecret');
    if (query.get('grant_type') !== 'authorization_code') return failure(40002, 'invalid grant_type');
    if (code === '') return failure(41008, 'missing code');
    const redeemed = codes.redeem(app.appid, code);
    if (redeemed === 'unknown') return failure(40029, 'invalid code');
    if (redeemed === 'used') return failure(40163, 'code been used');
    return { grant: redeemed.grant, token: randomToken(), sessionKey: randomBytes(16).toString('base64') };
  }
}

const failure = (errcode: number, errmsg: string) => ({
  errcode,
  errmsg: `${errmsg}, rid: ${randomToken().slice(0, 24)}`,
});
const randomToken = () => randomBytes(48).toString('base64url');

/** WeChat answers JSON and calls it text. */
const plain = (value: unknown): Reply => ({
  status: 200,
  headers: { 'content-type': 'text/plain' },
  body: JSON.stringify(value),
});

const html = (status: number, body: string, formTargets = ''): Reply => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; form-action 'self' ${formTargets}; frame-ancestors 'none'; base-uri 'none'`,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  },
  body,
});
