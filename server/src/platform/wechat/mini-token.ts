import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import { seal, unseal } from '../config/sealed-text.js';
import type { Tenant } from '../db/tenant.js';
import { callWechat, jsonOf } from './http-call.js';
import type { WechatConfig } from './wechat-config.js';
import { WechatRefused, WechatUnknown } from './wechat-errors.js';

const answer = z.object({ access_token: z.string().min(1), expires_in: z.int().positive() });
const failure = z.object({ errcode: z.int(), errmsg: z.string().optional() });
const BUSY = -1;

/** Asked again this long before it ends: until then WeChat gives the same token to everybody. */
const EARLY = `interval '5 minutes'`;
/** So long one instance is left to ask; then another may. */
const LEASE = `interval '10 seconds'`;
const LOOK_AGAIN_MS = 200;
const LOOKS = 60;

interface Kept {
  readonly sealed: Buffer | null;
  readonly fresh: boolean;
  readonly good: boolean;
}

type TokenConfig = Pick<WechatConfig, 'apiBase' | 'miniAppid' | 'miniSecret'>;

/**
 * The access token of the mini-program's server interfaces, by `stable_token`. It lies sealed in the database, so that
 * all instances use one; the instance that takes the lease asks WeChat, outside of any transaction, and the others use
 * the old one meanwhile, or wait when there is none.
 */
export class MiniToken {
  constructor(
    private readonly tenant: Tenant,
    private readonly config: TokenConfig,
    private readonly key: Buffer,
    private readonly timeoutMs = 5_000,
  ) {}

  /** @throws WechatRefused @throws WechatUnknown */
  async get(): Promise<string> {
    for (let look = 0; look < LOOKS; look += 1) {
      const kept = await this.read();
      const token = kept?.sealed ? unseal(this.key, kept.sealed) : null;
      if (token !== null && kept?.fresh) return token;
      if (await this.lease()) return this.ask(false);
      if (token !== null && kept?.good) return token;
      await wait(LOOK_AGAIN_MS);
    }
    throw new WechatUnknown('the access token did not come');
  }

  /** A new token in place of one that WeChat refused; when another instance has renewed it since, that one. */
  async renew(refused: string): Promise<string> {
    const current = await this.get();
    return current === refused ? this.ask(true) : current;
  }

  private read(): Promise<Kept | undefined> {
    return this.tenant.global({}, async (tx) => {
      const rows = await tx.query<Kept>(
        `SELECT sealed, expires_at - ${EARLY} > now() AS fresh, expires_at > now() AS good
         FROM wechat_tokens WHERE appid = $1`,
        [this.config.miniAppid],
      );
      return rows[0];
    });
  }

  private lease(): Promise<boolean> {
    return this.tenant.global({}, async (tx) => {
      const taken = await tx.execute(
        `INSERT INTO wechat_tokens AS t (appid, expires_at, leased_until) VALUES ($1, now(), now() + ${LEASE})
         ON CONFLICT (appid) DO UPDATE SET leased_until = now() + ${LEASE} WHERE t.leased_until <= now()`,
        [this.config.miniAppid],
      );
      return taken === 1;
    });
  }

  private async ask(force: boolean): Promise<string> {
    const { apiBase, miniAppid, miniSecret } = this.config;
    const reply = await callWechat({
      method: 'POST',
      url: new URL('/cgi-bin/stable_token', apiBase),
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credential',
        appid: miniAppid,
        secret: miniSecret,
        force_refresh: force,
      }),
      timeoutMs: this.timeoutMs,
    });
    const body = jsonOf(reply.body);
    const refused = failure.safeParse(body);
    if (refused.success && refused.data.errcode !== 0 && refused.data.errcode !== BUSY) {
      throw new WechatRefused(String(refused.data.errcode), refused.data.errmsg ?? '', reply.status);
    }
    const told = answer.safeParse(body);
    if (!told.success) throw new WechatUnknown('stable_token answered something else', { cause: told.error });
    await this.keep(told.data.access_token, told.data.expires_in);
    return told.data.access_token;
  }

  private async keep(token: string, seconds: number): Promise<void> {
    await this.tenant.global({}, (tx) =>
      tx.execute(
        `UPDATE wechat_tokens SET sealed = $2, expires_at = now() + make_interval(secs => $3), leased_until = now()
         WHERE appid = $1`,
        [this.config.miniAppid, seal(this.key, token), seconds],
      ),
    );
  }
}
