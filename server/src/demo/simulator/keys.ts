import {
  createPrivateKey,
  generateKeyPairSync,
  randomBytes,
  randomInt,
  X509Certificate,
  type KeyObject,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { selfSigned } from './certificate.js';

/** A key of the platform with the serial it signs under. */
export interface Signer {
  readonly serial: string;
  readonly key: KeyObject;
}

/** Both kinds of identity that WeChat Pay shows its merchants. */
export interface PlatformKeys {
  readonly publicKey: Signer & { readonly pem: string };
  readonly certificate: Signer & { readonly pem: string; readonly from: Date; readonly to: Date };
}

const stored = z.object({
  publicKeyId: z.string(),
  publicKeyPem: z.string(),
  publicKeyPrivatePem: z.string(),
  certificatePem: z.string(),
  certificatePrivatePem: z.string(),
});

export function rsaPair(): { publicPem: string; privatePem: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { publicPem: publicKey, privatePem: privateKey };
}

/** A certificate's serial number as WeChat writes them: 40 hex digits, positive. */
export function certificateSerial(): string {
  const bytes = randomBytes(20);
  bytes[0] = 0x10 + randomInt(0x60);
  return bytes.toString('hex').toUpperCase();
}

/** Writes a file that only its owner reads, whole or not at all. */
export function writeSecret(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

const YEARS_MS = 5 * 365 * 86_400_000;

function make(): z.infer<typeof stored> {
  const published = rsaPair();
  const certified = rsaPair();
  const from = new Date();
  const certificatePem = selfSigned(certified.privatePem, {
    serial: certificateSerial(),
    commonName: 'Demo payment platform 演示支付平台',
    from,
    to: new Date(from.getTime() + YEARS_MS),
  });
  return {
    publicKeyId: `PUB_KEY_ID_01${String(randomInt(1e9)).padStart(9, '0')}${Date.now()}`,
    publicKeyPem: published.publicPem,
    publicKeyPrivatePem: published.privatePem,
    certificatePem,
    certificatePrivatePem: certified.privatePem,
  };
}

/** The platform's own keys, made at the first start in its own folder. */
export function platformKeys(folder: string): PlatformKeys {
  const file = path.join(folder, 'platform-keys.json');
  if (!existsSync(file)) writeSecret(file, JSON.stringify(make(), null, 2));
  const keys = stored.parse(JSON.parse(readFileSync(file, 'utf8')));
  const certificate = new X509Certificate(keys.certificatePem);
  return {
    publicKey: {
      serial: keys.publicKeyId,
      key: createPrivateKey(keys.publicKeyPrivatePem),
      pem: keys.publicKeyPem,
    },
    certificate: {
      serial: certificate.serialNumber,
      key: createPrivateKey(keys.certificatePrivatePem),
      pem: keys.certificatePem,
      from: new Date(certificate.validFrom),
      to: new Date(certificate.validTo),
    },
  };
}
