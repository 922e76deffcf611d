import { createPublicKey, createVerify, generateKeyPairSync } from 'node:crypto';
import * as fc from 'fast-check';
import type { Transaction } from '../../src/platform/wechat/pay-answers.js';
import { checkRefund, checkTransaction, isPaid } from '../../src/platform/wechat/pay-checks.js';
import { chinaTime, prepayBody, refundBody, type PrepayOrder } from '../../src/platform/wechat/pay-requests.js';
import { openResource } from '../../src/platform/wechat/pay-resource.js';
import { authorizationOf, isTimely, payParamsOf } from '../../src/platform/wechat/pay-signature.js';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const signed = (text: string, signature: string) =>
  createVerify('RSA-SHA256')
    .update(text)
    .verify(createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })), signature, 'base64');

describe('what we sign', () => {
  it('is the five lines of a request, each ended', () => {
    const request = { method: 'POST', target: '/v3/a?b=c', body: '{"重":1}', timestamp: 1554208460, nonce: 'n0' };
    const header = authorizationOf(request, { mchid: '1900009191', serial: 'AB12', key: privateKey });
    expect(header).toMatch(
      /^WECHATPAY2-SHA256-RSA2048 mchid="1900009191",nonce_str="n0",timestamp="1554208460",serial_no="AB12",signature="[^"]+"$/,
    );
    const signature = /signature="([^"]+)"/.exec(header)![1]!;
    expect(signed('POST\n/v3/a?b=c\n1554208460\nn0\n{"重":1}\n', signature)).toBe(true);
    expect(signed('POST\n/v3/a?b=d\n1554208460\nn0\n{"重":1}\n', signature)).toBe(false);
  });

  it('is an empty fifth line when there is no body', () => {
    const request = { method: 'GET', target: '/v3/a', body: '', timestamp: 1, nonce: 'n' };
    const header = authorizationOf(request, { mchid: '1', serial: '2', key: privateKey });
    expect(signed('GET\n/v3/a\n1\nn\n\n', /signature="([^"]+)"/.exec(header)![1]!)).toBe(true);
  });

  it('is app, time, nonce and package for the phone', () => {
    const params = payParamsOf({ appid: 'wx1', prepayId: 'wx2', timestamp: 1414561699, nonce: 'x' }, privateKey);
    expect(params).toMatchObject({ timeStamp: '1414561699', package: 'prepay_id=wx2', signType: 'RSA' });
    expect(signed('wx1\n1414561699\nx\nprepay_id=wx2\n', params.paySign)).toBe(true);
  });
});

describe('a clock', () => {
  it.each([
    ['1000', 1299, true],
    ['1000', 1300, false],
    ['1000', 701, true],
    ['1000', 700, false],
    ['1000x', 1000, false],
    ['', 0, false],
    ['-5', 0, false],
  ])('of %s read at %d: %s', (timestamp, now, timely) => {
    expect(isTimely(timestamp, now)).toBe(timely);
  });
});

describe('a sealed resource', () => {
  const key = '0123456789abcdef'.repeat(2);
  const vector = {
    algorithm: 'AEAD_AES_256_GCM' as const,
    nonce: '0123456789abcdef',
    associated_data: 'world',
    ciphertext: 'APoZlYpivU3HjbAiB4CvW1rAFr8J',
  };

  it('opens with its key', () => {
    expect(openResource(vector, key)).toBe('hello');
  });

  it('does not open with another key, other associated data, another byte, or too few', () => {
    const bytes = Buffer.from(vector.ciphertext, 'base64');
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = Buffer.from(bytes);
        changed[at]! ^= flip;
        expect(() => openResource({ ...vector, ciphertext: changed.toString('base64') }, key)).toThrow();
      }),
    );
    expect(() => openResource(vector, 'f'.repeat(32))).toThrow();
    expect(() => openResource({ ...vector, associated_data: 'World' }, key)).toThrow();
    expect(() => openResource({ ...vector, ciphertext: 'APoZlYpi' }, key)).toThrow();
  });
});

describe('what is held against the order', () => {
  const expected = { mchid: '1900000001', appid: 'wx1', outTradeNo: 'WC0001', amountFen: 13600 };
  const paid: Transaction = {
    mchid: '1900000001',
    appid: 'wx1',
    outTradeNo: 'WC0001',
    tradeState: 'SUCCESS',
    totalFen: 13600,
    payerTotalFen: 13500,
    currency: 'CNY',
  };

  it('finds nothing in the payment that was ordered, whatever coupons the payer had', () => {
    expect(checkTransaction(paid, expected)).toEqual([]);
  });

  it.each([
    ['mchid', { mchid: '1900000002' }],
    ['appid', { appid: 'wx2' }],
    ['outTradeNo', { outTradeNo: 'WC0002' }],
    ['amountFen', { totalFen: 13599 }],
    ['amountFen', { totalFen: undefined }],
    ['currency', { currency: 'USD' }],
  ] as const)('finds another %s', (field, change) => {
    expect(checkTransaction({ ...paid, ...change }, expected)).toMatchObject([{ field }]);
  });

  it('finds another refund', () => {
    const refund = {
      outRefundNo: 'R1',
      refundId: '5',
      outTradeNo: 'WC0001',
      transactionId: '4',
      status: 'SUCCESS' as const,
      refundFen: 6800,
      totalFen: 13600,
    };
    const asked = { ...expected, outRefundNo: 'R1', refundFen: 6800 };
    expect(checkRefund(refund, asked)).toEqual([]);
    expect(checkRefund({ ...refund, refundFen: 6801 }, asked)).toMatchObject([{ field: 'refundFen', got: 6801 }]);
    expect(checkRefund({ ...refund, mchid: '2' }, asked)).toMatchObject([{ field: 'mchid' }]);
  });

  it('counts a refunded order as one that was paid', () => {
    expect(isPaid(paid)).toBe(true);
    expect(isPaid({ ...paid, tradeState: 'REFUND' })).toBe(true);
    for (const tradeState of ['NOTPAY', 'CLOSED', 'REVOKED', 'USERPAYING', 'PAYERROR'] as const) {
      expect(isPaid({ ...paid, tradeState })).toBe(false);
    }
  });
});

describe('requests', () => {
  const order: PrepayOrder = {
    appid: 'wx1',
    openid: 'o1',
    outTradeNo: 'WC_000-1|*',
    description: '香禾糯 5 斤',
    amountFen: 13600,
    expiresAt: new Date('2026-01-31T16:30:00.500Z'),
  };
  const merchant = { mchid: '1900000001', notifyUrl: 'https://a.example/n', refundNotifyUrl: 'https://a.example/r' };

  it('write China time', () => {
    expect(chinaTime(order.expiresAt)).toBe('2026-02-01T00:30:00+08:00');
  });

  it('are of the documented form', () => {
    expect(JSON.parse(prepayBody(order, merchant))).toEqual({
      appid: 'wx1',
      mchid: '1900000001',
      description: '香禾糯 5 斤',
      out_trade_no: 'WC_000-1|*',
      time_expire: '2026-02-01T00:30:00+08:00',
      notify_url: 'https://a.example/n',
      amount: { total: 13600, currency: 'CNY' },
      payer: { openid: 'o1' },
      settle_info: { profit_sharing: false },
    });
  });

  it('cut a long description by whole characters', () => {
    const long = JSON.parse(prepayBody({ ...order, description: '🌾'.repeat(200) }, merchant)) as {
      description: string;
    };
    expect(long.description).toBe('🌾'.repeat(127));
  });

  it.each([
    [{ outTradeNo: 'short' }],
    [{ outTradeNo: 'x'.repeat(33) }],
    [{ outTradeNo: 'with space' }],
    [{ amountFen: 0 }],
    [{ amountFen: 1.5 }],
    [{ amountFen: 2 ** 53 }],
    [{ description: ' ' }],
  ])('refuse %j before WeChat does', (change) => {
    expect(() => prepayBody({ ...order, ...change }, merchant)).toThrow(RangeError);
  });

  it('refuse a refund above the total', () => {
    const refund = { outTradeNo: 'WC0001', outRefundNo: 'R1', refundFen: 101, totalFen: 100 };
    expect(() => refundBody(refund, merchant)).toThrow(RangeError);
  });

  it("cut a refund's reason at 80 bytes, between characters", () => {
    const reasonOf = (reason: string) => {
      const refund = { outTradeNo: 'WC0001', outRefundNo: 'R1', refundFen: 1, totalFen: 100, reason };
      return (JSON.parse(refundBody(refund, merchant)) as { reason: string }).reason;
    };
    expect(reasonOf('米'.repeat(30))).toBe('米'.repeat(26));
    // Four bytes each: 26 of them would be 104.
    expect(reasonOf('𠮷'.repeat(30))).toBe('𠮷'.repeat(20));
    expect(reasonOf('a'.repeat(100))).toBe('a'.repeat(80));
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (reason) => {
        const cut = reasonOf(reason);
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(80);
        expect(reason.startsWith(cut)).toBe(true);
      }),
    );
  });
});
