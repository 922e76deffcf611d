import { Script } from 'node:vm';
import { TestWechat } from '../harness/wechat.js';

// What pages and phones meet; the cashier sheet itself is pressed in the browser journeys.

let wechat: TestWechat;
beforeAll(async () => {
  wechat = await TestWechat.start();
});
afterAll(() => wechat.close());

const post = (path: string, body: unknown, origin?: string) =>
  fetch(wechat.origin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(origin && { origin }) },
    body: JSON.stringify(body),
  });

const params = async () => {
  const { webAppid: appid } = wechat.config;
  const client = wechat.client();
  const { prepayId } = await client.prepay({
    appid,
    openid: wechat.persons[0].openid,
    outTradeNo: `WC${Date.now()}`,
    description: '雀舌茶',
    amountFen: 8800,
    expiresAt: new Date(Date.now() + 600_000),
  });
  return client.payParams(appid, prepayId);
};

it('the script is a classic one that a strict page may load', async () => {
  const answer = await fetch(`${wechat.origin}/jssdk/jweixin-1.6.0.js`);
  expect(answer.headers.get('content-type')).toContain('text/javascript');
  const text = await answer.text();
  expect(() => new Script(text)).not.toThrow();
  expect(text).toContain('WeixinJSBridgeReady');
  expect(text).not.toMatch(/\beval\b|new Function|innerHTML/);
});

it('the cashier shows whom, for what and how much, to the registered page only', async () => {
  const given = await params();
  const shown = await post('/phone/cashier', given, 'http://localhost:3000');
  expect(shown.headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
  expect(await shown.json()).toEqual({
    result: 'ok',
    merchantName: '为村（演示）',
    description: '雀舌茶',
    amountFen: 8800,
  });
  const elsewhere = await post('/phone/cashier', given, 'http://evil.example');
  expect(elsewhere.status).toBe(403);
  expect(elsewhere.headers.get('access-control-allow-origin')).toBeNull();
  const preflight = { method: 'OPTIONS', headers: { origin: 'http://localhost:3000' } };
  const allowed = await fetch(`${wechat.origin}/phone/pay`, preflight);
  expect(allowed.headers.get('access-control-allow-headers')).toBe('content-type');
});

it('the cashier opens for nothing malformed, unsigned or unknown', async () => {
  const given = await params();
  for (const [body, reason] of [
    [{ ...given, signType: 'MD5' }, '支付参数不对'],
    [{ ...given, package: 'x' }, '支付参数不对'],
    ['no object', '支付参数不对'],
    [{ ...given, nonceStr: 'other' }, '支付验证签名失败'],
    [wechat.client().payParams(given.appId, 'wx-unknown'), '没有这笔预支付订单'],
    [wechat.client().payParams(wechat.config.miniAppid, given.package.slice(10)), '没有这笔预支付订单'],
  ] as const) {
    const answer = await post('/phone/cashier', body);
    expect(await answer.json()).toEqual({ result: 'fail', reason });
  }
});

it('wx.login knows its mini-programs and its people', async () => {
  const { miniAppid: appid, webAppid } = wechat.config;
  for (const request of [{ appid, miniOpenid: 'nobody' }, { appid: webAppid, miniOpenid: 'o-mini-0' }, {}]) {
    expect(await (await post('/phone/login', request)).json()).toMatchObject({ result: 'fail' });
  }
});
