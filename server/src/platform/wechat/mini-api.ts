import * as z from 'zod';
import { callWechat, jsonOf } from './http-call.js';
import type { MiniToken } from './mini-token.js';
import { WechatRefused, WechatUnknown } from './wechat-errors.js';

const failure = z.object({ errcode: z.int(), errmsg: z.string().optional() });

/** WeChat is busy. */
const BUSY = -1;
/** The access token is wrong, unusable, or over. */
const TOKEN_BAD = new Set([40001, 40014, 42001]);

/** WeChat's server interfaces of the mini-program, the ones that want an access token. */
export class MiniApi {
  constructor(
    private readonly apiBase: string,
    private readonly token: Pick<MiniToken, 'get' | 'renew'>,
    private readonly timeoutMs = 5_000,
  ) {}

  /**
   * Posts JSON and reads the answer by `schema`. A token that WeChat refuses is renewed, once.
   * @throws WechatRefused with WeChat's errcode as its code, such as `43101`
   * @throws WechatUnknown busy or out of reach: it may have happened
   */
  async post<T>(path: string, body: object, schema: z.ZodType<T>): Promise<T> {
    const token = await this.token.get();
    const first = await this.send(path, body, token);
    if (!TOKEN_BAD.has(codeOf(first))) return this.read(path, first, schema);
    return this.read(path, await this.send(path, body, await this.token.renew(token)), schema);
  }

  private async send(path: string, body: object, token: string): Promise<unknown> {
    const url = new URL(path, this.apiBase);
    url.searchParams.set('access_token', token);
    const headers = { 'content-type': 'application/json' };
    const answer = await callWechat({
      method: 'POST',
      url,
      headers,
      body: JSON.stringify(body),
      timeoutMs: this.timeoutMs,
    });
    if (answer.status !== 200) throw new WechatUnknown(`${path} answered ${answer.status}`);
    return jsonOf(answer.body);
  }

  private read<T>(path: string, body: unknown, schema: z.ZodType<T>): T {
    const code = codeOf(body);
    if (code === BUSY) throw new WechatUnknown(`${path} is busy`);
    if (code !== 0) throw new WechatRefused(String(code), failure.parse(body).errmsg ?? '', 200);
    const read = schema.safeParse(body);
    if (!read.success) throw new WechatUnknown(`${path} answered something else`, { cause: read.error });
    return read.data;
  }
}

function codeOf(body: unknown): number {
  const told = failure.safeParse(body);
  return told.success ? told.data.errcode : 0;
}
