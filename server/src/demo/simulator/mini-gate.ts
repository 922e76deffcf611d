import { randomBytes } from 'node:crypto';
import { json, type Incoming, type Reply, type Route } from './http.js';
import type { Registration } from './registration.js';

const LIFE_S = 7_200;
/** So long before its end a new token is given; both are good until the old one ends. */
const EARLY_S = 300;

interface Token {
  readonly text: string;
  readonly untilMs: number;
}

/** A refusal as the server interfaces write it, with status 200. */
export const errorReply = (errcode: number, errmsg: string): Reply =>
  json(200, { errcode, errmsg: `${errmsg} rid: ${randomBytes(12).toString('hex')}` });

/** Access tokens of the mini-program's server interfaces, by `stable_token`. Kept in memory: a restart ends them. */
export class MiniGate {
  private tokens: Token[] = [];

  constructor(
    private readonly registration: Registration,
    private readonly now: () => number,
  ) {}

  route(): Route {
    return { method: 'POST', path: '/cgi-bin/stable_token', handle: (request) => this.stableToken(request) };
  }

  /** A route that wants an access token in its query and JSON in its body. */
  guarded(path: string, handle: (body: Readonly<Record<string, unknown>>) => Reply): Route {
    return {
      method: 'POST',
      path,
      handle: (request) => {
        const token = request.url.searchParams.get('access_token') ?? '';
        if (token === '') return errorReply(41001, 'access_token missing');
        const known = this.tokens.find(({ text }) => text === token);
        if (!known) return errorReply(40001, 'invalid credential, access_token is invalid or not latest');
        if (known.untilMs <= this.now()) return errorReply(42001, 'access_token expired');
        const body = bodyOf(request);
        return body ? handle(body) : errorReply(47001, 'data format error');
      },
    };
  }

  private stableToken(request: Incoming): Reply {
    const body = bodyOf(request);
    if (!body) return errorReply(47001, 'data format error');
    const app = this.registration.apps.find(({ kind, appid }) => kind === 'mini' && appid === body['appid']);
    if (body['grant_type'] !== 'client_credential') return errorReply(40002, 'invalid grant_type');
    if (!app) return errorReply(40013, 'invalid appid');
    if (body['secret'] !== app.secret) return errorReply(40125, 'invalid appsecret');
    const nowMs = this.now();
    if (body['force_refresh'] === true) this.tokens = [];
    const latest = this.tokens.at(-1);
    const token = latest && latest.untilMs - EARLY_S * 1000 > nowMs ? latest : this.issue(nowMs);
    return json(200, { access_token: token.text, expires_in: Math.floor((token.untilMs - nowMs) / 1000) });
  }

  private issue(nowMs: number): Token {
    const token = { text: randomBytes(96).toString('base64url'), untilMs: nowMs + LIFE_S * 1000 };
    this.tokens = [...this.tokens.filter(({ untilMs }) => untilMs > nowMs), token];
    return token;
  }
}

function bodyOf(request: Incoming): Readonly<Record<string, unknown>> | null {
  try {
    const body: unknown = JSON.parse(request.body.toString('utf8'));
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
