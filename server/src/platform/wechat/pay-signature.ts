import { createSign, createVerify, type KeyObject } from 'node:crypto';

/** The scheme of API v3: RSA PKCS#1 v1.5 over SHA-256. */
const SCHEME = 'WECHATPAY2-SHA256-RSA2048';

/** Seconds by which the clock of a signature may differ from ours; at or past it the message is refused. */
const SKEW_LIMIT_SECONDS = 300;

const lines = (...parts: string[]) => parts.map((part) => `${part}\n`).join('');

function sign(message: string, key: KeyObject): string {
  return createSign('RSA-SHA256').update(message, 'utf8').sign(key, 'base64');
}

export interface SignedRequest {
  readonly method: string;
  /** Path and query exactly as they go over the wire. */
  readonly target: string;
  /** The body exactly as it goes over the wire, empty when there is none. */
  readonly body: string;
  readonly timestamp: number;
  readonly nonce: string;
}

/** The value of the Authorization header of a request. */
export function authorizationOf(
  request: SignedRequest,
  merchant: { mchid: string; serial: string; key: KeyObject },
): string {
  const timestamp = String(request.timestamp);
  const signature = sign(lines(request.method, request.target, timestamp, request.nonce, request.body), merchant.key);
  const fields = {
    mchid: merchant.mchid,
    nonce_str: request.nonce,
    timestamp,
    serial_no: merchant.serial,
    signature,
  };
  const list = Object.entries(fields).map(([name, value]) => `${name}="${value}"`);
  return `${SCHEME} ${list.join(',')}`;
}

/** What the page hands to `getBrandWCPayRequest`, and the mini-program (without appId) to `wx.requestPayment`. */
export interface PayParams {
  readonly appId: string;
  readonly timeStamp: string;
  readonly nonceStr: string;
  readonly package: string;
  readonly signType: 'RSA';
  readonly paySign: string;
}

/** Signs a prepaid order for the phone, so that it can't be paid from another app or page. */
export function payParamsOf(
  order: { appid: string; prepayId: string; timestamp: number; nonce: string },
  key: KeyObject,
): PayParams {
  const timeStamp = String(order.timestamp);
  const prepaid = `prepay_id=${order.prepayId}`;
  return {
    appId: order.appid,
    timeStamp,
    nonceStr: order.nonce,
    package: prepaid,
    signType: 'RSA',
    paySign: sign(lines(order.appid, timeStamp, order.nonce, prepaid), key),
  };
}

export interface SignatureHeaders {
  readonly timestamp: string;
  readonly nonce: string;
  readonly serial: string;
  readonly signature: string;
}

/** The four headers that prove an answer or a callback, or null when one is missing. */
export function signatureHeaders(get: (name: string) => string | null | undefined): SignatureHeaders | null {
  const timestamp = get('wechatpay-timestamp');
  const nonce = get('wechatpay-nonce');
  const serial = get('wechatpay-serial');
  const signature = get('wechatpay-signature');
  return timestamp && nonce && serial && signature ? { timestamp, nonce, serial, signature } : null;
}

/** Whether the time of a signature is near enough. @param nowSeconds our clock, Unix seconds */
export function isTimely(timestamp: string, nowSeconds: number): boolean {
  return /^\d{1,12}$/.test(timestamp) && Math.abs(nowSeconds - Number(timestamp)) < SKEW_LIMIT_SECONDS;
}

/** Whether WeChat's key signed these bytes. */
export function isSignedBy(key: KeyObject, headers: SignatureHeaders, body: Buffer): boolean {
  const message = Buffer.concat([Buffer.from(lines(headers.timestamp, headers.nonce)), body, Buffer.from('\n')]);
  return createVerify('RSA-SHA256').update(message).verify(key, headers.signature, 'base64');
}
