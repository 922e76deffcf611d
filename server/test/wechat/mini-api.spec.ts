import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { MiniApi } from '../../src/platform/wechat/mini-api.js';
import { MiniToken } from '../../src/platform/wechat/mini-token.js';
import { startApp, type TestApp } from '../harness/app.js';
import { TestWechat } from '../harness/wechat.js';

let app: TestApp;
let wechat: TestWechat;
let skewMs = 0;
const key = randomBytes(32);

beforeAll(async () => {
  app = await startApp();
  wechat = await TestWechat.start({ now: () => Date.now() + skewMs });
});
afterAll(async () => {
  await wechat.close();
  await app.close();
});
beforeEach(async () => {
  skewMs = 0;
  await forget();
});

const forget = () =>
  app.tenant.global({}, (tx) => tx.execute(`UPDATE wechat_tokens SET expires_at = now(), leased_until = now()`));
const tokenOf = (changes: Partial<TestWechat['config']> = {}) =>
  new MiniToken(app.tenant, { ...wechat.config, ...changes }, key);
const refused = (code: string) => expect.objectContaining({ name: 'WechatRefused', code }) as Error;
const ok = z.object({ errcode: z.literal(0) });
const thing = (value: string) => ({ value });
const message = (part: object = {}) => ({
  touser: wechat.persons[0].miniOpenid,
  template_id: wechat.config.templates.votes,
  page: 'packages/affairs/pages/poll/index?id=1',
  data: { thing1: thing('分红办法'), thing2: thing('明天截止'), time3: thing('2026年11月22日 20:00') },
  ...part,
});
const SEND = '/cgi-bin/message/subscribe/send';

describe('the access token', () => {
  it('is one for all instances, and lies sealed', async () => {
    const tokens = await Promise.all(Array.from({ length: 6 }, () => tokenOf().get()));
    expect(new Set(tokens).size).toBe(1);
    const kept = await app.tenant.global({}, (tx) => tx.query<{ sealed: Buffer }>('SELECT sealed FROM wechat_tokens'));
    expect(kept).toHaveLength(1);
    expect(kept[0]!.sealed.includes(Buffer.from(tokens[0]!))).toBe(false);
  });

  it('is asked for again before it ends', async () => {
    const first = await tokenOf().get();
    await forget();
    skewMs = 7_200_000;
    expect(await tokenOf().get()).not.toBe(first);
  });

  it('is asked for by another instance when the one that took the lease died', async () => {
    await tokenOf().get();
    await app.tenant.global({}, (tx) =>
      tx.execute(`UPDATE wechat_tokens SET expires_at = now(), leased_until = now() + interval '1 second'`),
    );
    expect(await tokenOf().get()).toMatch(/^[\w-]+$/);
  });

  it('is refused to a wrong secret', async () => {
    await expect(tokenOf({ miniSecret: 'wrong' }).get()).rejects.toEqual(refused('40125'));
  });
});

describe('a subscription message', () => {
  const api = () => new MiniApi(wechat.origin, tokenOf());

  it('comes through once for each consent', async () => {
    const templates = [wechat.config.templates.votes!];
    await wechat.subscribe(wechat.persons[0], templates, 'accept');
    expect(await api().post(SEND, message(), ok)).toEqual({ errcode: 0 });
    await expect(api().post(SEND, message(), ok)).rejects.toEqual(refused('43101'));
    await wechat.subscribe(wechat.persons[0], templates, 'reject');
    await expect(api().post(SEND, message(), ok)).rejects.toEqual(refused('43101'));
  });

  it.each([
    ['40003', { touser: 'nobody' }],
    ['40037', { template_id: 'none' }],
    ['41030', { page: '/packages/affairs/pages/poll/index' }],
    ['47003', { data: { thing1: thing('字'.repeat(21)), thing2: thing('二'), time3: thing('2026年1月1日') } }],
    ['47003', { data: { thing1: thing('一'), thing2: thing('二'), time3: thing('明天') } }],
  ])('is refused with %s for what WeChat does not take', async (code, part) => {
    await expect(api().post(SEND, message(part), ok)).rejects.toEqual(refused(code));
  });

  it('renews a token that WeChat ended early', async () => {
    await wechat.subscribe(wechat.persons[0], [wechat.config.templates.votes!], 'accept');
    const token = tokenOf();
    await token.get();
    skewMs = 8_000_000;
    expect(await new MiniApi(wechat.origin, token).post(SEND, message(), ok)).toEqual({ errcode: 0 });
  });
});
