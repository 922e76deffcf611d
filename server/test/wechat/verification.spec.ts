import { createCipheriv, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { selfSigned } from '../../src/demo/simulator/certificate.js';
import { WechatPay } from '../../src/platform/wechat/pay.js';
import { WechatForged, WechatRefused, WechatUnknown } from '../../src/platform/wechat/wechat-errors.js';

// The callbacks and answers of this suite are made by hand: neither our client nor the simulator signs them.

const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = (key: KeyObject, type: 'spki' | 'pkcs8') => key.export({ type, format: 'pem' }).toString();

const merchant = pair();
const wechat = pair();
const stranger = pair();
const certified = pair();
const SERIAL = '5157F09EFDC096DE15EBE81A47057A7232F1B8E1';
const API_KEY = 'k'.repeat(32);
const NOW = 1_790_000_000;

const config = {
  payBase: 'http://127.0.0.1:9',
  mchid: '1900000001',
  merchantSerial: 'A'.repeat(40),
  merchantPrivateKeyPem: pem(merchant.privateKey, 'pkcs8'),
  apiV3Key: API_KEY,
  wechatPublicKeyId: 'PUB_KEY_ID_01',
  wechatPublicKeyPem: pem(wechat.publicKey, 'spki'),
  notifyUrl: 'https://a.example/n',
  refundNotifyUrl: 'https://a.example/r',
};
const client = (changes: Partial<typeof config> = {}, now = () => NOW * 1000) =>
  new WechatPay({ ...config, ...changes }, { now, timeoutMs: 300 });

function seal(text: string, aad: string): Record<string, string> {
  const cipher = createCipheriv('aes-256-gcm', API_KEY, 'abcdefghijkl');
  cipher.setAAD(Buffer.from(aad));
  const ciphertext = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]).toString('base64');
  return { algorithm: 'AEAD_AES_256_GCM', nonce: 'abcdefghijkl', associated_data: aad, ciphertext };
}

function headersFor(body: string, key = wechat.privateKey, serial = 'PUB_KEY_ID_01', seconds = NOW) {
  const signature = createSign('RSA-SHA256').update(`${seconds}\nnonce\n${body}\n`).sign(key, 'base64');
  return {
    'wechatpay-timestamp': String(seconds),
    'wechatpay-nonce': 'nonce',
    'wechatpay-serial': serial,
    'wechatpay-signature': signature,
  };
}

const transaction = {
  appid: 'wx1',
  mchid: '1900000001',
  out_trade_no: 'WC000001',
  transaction_id: '4200',
  trade_state: 'SUCCESS',
  success_time: '2026-11-22T10:00:00+08:00',
  payer: { openid: 'o1' },
  amount: { total: 13600, payer_total: 13600, currency: 'CNY' },
};
const notice = (content: unknown, eventType = 'TRANSACTION.SUCCESS') =>
  JSON.stringify({
    id: 'EV-1',
    create_time: '2026-11-22T10:00:01+08:00',
    resource_type: 'encrypt-resource',
    event_type: eventType,
    summary: '支付成功',
    resource: { original_type: 'transaction', ...seal(JSON.stringify(content), 'transaction') },
  });

const refusal = (reason: string) => expect.objectContaining({ name: 'WechatForged', reason }) as WechatForged;

describe('a callback', () => {
  const body = notice(transaction);

  it('signed by WeChat is opened', async () => {
    await expect(client().readNotification(headersFor(body), Buffer.from(body))).resolves.toEqual({
      id: 'EV-1',
      eventType: 'TRANSACTION.SUCCESS',
      kind: 'transaction',
      transaction: {
        appid: 'wx1',
        mchid: '1900000001',
        outTradeNo: 'WC000001',
        transactionId: '4200',
        tradeState: 'SUCCESS',
        succeededAt: new Date('2026-11-22T02:00:00Z'),
        payerOpenid: 'o1',
        totalFen: 13600,
        payerTotalFen: 13600,
        currency: 'CNY',
        attach: undefined,
      },
    });
  });

  it.each([
    ['another key', headersFor(body, stranger.privateKey), body, 'signature_wrong'],
    ['one byte changed', headersFor(body), body.replace('EV-1', 'EV-2'), 'signature_wrong'],
    ['the same JSON written otherwise', headersFor(body), JSON.stringify(JSON.parse(body), null, 1), 'signature_wrong'],
    ['a time 300 s ago', headersFor(body, wechat.privateKey, 'PUB_KEY_ID_01', NOW - 300), body, 'clock_skew'],
    ['a time 300 s ahead', headersFor(body, wechat.privateKey, 'PUB_KEY_ID_01', NOW + 300), body, 'clock_skew'],
    ['an unknown public key', headersFor(body, wechat.privateKey, 'PUB_KEY_ID_02'), body, 'serial_unknown'],
    ['no signature', { ...headersFor(body), 'wechatpay-signature': undefined }, body, 'header_missing'],
    ['no time', { ...headersFor(body), 'wechatpay-timestamp': undefined }, body, 'header_missing'],
    [
      "WeChat's own probe",
      { ...headersFor(body), 'wechatpay-signature': 'WECHATPAY/SIGNTEST/abc' },
      body,
      'signature_wrong',
    ],
  ])('with %s is refused', async (_, headers, received, reason) => {
    await expect(client().readNotification(headers, Buffer.from(received))).rejects.toEqual(refusal(reason));
  });

  it('at 299 s is still taken', async () => {
    const late = headersFor(body, wechat.privateKey, 'PUB_KEY_ID_01', NOW - 299);
    await expect(client().readNotification(late, Buffer.from(body))).resolves.toMatchObject({ id: 'EV-1' });
  });

  it.each([
    ['no JSON', 'hello'],
    ['not sealed with our key', notice(transaction).replace(/"ciphertext":"..../, '"ciphertext":"AAAA')],
    ['no transaction inside', notice({ hello: 1 })],
    ['a fraction of a fen inside', notice({ ...transaction, amount: { total: 1.5 } })],
  ])('well signed but %s is refused', async (_, received) => {
    const answer = client().readNotification(headersFor(received), Buffer.from(received));
    await expect(answer).rejects.toEqual(refusal('body_unreadable'));
  });

  it('of a refund and of something else are told apart', async () => {
    const refund = {
      mchid: '1900000001',
      transaction_id: '4200',
      out_trade_no: 'WC000001',
      refund_id: '5030',
      out_refund_no: 'R1',
      refund_status: 'ABNORMAL',
      amount: { total: 13600, refund: 6800, payer_total: 13600, payer_refund: 6800 },
    };
    const refunded = notice(refund, 'REFUND.ABNORMAL');
    await expect(client().readNotification(headersFor(refunded), Buffer.from(refunded))).resolves.toMatchObject({
      kind: 'refund',
      refund: { status: 'ABNORMAL', outRefundNo: 'R1', refundFen: 6800, totalFen: 13600, mchid: '1900000001' },
    });
    const other = notice({ any: 1 }, 'MCHTRANSFER.BILL.FINISHED');
    await expect(client().readNotification(headersFor(other), Buffer.from(other))).resolves.toMatchObject({
      kind: 'other',
    });
  });
});

describe('with platform certificates', () => {
  let server: Server;
  let payBase: string;
  let downloads = 0;
  let answer: (certificates: string) => { status: number; body: string; headers: Record<string, string> };
  const certificate = selfSigned(pem(certified.privateKey, 'pkcs8'), {
    serial: SERIAL,
    commonName: 'test',
    from: new Date((NOW - 1000) * 1000),
    to: new Date((NOW + 400_000) * 1000),
  });
  const list = JSON.stringify({
    data: [{ serial_no: SERIAL, encrypt_certificate: seal(certificate, 'certificate') }],
  });
  let clock = NOW;
  const ownCertificate = () =>
    client({ payBase, wechatPublicKeyId: undefined, wechatPublicKeyPem: undefined }, () => clock * 1000);
  const body = notice(transaction);
  const read = (pay: WechatPay, serial = SERIAL, key = certified.privateKey) =>
    pay.readNotification(headersFor(body, key, serial, clock), Buffer.from(body));

  beforeAll(async () => {
    server = createServer((_, response) => {
      downloads++;
      const { status, body: text, headers } = answer(list);
      response.writeHead(status, headers).end(text);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    payBase = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());
  beforeEach(() => {
    downloads = 0;
    clock = NOW;
    answer = (text) => ({ status: 200, body: text, headers: headersFor(text, certified.privateKey, SERIAL, clock) });
  });

  it('downloads once, joins those who wait, and verifies with what it got', async () => {
    const pay = ownCertificate();
    await Promise.all([read(pay), read(pay), read(pay)]);
    await read(pay, SERIAL.toLowerCase());
    expect(downloads).toBe(1);
    await expect(read(pay, SERIAL, stranger.privateKey)).rejects.toEqual(refusal('signature_wrong'));
  });

  it('asks again for an unknown serial at most once a minute', async () => {
    const pay = ownCertificate();
    await read(pay);
    for (let i = 0; i < 5; i++) await expect(read(pay, '77AA')).rejects.toEqual(refusal('serial_unknown'));
    expect(downloads).toBe(1);
    clock += 60;
    await expect(read(pay, '77AA')).rejects.toEqual(refusal('serial_unknown'));
    expect(downloads).toBe(2);
  });

  it('renews after half a day, lives on the old ones when that fails, and never past their end', async () => {
    const pay = ownCertificate();
    await read(pay);
    clock += 12 * 3600;
    await read(pay);
    expect(downloads).toBe(2);
    clock += 12 * 3600;
    answer = () => ({ status: 503, body: '', headers: {} });
    await read(pay);
    expect(downloads).toBe(3);
    clock = NOW + 400_000;
    await expect(read(pay)).rejects.toBeInstanceOf(WechatUnknown);
  });

  it('trusts no list whose answer another key signed', async () => {
    answer = (text) => ({ status: 200, body: text, headers: headersFor(text, stranger.privateKey, SERIAL, clock) });
    await expect(read(ownCertificate())).rejects.toBeInstanceOf(WechatUnknown);
  });

  it('has none when the merchant is of the public-key kind', async () => {
    answer = () => ({ status: 404, body: '{"code":"RESOURCE_NOT_EXISTS","message":"无可用的平台证书"}', headers: {} });
    await expect(read(client({ payBase }, () => clock * 1000))).rejects.toEqual(refusal('serial_unknown'));
    await expect(read(ownCertificate())).rejects.toBeInstanceOf(WechatUnknown);
  });
});

describe('an answer', () => {
  let server: Server;
  let pay: WechatPay;
  let answer: { status: number; body: string; headers: Record<string, string> } | 'silence';

  beforeAll(async () => {
    server = createServer((_, response) => {
      if (answer !== 'silence') response.writeHead(answer.status, answer.headers).end(answer.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    pay = client({ payBase: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const wire = JSON.stringify(transaction);
  it.each([
    ['unsigned', { status: 200, body: wire, headers: {} }],
    ['signed by another', { status: 200, body: wire, headers: headersFor(wire, stranger.privateKey) }],
    ['of another form', { status: 200, body: '{}', headers: headersFor('{}') }],
    ['202', { status: 202, body: '', headers: headersFor('') }],
    ['429', { status: 429, body: '{"code":"FREQUENCY_LIMITED","message":"x"}', headers: {} }],
    ['500', { status: 500, body: '{"code":"SYSTEM_ERROR","message":"x"}', headers: {} }],
    ['a redirect', { status: 302, body: '', headers: { location: 'http://127.0.0.1:9/' } }],
    ['none in time', 'silence' as const],
  ])('%s leaves the outcome unknown', async (_, given) => {
    answer = given;
    await expect(pay.transaction('WC000001')).rejects.toBeInstanceOf(WechatUnknown);
  });

  it('well signed is read', async () => {
    answer = { status: 200, body: wire, headers: headersFor(wire) };
    await expect(pay.transaction('WC000001')).resolves.toMatchObject({ tradeState: 'SUCCESS', totalFen: 13600 });
  });

  it('that refuses carries its code', async () => {
    answer = { status: 403, body: '{"code":"NOT_ENOUGH","message":"余额不足"}', headers: {} };
    const refused = pay.refund({ outTradeNo: 'WC000001', outRefundNo: 'R1', refundFen: 1, totalFen: 1 });
    await expect(refused).rejects.toMatchObject({ name: 'WechatRefused', code: 'NOT_ENOUGH', status: 403 });
    answer = { status: 404, body: '', headers: {} };
    await expect(pay.transaction('WC000001')).rejects.toMatchObject({ code: 'HTTP_404' });
  });

  it('that does not know the number is null', async () => {
    for (const code of ['ORDER_NOT_EXIST', 'ORDERNOTEXIST']) {
      answer = { status: 404, body: JSON.stringify({ code }), headers: {} };
      await expect(pay.transaction('WC000001')).resolves.toBeNull();
    }
    expect(new WechatRefused('ORDERCLOSED', '', 400).is('ORDER_CLOSED')).toBe(true);
  });
});
