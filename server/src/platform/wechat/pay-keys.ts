import { createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import * as z from 'zod';
import { openResource, sealedResource } from './pay-resource.js';
import { WechatRefused, WechatUnknown } from './wechat-errors.js';

/** A key that signs for WeChat, by the serial that its messages name. */
export interface PlatformCertificate {
  readonly serial: string;
  readonly key: KeyObject;
  readonly expiresAt: number;
}

const certificatesAnswer = z.object({
  data: z.array(z.object({ serial_no: z.string(), encrypt_certificate: sealedResource })).min(1),
});

/**
 * The platform certificates in an answer of `GET /v3/certificates`. Sealed with the APIv3 key, they prove themselves.
 * @throws Error when one can't be opened or is not the one its serial says
 */
export function certificatesOf(wire: unknown, apiV3Key: string): PlatformCertificate[] {
  return certificatesAnswer.parse(wire).data.map(({ serial_no, encrypt_certificate }) => {
    const certificate = new X509Certificate(openResource(encrypt_certificate, apiV3Key));
    const serial = serial_no.toUpperCase();
    if (certificate.serialNumber.toUpperCase() !== serial) throw new Error('platform certificate of another serial');
    return { serial, key: certificate.publicKey, expiresAt: Date.parse(certificate.validTo) };
  });
}

/** WeChat asks for a fresh download at least every 12 hours. */
const REFRESH_AFTER_MS = 11 * 3600_000;
/** A forged callback with a made-up serial must not make us call WeChat each time. */
const RETRY_AFTER_MS = 60_000;

/**
 * Finds the key for a `Wechatpay-Serial`: the configured public key (`PUB_KEY_ID_…`), or a platform certificate,
 * downloaded when first needed. While a merchant changes from the one to the other, WeChat signs with both.
 */
export class WechatKeys {
  private certificates = new Map<string, PlatformCertificate>();
  private loadedAt = -Infinity;
  private triedAt = -Infinity;
  private loading: Promise<void> | undefined;
  private readonly publicKey: KeyObject | undefined;

  constructor(
    private readonly publicKeyId: string | undefined,
    publicKeyPem: string | undefined,
    private readonly download: () => Promise<PlatformCertificate[]>,
    private readonly now: () => number,
  ) {
    this.publicKey = publicKeyPem === undefined ? undefined : createPublicKey(publicKeyPem);
  }

  /**
   * @returns undefined for a serial that is not WeChat's
   * @throws WechatUnknown when the certificates had to be downloaded and could not
   */
  async find(serial: string): Promise<KeyObject | undefined> {
    if (serial === this.publicKeyId) return this.publicKey;
    if (serial.startsWith('PUB_KEY_ID_')) return undefined;
    const known = this.valid(serial);
    const stale = this.now() - this.loadedAt > REFRESH_AFTER_MS;
    if (known && !stale) return known;
    if (this.loading || this.now() - this.triedAt >= RETRY_AFTER_MS) {
      await this.refresh().catch((error: unknown) => {
        // An old certificate that still holds is good enough when the refresh fails.
        if (known) return;
        if (!(error instanceof WechatRefused)) throw error;
        // A merchant of the public-key kind has no certificates to download: the serial is nobody's.
        if (!this.publicKey) throw new WechatUnknown('no platform certificates', { cause: error });
      });
    }
    return this.valid(serial);
  }

  private valid(serial: string): KeyObject | undefined {
    const certificate = this.certificates.get(serial.toUpperCase());
    return certificate && certificate.expiresAt > this.now() ? certificate.key : undefined;
  }

  private refresh(): Promise<void> {
    this.loading ??= this.load().finally(() => (this.loading = undefined));
    return this.loading;
  }

  private async load(): Promise<void> {
    this.triedAt = this.now();
    const list = await this.download();
    this.certificates = new Map(list.map((certificate) => [certificate.serial, certificate]));
    this.loadedAt = this.now();
  }
}
