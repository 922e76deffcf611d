import { fromHex, type Hash, leafHash, utf8, verifyInclusion } from './transparency.js';

/**
 * The code of a secret ballot (查对码): made at random by the phone that casts it, and the only thing that finds the ballot
 * again. After the close the codes that were counted are published and sealed in a Merkle log. Which choice a code came
 * with is kept nowhere.
 */

/** Crockford's base 32: no I, L, O and U, which a hand copies wrongly. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;

/** How many random bytes a code takes: 80 bits, so that a village never meets the same twice. */
export const RECEIPT_CODE_BYTES = 10;

/** The form of a code as it is sent and stored. */
export const RECEIPT_CODE = /^[0-9A-HJKMNP-TV-Z]{16}$/;

/** The code of these random bytes. */
export function receiptCode(random: Uint8Array): string {
  if (random.length !== RECEIPT_CODE_BYTES) throw new RangeError(`A code takes ${RECEIPT_CODE_BYTES} bytes`);
  let code = '';
  let bits = 0;
  let held = 0;
  for (const byte of random) {
    held = held * 256 + byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      code += DIGITS.charAt(Math.floor(held / 2 ** bits));
      held %= 2 ** bits;
    }
  }
  return code;
}

/** 7KQ2 M9XA 4TFD 0PZC: as it is shown, read out and copied down. */
export function spacedCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ');
}

/** The code that somebody typed from paper: spaces, small letters, O for 0, I and L for 1; null when it is none. */
export function typedCode(typed: string): string | null {
  const code = typed.replace(/[\s-]/g, '').toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');
  return code.length === LENGTH && RECEIPT_CODE.test(code) ? code : null;
}

/** The leaf of a code: what the log hashes is `wecountry/receipt/1`, the poll's id and the code, one a line. */
export function receiptLeaf(pollId: string, code: string): Hash {
  return leafHash(utf8(`wecountry/receipt/1\n${pollId}\n${code}`));
}

/** A code's proof as it is sent: hashes in hex. */
export interface ReceiptProof {
  readonly index: number;
  readonly size: number;
  readonly proof: readonly string[];
}

/** Whether the log with this head (hex) holds the code: the phone asks nobody's word for it. */
export function isInLog(pollId: string, code: string, { index, size, proof }: ReceiptProof, head: string): boolean {
  const root = fromHex(head);
  const hashes = proof.map(fromHex).filter((hash) => hash !== null);
  if (!root || hashes.length !== proof.length) return false;
  return verifyInclusion({ leaf: receiptLeaf(pollId, code), index, size, proof: hashes, root });
}
