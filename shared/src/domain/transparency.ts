import { hash as sha256 } from '@stablelib/sha256';

/**
 * A Merkle log in the manner of RFC 9162: SHA-256, a leaf hashed behind the byte 0, a node behind the byte 1, so that
 * neither can pass for the other. Whoever knows a root can be shown that a leaf is under it (inclusion), or that a later
 * log only went on from it (consistency), in about log₂ n hashes. Pure and without BigInt: phones check with the code
 * that the server proves with.
 */
export type Hash = Uint8Array;

const LEAF = 0;
const NODE = 1;

/** The hash of a leaf's bytes. */
export function leafHash(data: Uint8Array): Hash {
  return sha256(joined(LEAF, [data]));
}

/** The hash of a node above two others. */
export function nodeHash(left: Hash, right: Hash): Hash {
  return sha256(joined(NODE, [left, right]));
}

/** The root over leaf hashes in their order; of no leaf, the hash of nothing. */
export function merkleRoot(leaves: readonly Hash[]): Hash {
  return leaves.length === 0 ? sha256(new Uint8Array(0)) : rootOf(leaves, 0, leaves.length);
}

/** What proves the leaf at `index`: the hashes of the subtrees beside its way up, the lowest first. */
export function inclusionProof(leaves: readonly Hash[], index: number): Hash[] {
  if (!isIndex(index, leaves.length)) throw new RangeError('No such leaf');
  const proof: Hash[] = [];
  let from = 0;
  let to = leaves.length;
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      proof.push(rootOf(leaves, middle, to));
      to = middle;
    } else {
      proof.push(rootOf(leaves, from, middle));
      from = middle;
    }
  }
  return proof.reverse();
}

/** What a leaf is checked against. */
export interface InclusionClaim {
  readonly leaf: Hash;
  readonly index: number;
  /** How many leaves the log has. */
  readonly size: number;
  readonly proof: readonly Hash[];
  readonly root: Hash;
}

/** Whether the leaf stands at `index` of the log with this root (RFC 9162, 2.1.3.2). */
export function verifyInclusion({ leaf, index, size, proof, root }: InclusionClaim): boolean {
  if (!isIndex(index, size)) return false;
  let at = index;
  let last = size - 1;
  let hash = leaf;
  for (const beside of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(beside, hash);
      while (at % 2 === 0 && at !== 0) {
        at = half(at);
        last = half(last);
      }
    } else {
      hash = nodeHash(hash, beside);
    }
    at = half(at);
    last = half(last);
  }
  return last === 0 && sameHash(hash, root);
}

/** What proves that the log of all leaves begins with the log of the first `size` (RFC 9162, 2.1.4.1). */
export function consistencyProof(leaves: readonly Hash[], size: number): Hash[] {
  if (!Number.isSafeInteger(size) || size < 0 || size > leaves.length) throw new RangeError('No such log before');
  const proof: Hash[] = [];
  if (size === 0 || size === leaves.length) return proof;
  let from = 0;
  let to = leaves.length;
  // Whether what is left of the earlier log is a whole tree of it, whose root the checker already holds.
  let known = true;
  while (size !== to) {
    const middle = from + splitOf(to - from);
    if (size <= middle) {
      proof.push(rootOf(leaves, middle, to));
      to = middle;
    } else {
      proof.push(rootOf(leaves, from, middle));
      from = middle;
      known = false;
    }
  }
  if (!known) proof.push(rootOf(leaves, from, to));
  return proof.reverse();
}

/** Two heads of one log. */
export interface ConsistencyClaim {
  readonly fromSize: number;
  readonly fromRoot: Hash;
  readonly toSize: number;
  readonly toRoot: Hash;
  readonly proof: readonly Hash[];
}

/** Whether the later log kept every leaf of the earlier one and only added behind them (RFC 9162, 2.1.4.2). */
export function verifyConsistency({ fromSize, fromRoot, toSize, toRoot, proof }: ConsistencyClaim): boolean {
  if (!Number.isSafeInteger(fromSize) || !Number.isSafeInteger(toSize) || fromSize < 0 || fromSize > toSize)
    return false;
  if (fromSize === toSize) return proof.length === 0 && sameHash(fromRoot, toRoot);
  if (fromSize === 0) return proof.length === 0 && sameHash(fromRoot, merkleRoot([]));
  const path = isPowerOfTwo(fromSize) ? [fromRoot, ...proof] : [...proof];
  const [first, ...rest] = path;
  if (!first || proof.length === 0) return false;
  let at = fromSize - 1;
  let last = toSize - 1;
  while (at % 2 === 1) {
    at = half(at);
    last = half(last);
  }
  let before = first;
  let after = first;
  for (const beside of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      before = nodeHash(beside, before);
      after = nodeHash(beside, after);
      while (at % 2 === 0 && at !== 0) {
        at = half(at);
        last = half(last);
      }
    } else {
      after = nodeHash(after, beside);
    }
    at = half(at);
    last = half(last);
  }
  return last === 0 && sameHash(before, fromRoot) && sameHash(after, toRoot);
}

/** Lower-case hex, as heads are shown, printed and sent. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The bytes of lower-case hex; null when it is none. */
export function fromHex(hex: string): Uint8Array | null {
  if (hex.length % 2 !== 0 || !/^[0-9a-f]*$/.test(hex)) return null;
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}

/** The UTF-8 of a text. The mini-program has no TextEncoder. */
export function utf8(text: string): Uint8Array {
  const bytes: number[] = [];
  const escaped = encodeURIComponent(text);
  for (let i = 0; i < escaped.length; i++) {
    if (escaped.charAt(i) === '%') {
      bytes.push(parseInt(escaped.slice(i + 1, i + 3), 16));
      i += 2;
    } else {
      bytes.push(escaped.charCodeAt(i));
    }
  }
  return Uint8Array.from(bytes);
}

function rootOf(leaves: readonly Hash[], from: number, to: number): Hash {
  const only = leaves[from];
  if (to - from === 1 && only) return only;
  const middle = from + splitOf(to - from);
  return nodeHash(rootOf(leaves, from, middle), rootOf(leaves, middle, to));
}

/** The largest power of two below n: how many leaves stand left of a tree's middle. */
function splitOf(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}

function isPowerOfTwo(n: number): boolean {
  return splitOf(n) * 2 === n || n === 1;
}

/** Shifts in JavaScript end at 32 bits; sizes do not. */
const half = (n: number): number => Math.floor(n / 2);

const isIndex = (index: number, size: number): boolean =>
  Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size;

function sameHash(a: Hash, b: Hash): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

function joined(prefix: number, parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(1 + parts.reduce((sum, part) => sum + part.length, 0));
  bytes[0] = prefix;
  let at = 1;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
