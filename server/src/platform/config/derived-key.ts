import { hkdfSync } from 'node:crypto';

/** A key of its own for each purpose, from the one secret of the installation (RFC 5869). */
export function derivedKey(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `wecountry:${purpose}`, 32));
}
