import { compareKeys, multiplyDivide } from './exact.js';
import { DomainError } from '../errors.js';

/** An amount of money in fen (分); 100 fen = 1 yuan. Always a safe integer, never a fraction. */
export type Fen = number;

/** A part of a whole: `weight` parts belong to `key`. */
export interface Weighted {
  key: string;
  weight: number;
}

/** What one key gets. `extraFen` is 1 when it received one of the fen left over after rounding down. */
export interface Share {
  key: string;
  fen: Fen;
  extraFen: 0 | 1;
}

/** An amount taken apart for typography: ¥ and decimals are set smaller than the integer part. */
export interface YuanParts {
  /** '−' (U+2212, as wide as a digit) or empty. */
  sign: '' | '−';
  /** Whole yuan with thousands separators: '1,234'. */
  integer: string;
  /** Always two digits: '56'. */
  decimals: string;
}

export function isFen(value: unknown): value is Fen {
  return typeof value === 'number' && Number.isSafeInteger(value);
}

/** Returns the amount, or throws `money.not_fen` when it is no safe integer. */
export function assertFen(value: unknown): Fen {
  if (!isFen(value)) throw new DomainError('money.not_fen', { value: String(value) });
  return value;
}

/** As `assertFen`, and refuses amounts below zero with `money.negative`. */
export function assertNonNegativeFen(value: unknown): Fen {
  const fen = assertFen(value);
  if (fen < 0) throw new DomainError('money.negative', { value: fen });
  return fen;
}

/** The sum of amounts; throws `money.too_large` when it leaves the safe integers. */
export function sumFen(amounts: readonly Fen[]): Fen {
  let sum = 0;
  for (const amount of amounts) {
    sum += assertFen(amount);
    if (!Number.isSafeInteger(sum)) throw new DomainError('money.too_large', { value: String(sum) });
  }
  return sum;
}

/** An amount times a whole number of pieces; throws `money.too_large` when it leaves the safe integers. */
export function timesFen(amountFen: Fen, count: number): Fen {
  const product = assertFen(amountFen) * count;
  if (!Number.isSafeInteger(count) || !Number.isSafeInteger(product)) {
    throw new DomainError('money.too_large', { amountFen, count });
  }
  return product;
}

/** 123456 → { sign: '', integer: '1,234', decimals: '56' }. */
export function splitYuan(amountFen: Fen): YuanParts {
  const absolute = Math.abs(assertFen(amountFen));
  const decimals = absolute % 100;
  const integer = String((absolute - decimals) / 100).replace(/\B(?=(\d{3})+$)/g, ',');
  return { sign: amountFen < 0 ? '−' : '', integer, decimals: decimals < 10 ? `0${decimals}` : String(decimals) };
}

/** 123456 → '1,234.56'; −5 → '−0.05'. The ¥ is added by whoever sets the type. */
export function formatYuan(amountFen: Fen): string {
  const { sign, integer, decimals } = splitYuan(amountFen);
  return `${sign}${integer}.${decimals}`;
}

/**
 * Shares an amount by weights so that the parts add up to the whole: each part is rounded down, then the fen left over
 * go one by one to the largest remainders, ties in the order of the key (code units, so the same everywhere).
 *
 * The answer has the order of the weights given. Weight zero gets nothing. An amount below zero is refused: what is
 * taken back is shared over what is left (`shareRefund`), which no mirrored rounding would do.
 *
 * Throws `money.not_fen`, `money.negative`, `money.bad_weight`, `money.duplicate_key`, `money.no_weight` (all weights
 * zero, or none given), `money.too_large` (the weights add up beyond 2^53).
 */
export function allocate(amountFen: Fen, weights: readonly Weighted[]): Share[] {
  const amount = assertNonNegativeFen(amountFen);
  const total = totalWeight(weights);
  const shares: Share[] = [];
  const remainders: { index: number; remainder: number }[] = [];
  let left = amount;
  weights.forEach(({ key, weight }, index) => {
    const { quotient, remainder } = multiplyDivide(amount, weight, total);
    shares.push({ key, fen: quotient, extraFen: 0 });
    if (remainder > 0) remainders.push({ index, remainder });
    left -= quotient;
  });
  if (left === 0) return shares;
  const keyAt = (index: number): string => weights[index]?.key ?? '';
  remainders.sort((a, b) => b.remainder - a.remainder || compareKeys(keyAt(a.index), keyAt(b.index)));
  for (const { index } of remainders.slice(0, left)) {
    const share = shares[index];
    if (share) shares[index] = { key: share.key, fen: share.fen + 1, extraFen: 1 };
  }
  return shares;
}

function totalWeight(weights: readonly Weighted[]): number {
  const keys = new Set<string>();
  let total = 0;
  for (const { key, weight } of weights) {
    if (!Number.isSafeInteger(weight) || weight < 0) {
      throw new DomainError('money.bad_weight', { key, weight: String(weight) });
    }
    if (keys.has(key)) throw new DomainError('money.duplicate_key', { key });
    keys.add(key);
    total += weight;
    if (!Number.isSafeInteger(total)) throw new DomainError('money.too_large', { total: String(total) });
  }
  if (total === 0) throw new DomainError('money.no_weight', { weights: weights.length });
  return total;
}
