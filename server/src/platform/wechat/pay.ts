import { createPrivateKey, randomBytes, type KeyObject } from 'node:crypto';
import * as z from 'zod';
import { callWechat, jsonOf, type WechatAnswer } from './http-call.js';
import { prepayAnswer, refundOf, transactionOf, type Transaction, type WechatRefund } from './pay-answers.js';
import { certificatesOf, WechatKeys, type PlatformCertificate } from './pay-keys.js';
import { openNotification, type PayNotification } from './pay-notification.js';
import { prepayBody, refundBody, type PrepayOrder, type RefundOrder } from './pay-requests.js';
import {
  authorizationOf,
  isSignedBy,
  isTimely,
  payParamsOf,
  signatureHeaders,
  type PayParams,
} from './pay-signature.js';
import type { WechatConfig } from './wechat-config.js';
import { WechatForged, WechatRefused, WechatUnknown } from './wechat-errors.js';

export type WechatPayConfig = Omit<
  WechatConfig,
  'authorizeUrl' | 'apiBase' | 'webAppid' | 'webSecret' | 'miniAppid' | 'miniSecret' | 'templates'
>;

type HeaderGetter = (name: string) => string | null | undefined;

const refusal = z.object({ code: z.string().min(1), message: z.string().optional() });
const tradePath = (outTradeNo: string) => `/v3/pay/transactions/out-trade-no/${encodeURIComponent(outTradeNo)}`;

/**
 * WeChat Pay, API v3, for one merchant. Every call throws
 * - `WechatRefused` when WeChat said no (nothing happened; branch on `error.is('ORDERPAID')`), or
 * - `WechatUnknown` when the outcome is not known: repeat with the same numbers, or query.
 *
 * Never call it inside a database transaction: store the number, commit, call, record.
 */
export class WechatPay {
  private readonly key: KeyObject;
  private readonly keys: WechatKeys;
  private readonly now: () => number;
  private readonly timeoutMs: number;

  constructor(
    private readonly config: WechatPayConfig,
    options: { now?: () => number; timeoutMs?: number } = {},
  ) {
    this.key = createPrivateKey(config.merchantPrivateKeyPem);
    this.now = options.now ?? Date.now;
    this.timeoutMs = options.timeoutMs ?? 8_000;
    const { wechatPublicKeyId, wechatPublicKeyPem } = config;
    this.keys = new WechatKeys(wechatPublicKeyId, wechatPublicKeyPem, () => this.certificates(), this.now);
  }

  get mchid(): string {
    return this.config.mchid;
  }

  /**
   * Announces an order. Repeating it with the same content is safe and answers a prepay id again, good for 2 hours.
   * @throws WechatRefused `OUT_TRADE_NO_USED` same number, other content; `ORDERPAID`; `ORDER_CLOSED`
   */
  async prepay(order: PrepayOrder): Promise<{ prepayId: string }> {
    const body = prepayBody(order, this.config);
    const answer = await this.call('POST', '/v3/pay/transactions/jsapi', body);
    return this.read(answer, (wire) => ({ prepayId: prepayAnswer.parse(wire).prepay_id }));
  }

  /** What the phone needs to open the cashier for a prepaid order. */
  payParams(appid: string, prepayId: string): PayParams {
    return payParamsOf({ appid, prepayId, timestamp: this.seconds(), nonce: nonce() }, this.key);
  }

  /** The payment of an order, or null when WeChat does not know the number. */
  async transaction(outTradeNo: string): Promise<Transaction | null> {
    const target = `${tradePath(outTradeNo)}?mchid=${encodeURIComponent(this.config.mchid)}`;
    return this.found(() => this.call('GET', target), transactionOf);
  }

  /**
   * Closes an unpaid order so that it can't be paid any more; closing it again does nothing. `time_expire` alone
   * does not close. Query first: WeChat refuses (`ORDERPAID`) when the money came meanwhile.
   */
  async close(outTradeNo: string): Promise<void> {
    try {
      await this.call('POST', `${tradePath(outTradeNo)}/close`, JSON.stringify({ mchid: this.config.mchid }));
    } catch (error) {
      if (error instanceof WechatRefused && error.is('ORDER_CLOSED')) return;
      throw error;
    }
  }

  /**
   * Asks for a refund. The answer is acceptance only (usually `PROCESSING`); the notification or `refundState` says
   * how it ended. Repeat with the same `outRefundNo` and amounts, never with another number.
   * @throws WechatRefused `NOT_ENOUGH` the merchant's balance is too low: same number again after a top-up
   */
  async refund(order: RefundOrder): Promise<WechatRefund> {
    const body = refundBody(order, this.config);
    return this.read(await this.call('POST', '/v3/refund/domestic/refunds', body), refundOf);
  }

  /** How a refund stands, or null when WeChat has not accepted that number. */
  async refundState(outRefundNo: string): Promise<WechatRefund | null> {
    const target = `/v3/refund/domestic/refunds/${encodeURIComponent(outRefundNo)}`;
    return this.found(() => this.call('GET', target), refundOf);
  }

  /**
   * Verifies a callback over its raw body, then opens it. Answer 204 after it is recorded, within 5 seconds.
   * What it says must still be held against the order: `checkTransaction`, `checkRefund`.
   * @throws WechatForged not from WeChat, or too old: answer 401
   * @throws WechatUnknown the platform certificates could not be fetched: answer 500, it will come again
   */
  async readNotification(
    headers: Readonly<Record<string, string | string[] | undefined>>,
    rawBody: Buffer,
  ): Promise<PayNotification> {
    const get: HeaderGetter = (name) => {
      const value = headers[name];
      return Array.isArray(value) ? value[0] : value;
    };
    await this.prove(get, rawBody, (serial) => this.keys.find(serial));
    return openNotification(rawBody, this.config.apiV3Key);
  }

  private async found<T>(call: () => Promise<WechatAnswer>, parse: (wire: unknown) => T): Promise<T | null> {
    try {
      return this.read(await call(), parse);
    } catch (error) {
      if (error instanceof WechatRefused && error.is('ORDER_NOT_EXIST', 'RESOURCE_NOT_EXISTS')) return null;
      throw error;
    }
  }

  private read<T>(answer: WechatAnswer, parse: (wire: unknown) => T): T {
    try {
      return parse(jsonOf(answer.body));
    } catch (cause) {
      throw new WechatUnknown('an answer of another form', { cause });
    }
  }

  /** One signed request, its answer verified. */
  private async call(method: 'GET' | 'POST', target: string, body = ''): Promise<WechatAnswer> {
    const answer = await this.send(method, target, body);
    try {
      await this.prove(
        (name) => answer.headers.get(name),
        answer.body,
        (serial) => this.keys.find(serial),
      );
    } catch (cause) {
      throw new WechatUnknown(`the answer to ${method} ${target} can't be verified`, { cause });
    }
    return answer;
  }

  /** Sends a signed request and sorts the refusals out; WeChat does not sign those. */
  private async send(method: 'GET' | 'POST', target: string, body: string): Promise<WechatAnswer> {
    const { mchid, merchantSerial: serial, payBase, wechatPublicKeyId } = this.config;
    const request = { method, target, body, timestamp: this.seconds(), nonce: nonce() };
    const answer = await callWechat({
      method,
      url: new URL(target, payBase),
      headers: {
        authorization: authorizationOf(request, { mchid, serial, key: this.key }),
        ...(body && { 'content-type': 'application/json' }),
        // Asks for an answer signed with the public key, which WeChat otherwise does only after a change-over.
        ...(wechatPublicKeyId && { 'wechatpay-serial': wechatPublicKeyId }),
      },
      body: body || undefined,
      timeoutMs: this.timeoutMs,
    });
    if (answer.status === 200 || answer.status === 204) return answer;
    const { status } = answer;
    // 202 means not yet done, 429 does not mean not done: both are asked again with the same content.
    if (status < 400 || status === 429 || status >= 500) throw new WechatUnknown(`${method} ${target}: ${status}`);
    const refused = refusal.safeParse(jsonOf(answer.body));
    if (!refused.success) throw new WechatRefused(`HTTP_${status}`, '', status);
    throw new WechatRefused(refused.data.code, refused.data.message ?? '', status);
  }

  private async prove(
    get: HeaderGetter,
    body: Buffer,
    find: (serial: string) => Promise<KeyObject | undefined>,
  ): Promise<void> {
    const headers = signatureHeaders(get);
    if (!headers) throw new WechatForged('header_missing');
    if (!isTimely(headers.timestamp, this.seconds())) throw new WechatForged('clock_skew');
    const key = await find(headers.serial);
    if (!key) throw new WechatForged('serial_unknown');
    if (!isSignedBy(key, headers, body)) throw new WechatForged('signature_wrong');
  }

  /** Downloads the platform certificates; the answer is verified with the very certificates it brings. */
  private async certificates(): Promise<PlatformCertificate[]> {
    const answer = await this.send('GET', '/v3/certificates', '');
    const list = this.read(answer, (wire) => certificatesOf(wire, this.config.apiV3Key));
    const find = async (serial: string) =>
      serial === this.config.wechatPublicKeyId
        ? this.keys.find(serial)
        : list.find((certificate) => certificate.serial === serial.toUpperCase())?.key;
    try {
      await this.prove((name) => answer.headers.get(name), answer.body, find);
    } catch (cause) {
      throw new WechatUnknown("the platform certificates can't be verified", { cause });
    }
    return list;
  }

  private seconds(): number {
    return Math.floor(this.now() / 1000);
  }
}

const nonce = () => randomBytes(16).toString('hex');
