/** Digits and letters without I, L, O and U: nobody reads one for another, and no word comes out. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const KEY_LENGTH = 22;

/** How many characters an invite's code has: 50 bits, hopeless to guess at some tries an hour. */
export const INVITE_CODE_LENGTH = 10;

/** The code that these bytes make, 5 bits a character; takes the first 50 bits. */
export function codeOfBytes(bytes: ArrayLike<number>): string {
  return digitsOf(bytes, 5)
    .slice(0, INVITE_CODE_LENGTH)
    .map((digit) => ALPHABET[digit])
    .join('');
}

/** What somebody typed or scanned as a code, as the server knows it; null when it cannot be one. */
export function normalInviteCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return code.length === INVITE_CODE_LENGTH && [...code].every((c) => ALPHABET.includes(c)) ? code : null;
}

/** A code as it is printed: K7Q2M-9XRTB. */
export const printedInviteCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

/**
 * Village and code in one text of 32 characters, which is what `scene` of a mini-program code holds (WeChat:
 * getUnlimitedQRCode). `village` is its id.
 */
export function sceneOf(village: string, code: string): string {
  const bytes = (village.replace(/-/g, '').match(/../g) ?? []).map((pair) => parseInt(pair, 16));
  return (
    digitsOf(bytes, 6)
      .map((digit) => BASE64URL[digit])
      .join('') + code
  );
}

/** The village and code of a scene; null for anything else. */
export function readScene(scene: string): { village: string; code: string } | null {
  const code = normalInviteCode(scene.slice(KEY_LENGTH));
  const digits = [...scene.slice(0, KEY_LENGTH)].map((c) => BASE64URL.indexOf(c));
  if (!code || digits.length !== KEY_LENGTH || digits.includes(-1)) return null;
  const hex = digits
    .map((digit) => digit.toString(2).padStart(6, '0'))
    .join('')
    .slice(0, 128)
    .match(/.{4}/g);
  const id = (hex ?? []).map((nibble) => parseInt(nibble, 2).toString(16)).join('');
  return { village: id.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'), code };
}

/** Bytes as digits of so many bits; the last one is filled up with zeros. */
function digitsOf(bytes: ArrayLike<number>, bits: number): number[] {
  const text = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (text.match(new RegExp(`.{1,${bits}}`, 'g')) ?? []).map((part) => parseInt(part.padEnd(bits, '0'), 2));
}
