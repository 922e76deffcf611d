import * as z from 'zod';
import { callWechat, jsonOf } from './http-call.js';
import type { WechatConfig } from './wechat-config.js';
import { WechatRefused, WechatUnknown } from './wechat-errors.js';

/** Who WeChat says has signed in: an openid belongs to one appid; the unionid joins the appids of one owner. */
export interface WechatIdentity {
  readonly appid: string;
  readonly openid: string;
  /** On the web only for `snsapi_userinfo`; in the mini-program when it is bound to an open platform account. */
  readonly unionid?: string;
}

export type WebScope = 'snsapi_base' | 'snsapi_userinfo';

type LoginConfig = Pick<
  WechatConfig,
  'authorizeUrl' | 'apiBase' | 'webAppid' | 'webSecret' | 'miniAppid' | 'miniSecret'
>;

const failure = z.object({ errcode: z.int(), errmsg: z.string().optional() });
const webSession = z.object({
  openid: z.string().min(1),
  unionid: z.string().min(1).optional(),
  is_snapshotuser: z.number().optional(),
});
const miniSession = z.object({ openid: z.string().min(1), unionid: z.string().min(1).optional() });

/** WeChat is busy: the code is still good, the same exchange may be tried again. */
const BUSY = -1;

export class WechatLogin {
  constructor(
    private readonly config: LoginConfig,
    private readonly timeoutMs = 5_000,
  ) {}

  /**
   * The address to send a browser to. WeChat comes back to `redirectUri` with `code` and `state`.
   * @param state at most 128 letters and digits, bound to the browser by the caller
   */
  authorizeUrl(redirectUri: string, state: string, scope: WebScope = 'snsapi_base'): string {
    if (!/^[0-9A-Za-z]{1,128}$/.test(state)) throw new RangeError('WeChat takes only letters and digits as state');
    // WeChat's client compares the address with a pattern: the order of the parameters and the fragment matter.
    const query = new URLSearchParams([
      ['appid', this.config.webAppid],
      ['redirect_uri', redirectUri],
      ['response_type', 'code'],
      ['scope', scope],
      ['state', state],
    ]);
    return `${this.config.authorizeUrl}?${query}#wechat_redirect`;
  }

  /**
   * Exchanges the code of the web page, good once and for five minutes.
   * @throws WechatRefused `40029` code unknown or too old, `40163` code used before, `SNAPSHOT_USER` a preview page
   *   whose openid is not a person's
   * @throws WechatUnknown busy or out of reach; the code may still be good
   */
  async exchangeWebCode(code: string): Promise<WechatIdentity> {
    const { webAppid: appid, webSecret: secret } = this.config;
    const query = { appid, secret, code, grant_type: 'authorization_code' };
    const session = await this.exchange('/sns/oauth2/access_token', query, webSession);
    if (session.is_snapshotuser === 1) throw new WechatRefused('SNAPSHOT_USER', 'openid of a snapshot page', 200);
    return { appid, openid: session.openid, unionid: session.unionid };
  }

  /**
   * Exchanges the code of `wx.login`, good once and for five minutes. The session key is dropped: nothing here
   * decrypts data of the phone.
   * @throws WechatRefused `40029`, `40163`, `40226` a person WeChat blocks, `45011` too often
   * @throws WechatUnknown busy or out of reach
   */
  async exchangeMiniCode(code: string): Promise<WechatIdentity> {
    const { miniAppid: appid, miniSecret: secret } = this.config;
    const query = { appid, secret, js_code: code, grant_type: 'authorization_code' };
    const session = await this.exchange('/sns/jscode2session', query, miniSession);
    return { appid, openid: session.openid, unionid: session.unionid };
  }

  private async exchange<T>(path: string, query: Record<string, string>, schema: z.ZodType<T>): Promise<T> {
    const url = new URL(path, this.config.apiBase);
    url.search = new URLSearchParams(query).toString();
    const answer = await callWechat({ method: 'GET', url, headers: {}, timeoutMs: this.timeoutMs });
    if (answer.status !== 200) throw new WechatUnknown(`${path} answered ${answer.status}`);
    // Refusals come with status 200 too, and everything as text/plain.
    const body = jsonOf(answer.body);
    const refused = failure.safeParse(body);
    if (refused.success && refused.data.errcode !== 0) {
      if (refused.data.errcode === BUSY) throw new WechatUnknown(`${path} is busy`);
      throw new WechatRefused(String(refused.data.errcode), refused.data.errmsg ?? '', answer.status);
    }
    const session = schema.safeParse(body);
    if (!session.success) throw new WechatUnknown(`${path} answered something else`, { cause: session.error });
    return session.data;
  }
}
