import {
  createCipheriv,
  createPublicKey,
  createSign,
  createVerify,
  randomBytes,
  randomInt,
  type KeyObject,
} from 'node:crypto';
import type { Signer } from './keys.js';

/** How the platform signs, seals and writes times: API v3, seen from WeChat's side. */

export interface SignedHeaders {
  'Wechatpay-Timestamp': string;
  'Wechatpay-Nonce': string;
  'Wechatpay-Serial': string;
  'Wechatpay-Signature': string;
  'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048';
}

/** The headers by which a merchant recognises the platform. @param nowMs Unix milliseconds */
export function signMessage(signer: Signer, body: string, nowMs: number): SignedHeaders {
  const timestamp = String(Math.floor(nowMs / 1000));
  const nonce = randomBytes(16).toString('base64url');
  const signature = createSign('RSA-SHA256').update(`${timestamp}\n${nonce}\n${body}\n`).sign(signer.key, 'base64');
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': signer.serial,
    'Wechatpay-Signature': signature,
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
  };
}

/** Whether the merchant signed these lines. */
export function merchantSigned(
  merchantKeyPem: string,
  lines: readonly (string | Buffer)[],
  signature: string,
): boolean {
  const verify = createVerify('RSA-SHA256');
  for (const line of lines) verify.update(line).update('\n');
  return verify.verify(merchantKey(merchantKeyPem), signature, 'base64');
}

const merchantKeys = new Map<string, KeyObject>();

function merchantKey(pem: string): KeyObject {
  const known = merchantKeys.get(pem);
  if (known) return known;
  const made = createPublicKey(pem);
  merchantKeys.set(pem, made);
  return made;
}

export interface Sealed {
  algorithm: 'AEAD_AES_256_GCM';
  nonce: string;
  associated_data: string;
  ciphertext: string;
}

/** AES-256-GCM under the merchant's APIv3 key: nonce of 12 characters, the tag behind the ciphertext. */
export function seal(text: string, apiV3Key: string, associatedData: string): Sealed {
  const nonce = randomBytes(9).toString('base64url');
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce);
  cipher.setAAD(Buffer.from(associatedData));
  const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return {
    algorithm: 'AEAD_AES_256_GCM',
    nonce,
    associated_data: associatedData,
    ciphertext: bytes.toString('base64'),
  };
}

/** RFC 3339 in China's time, as all of WeChat's times. */
export function beijing(ms: number): string {
  return new Date(ms + 8 * 3600_000).toISOString().replace(/\.\d+Z$/, '+08:00');
}

/** Digits in China's date order, the way WeChat's numbers begin. */
export const dateDigits = (ms: number) => beijing(ms).replace(/\D/g, '').slice(0, 14);

export function randomDigits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10)).join('');
}
