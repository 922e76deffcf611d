import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { checkTransaction } from '../../src/platform/wechat/pay-checks.js';
import { authorizationOf, payParamsOf } from '../../src/platform/wechat/pay-signature.js';
import type { PrepayOrder } from '../../src/platform/wechat/pay-requests.js';
import type { WechatPay } from '../../src/platform/wechat/pay.js';
import { TestWechat, type Callback } from '../harness/wechat.js';

// Our client against the simulator, which shares no code with it: each keeps the other honest.

let wechat: TestWechat;
let pay: WechatPay;

beforeAll(async () => {
  wechat = await TestWechat.start();
  pay = wechat.client();
});
afterAll(() => wechat.close());
beforeEach(() => {
  wechat.callbacks.length = 0;
  wechat.onCallback = () => 204;
});

const orderNo = () => `WC${randomBytes(8).toString('hex')}`;
const order = (changes: Partial<PrepayOrder> = {}): PrepayOrder => ({
  appid: wechat.config.webAppid,
  openid: wechat.persons[0].openid,
  outTradeNo: orderNo(),
  description: '香禾糯 2 件',
  amountFen: 13600,
  expiresAt: new Date(Date.now() + 30 * 60_000),
  ...changes,
});
const prepaid = async (placed: PrepayOrder) => pay.payParams(placed.appid, (await pay.prepay(placed)).prepayId);
const paid = async (changes: Partial<PrepayOrder> = {}) => {
  const placed = order(changes);
  expect(await wechat.phonePay(await prepaid(placed), 'pay_lose_callback')).toEqual({ result: 'ok' });
  return placed;
};
const read = (callback: Callback) => pay.readNotification(callback.headers, callback.body);
const refused = (code: string) => expect.objectContaining({ name: 'WechatRefused', code }) as Error;

describe('a payment', () => {
  it('is prepaid, paid at the cashier, told by a callback and by a query', async () => {
    const placed = order({ outTradeNo: `A|b*_-${randomBytes(4).toString('hex')}`, attach: 'village=1' });
    const params = await prepaid(placed);
    await expect(pay.transaction(placed.outTradeNo)).resolves.toMatchObject({ tradeState: 'NOTPAY', totalFen: 13600 });
    expect(await wechat.phonePay(params, 'cancel')).toEqual({ result: 'cancel' });
    expect(await wechat.phonePay(params, 'pay')).toEqual({ result: 'ok' });

    const [callback] = await wechat.waitForCallbacks(1);
    expect(callback!.path).toBe('/api/wechat/pay/notify');
    expect(callback!.body.toString()).not.toContain(placed.outTradeNo);
    const told = await read(callback!);
    if (told.kind !== 'transaction') throw new Error(`a ${told.kind}`);
    const expected = { mchid: pay.mchid, appid: placed.appid, outTradeNo: placed.outTradeNo, amountFen: 13600 };
    expect(checkTransaction(told.transaction, expected)).toEqual([]);
    expect(told).toMatchObject({ eventType: 'TRANSACTION.SUCCESS', transaction: { tradeState: 'SUCCESS' } });
    expect(told.transaction.payerOpenid).toBe(placed.openid);

    await expect(pay.transaction(placed.outTradeNo)).resolves.toEqual(told.transaction);
    expect(await wechat.phonePay(params, 'pay')).toEqual({ result: 'fail', reason: '该订单已支付' });
  });

  it('works from the mini-program with its own appid and openid', async () => {
    const placed = order({ appid: wechat.config.miniAppid, openid: wechat.persons[1].miniOpenid });
    expect(await wechat.phonePay(await prepaid(placed), 'pay')).toEqual({ result: 'ok' });
    const told = await read((await wechat.waitForCallbacks(1))[0]!);
    expect(told).toMatchObject({ transaction: { appid: placed.appid, payerOpenid: placed.openid } });
  });

  it('whose callback is lost is found by the query', async () => {
    const placed = await paid();
    await expect(pay.transaction(placed.outTradeNo)).resolves.toMatchObject({ tradeState: 'SUCCESS' });
    await new Promise((wait) => setTimeout(wait, 150));
    expect(wechat.callbacks).toHaveLength(0);
  });

  it('is told again until it is answered 200 or 204, with the same id and a new signature', async () => {
    const answers = [500, 302, 200];
    wechat.onCallback = () => answers.shift() ?? 500;
    await wechat.phonePay(await prepaid(order()), 'pay');
    const callbacks = await wechat.waitForCallbacks(3);
    const ids = await Promise.all(callbacks.map(async (callback) => (await read(callback)).id));
    expect(new Set(ids).size).toBe(1);
    expect(new Set(callbacks.map(({ headers }) => headers['wechatpay-signature'])).size).toBe(3);
    await new Promise((wait) => setTimeout(wait, 150));
    expect(wechat.callbacks).toHaveLength(3);
  });

  it('is told no more when the attempts are used up', async () => {
    wechat.onCallback = () => 500;
    await wechat.phonePay(await prepaid(order()), 'pay');
    await wechat.waitForCallbacks(4);
    await new Promise((wait) => setTimeout(wait, 150));
    expect(wechat.callbacks).toHaveLength(4);
  });

  it('is refused at the cashier when the merchant did not sign it so', async () => {
    const params = await prepaid(order());
    const forged = await prepaid(order({ amountFen: 1 }));
    for (const changed of [
      { ...params, package: forged.package },
      { ...params, timeStamp: '1' },
      { ...params, appId: wechat.config.miniAppid },
      { ...params, paySign: forged.paySign },
    ]) {
      expect(await wechat.phonePay(changed, 'pay')).toEqual({ result: 'fail', reason: '支付验证签名失败' });
    }
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const own = { appid: params.appId, prepayId: params.package.slice(10), timestamp: 1, nonce: 'n' };
    const stranger = payParamsOf(own, privateKey);
    expect(await wechat.phonePay(stranger, 'pay')).toMatchObject({ result: 'fail' });
  });
});

describe('an announcement', () => {
  it('repeated with the same content answers the same prepay id', async () => {
    const placed = order();
    const first = await pay.prepay(placed);
    await expect(pay.prepay(placed)).resolves.toEqual(first);
  });

  it.each([
    ['amountFen', { amountFen: 13601 }],
    ['description', { description: '雀舌茶' }],
    ['expiresAt', { expiresAt: new Date(Date.now() + 3600_000) }],
  ])('with the same number and another %s is refused', async (_, change) => {
    const placed = order();
    await pay.prepay(placed);
    await expect(pay.prepay({ ...placed, ...change })).rejects.toEqual(refused('OUT_TRADE_NO_USED'));
  });

  it('of a paid and of a closed order is refused', async () => {
    const placed = await paid();
    await expect(pay.prepay(placed)).rejects.toEqual(refused('ORDERPAID'));
    const closed = order();
    await pay.prepay(closed);
    await pay.close(closed.outTradeNo);
    await expect(pay.prepay(closed)).rejects.toEqual(refused('ORDER_CLOSED'));
  });

  it.each<[string, () => Partial<PrepayOrder>, string]>([
    ['an openid nobody has', () => ({ openid: 'o-nobody' }), 'PARAM_ERROR'],
    ["another app's openid", () => ({ openid: wechat.persons[0].miniOpenid }), 'PARAM_ERROR'],
    ['an app of others', () => ({ appid: 'wx0000000000000000' }), 'APPID_MCHID_NOT_MATCH'],
    ['less than a minute to pay', () => ({ expiresAt: new Date(Date.now() + 50_000) }), 'PARAM_ERROR'],
    ['more than a week to pay', () => ({ expiresAt: new Date(Date.now() + 8 * 86_400_000) }), 'PARAM_ERROR'],
  ])('with %s is refused', async (_, changes, code) => {
    await expect(pay.prepay(order(changes()))).rejects.toEqual(refused(code));
  });

  it.each(['http://village.example/notify', 'https://village.example/notify?a=1', 'notify'])(
    'with callbacks to %s is refused',
    async (notifyUrl) => {
      await expect(wechat.client({ notifyUrl }).prepay(order())).rejects.toEqual(refused('PARAM_ERROR'));
    },
  );
});

describe('closing', () => {
  it('ends the payment, and closing again does nothing', async () => {
    const placed = order();
    const params = await prepaid(placed);
    await pay.close(placed.outTradeNo);
    await pay.close(placed.outTradeNo);
    expect(await wechat.phonePay(params, 'pay')).toEqual({ result: 'fail', reason: '该订单已关闭' });
    await expect(pay.transaction(placed.outTradeNo)).resolves.toMatchObject({ tradeState: 'CLOSED' });
  });

  it('is refused when the money came, and for a number that WeChat does not know', async () => {
    const placed = await paid();
    await expect(pay.close(placed.outTradeNo)).rejects.toEqual(refused('ORDERPAID'));
    await expect(pay.close(orderNo())).rejects.toEqual(refused('ORDER_NOT_EXIST'));
    await expect(pay.transaction(orderNo())).resolves.toBeNull();
  });
});

describe('a refund', () => {
  const refundOf = (placed: PrepayOrder, refundFen: number, outRefundNo = orderNo()) => ({
    outTradeNo: placed.outTradeNo,
    outRefundNo,
    refundFen,
    totalFen: placed.amountFen,
    reason: '收货前退一件',
  });

  it('is accepted, then done and told by a callback and by a query', async () => {
    const placed = await paid();
    const asked = refundOf(placed, 6800);
    await expect(pay.refund(asked)).resolves.toMatchObject({ status: 'PROCESSING', refundFen: 6800, totalFen: 13600 });
    const [callback] = await wechat.waitForCallbacks(1);
    expect(callback!.path).toBe('/api/wechat/pay/refund-notify');
    const told = await read(callback!);
    expect(told).toMatchObject({
      kind: 'refund',
      eventType: 'REFUND.SUCCESS',
      refund: { status: 'SUCCESS', outRefundNo: asked.outRefundNo, refundFen: 6800, mchid: pay.mchid },
    });
    await expect(pay.refundState(asked.outRefundNo)).resolves.toMatchObject({ status: 'SUCCESS' });
    await expect(pay.transaction(placed.outTradeNo)).resolves.toMatchObject({ tradeState: 'REFUND' });
  });

  it('asked again under its number is the same one; with other amounts it is refused', async () => {
    const asked = refundOf(await paid(), 100);
    const first = await pay.refund(asked);
    const again = await pay.refund(asked);
    expect(again.refundId).toBe(first.refundId);
    await wechat.waitForCallbacks(1);
    await expect(pay.refund({ ...asked, refundFen: 101 })).rejects.toEqual(refused('INVALID_REQUEST'));
  });

  it('never gives back more than was paid, in at most 50 parts', async () => {
    const placed = await paid({ amountFen: 100 });
    await pay.refund(refundOf(placed, 60));
    await expect(pay.refund(refundOf(placed, 41))).rejects.toEqual(refused('INVALID_REQUEST'));
    for (let part = 2; part <= 40; part++) await pay.refund(refundOf(placed, 1));
    await pay.refund(refundOf(placed, 1));
    await expect(pay.refund(refundOf(placed, 1))).rejects.toEqual(refused('INVALID_REQUEST'));
    const parts = await paid({ amountFen: 1000 });
    for (let part = 1; part <= 50; part++) await pay.refund(refundOf(parts, 1));
    await expect(pay.refund(refundOf(parts, 1))).rejects.toEqual(refused('INVALID_REQUEST'));
  });

  it('of an order not paid or with another total is refused, an unknown one is null', async () => {
    const placed = order();
    await pay.prepay(placed);
    await expect(pay.refund(refundOf(placed, 1))).rejects.toEqual(refused('RESOURCE_NOT_EXISTS'));
    const bought = await paid();
    await expect(pay.refund({ ...refundOf(bought, 1), totalFen: 1 })).rejects.toEqual(refused('INVALID_REQUEST'));
    await expect(pay.refundState(orderNo())).resolves.toBeNull();
  });
});

describe('a request that is not the merchant’s', () => {
  it('signed with another key, by another merchant or under another serial is refused', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const merchantPrivateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    for (const change of [{ merchantPrivateKeyPem }, { mchid: '1999999999' }, { merchantSerial: 'F'.repeat(40) }]) {
      await expect(wechat.client(change).prepay(order())).rejects.toMatchObject({ code: 'SIGN_ERROR', status: 401 });
    }
  });

  it.each([-301, 301])('signed %d seconds off is refused', async (seconds) => {
    const now = () => Date.now() + seconds * 1000;
    await expect(wechat.client({}, { now }).transaction('WC000001')).rejects.toEqual(refused('SIGN_ERROR'));
  });

  const target = () => `/v3/pay/transactions/out-trade-no/WC000001/close`;
  const body = () => JSON.stringify({ mchid: wechat.config.mchid });
  const send = async (headers: Record<string, string>, sent = body(), path = target()) => {
    const answer = await fetch(wechat.origin + path, { method: 'POST', headers, body: sent });
    return { status: answer.status, signed: answer.headers.has('wechatpay-signature'), text: await answer.text() };
  };
  const sign = () => {
    const { mchid, merchantSerial: serial, merchantPrivateKeyPem } = wechat.config;
    const timestamp = Math.floor(Date.now() / 1000);
    const request = {
      method: 'POST',
      target: target(),
      body: body(),
      timestamp,
      nonce: randomBytes(8).toString('hex'),
    };
    const key = createPrivateKey(merchantPrivateKeyPem);
    return {
      accept: 'application/json',
      'user-agent': 'test',
      authorization: authorizationOf(request, { mchid, serial, key }),
    };
  };

  it('with a changed body or path is refused', async () => {
    expect(await send(sign(), `${body()} `)).toMatchObject({ status: 401 });
    expect(await send(sign(), body(), target().replace('1/close', '2/close'))).toMatchObject({ status: 401 });
  });

  it('sent twice is refused the second time', async () => {
    const headers = sign();
    expect((await send(headers)).text).toContain('ORDER_NOT_EXIST');
    const replayed = await send(headers);
    expect(replayed).toMatchObject({ status: 401, signed: false });
    expect(replayed.text).toContain('nonce_str');
  });

  it('without signature, or with one of another scheme, is refused', async () => {
    const { authorization, ...rest } = sign();
    expect(await send(rest)).toMatchObject({ status: 401 });
    expect(await send({ ...rest, authorization: 'Bearer x' })).toMatchObject({ status: 401 });
    expect(await send({ ...rest, authorization: authorization.replace('nonce_str', 'nonce') })).toMatchObject({
      status: 401,
    });
  });

  it('to an unknown path answers an empty 404, by a wrong method an empty 405', async () => {
    expect(await send(sign(), body(), '/v3/pay/transactions/app')).toEqual({
      status: 404,
      signed: false,
      text: '',
    });
    const answer = await fetch(`${wechat.origin}/v3/pay/transactions/jsapi`);
    expect(answer.status).toBe(405);
  });
});

describe('certificate mode', () => {
  it('works without the public key, for answers and for callbacks', async () => {
    const other = await TestWechat.start({ callbacksSignedBy: 'certificate' });
    try {
      const certified = other.client({ wechatPublicKeyId: undefined, wechatPublicKeyPem: undefined });
      const placed = { ...order(), appid: other.config.webAppid };
      const { prepayId } = await certified.prepay(placed);
      expect(prepayId).toMatch(/^wx\d{14}[0-9a-f]{20}$/);
      await other.phonePay(certified.payParams(placed.appid, prepayId), 'pay');
      const [callback] = await other.waitForCallbacks(1);
      expect(callback!.headers['wechatpay-serial']).toMatch(/^[0-9A-F]{40}$/);
      // A client that changes over has the public key already, and still takes what the certificate signed.
      for (const client of [certified, other.client()]) {
        const told = await client.readNotification(callback!.headers, callback!.body);
        expect(told).toMatchObject({ transaction: { outTradeNo: placed.outTradeNo } });
      }
    } finally {
      await other.close();
    }
  });

  it('is answered an error when the public key named is none of the platform’s', async () => {
    const wrong = wechat.client({ wechatPublicKeyId: 'PUB_KEY_ID_0' });
    await expect(wrong.prepay(order())).rejects.toEqual(refused('PARAM_ERROR'));
  });
});
