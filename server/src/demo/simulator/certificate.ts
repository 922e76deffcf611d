import { createPrivateKey, createPublicKey, createSign } from 'node:crypto';

/** DER (X.690), as much of it as one self-signed certificate needs. */
function der(tag: number, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const hex = body.length.toString(16);
  const length = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, body]);
}

const sequence = (...content: Buffer[]) => der(0x30, ...content);
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const integer = (bytes: Buffer) => der(0x02, bytes);

/** sha256WithRSAEncryption, 1.2.840.113549.1.1.11 */
const algorithm = sequence(oid('2a864886f70d01010b'), der(0x05));
/** One relative name with the common name, 2.5.4.3. */
const nameOf = (commonName: string) =>
  sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(commonName, 'utf8')))));

/** UTCTime: two digits of the year, good until 2049 (RFC 5280, 4.1.2.5.1). */
const utcTime = (date: Date) => {
  const digits = date.toISOString().replace(/\D/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
};

export interface CertificateOptions {
  /** 40 hex digits, the first below 8 so that the number is positive. */
  serial: string;
  commonName: string;
  from: Date;
  to: Date;
}

/** A self-signed X.509 certificate of an RSA key (RFC 5280), which Node can read but not make. */
export function selfSigned(privateKeyPem: string, options: CertificateOptions): string {
  const key = createPrivateKey(privateKeyPem);
  const name = nameOf(options.commonName);
  const toSign = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.from(options.serial, 'hex')),
    algorithm,
    name,
    sequence(utcTime(options.from), utcTime(options.to)),
    name,
    createPublicKey(key).export({ type: 'spki', format: 'der' }),
  );
  const signature = createSign('RSA-SHA256').update(toSign).sign(key);
  const certificate = sequence(toSign, algorithm, der(0x03, Buffer.from([0]), signature));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
