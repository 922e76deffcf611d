/**
 * Exact arithmetic on integers whose product does not fit 2^53. iOS 13 has no BigInt, so this uses numbers only;
 * the spec compares it with BigInt.
 */

/** A product over a divisor: `a × b = quotient × divisor + remainder`, with 0 ≤ remainder < divisor. */
export interface Quotient {
  quotient: number;
  remainder: number;
}

const TOP_BIT = 2 ** 52;

/**
 * floor(a × b ÷ divisor) and its remainder, exactly.
 *
 * Needs safe integers a ≥ 0, 0 ≤ b ≤ divisor, divisor ≥ 1, which keeps the quotient ≤ a and so safe. Callers have
 * checked that; this is the inner loop of sharing money among a hundred thousand households.
 */
export function multiplyDivide(a: number, b: number, divisor: number): Quotient {
  const product = a * b;
  if (product <= Number.MAX_SAFE_INTEGER) {
    const remainder = product % divisor;
    return { quotient: (product - remainder) / divisor, remainder };
  }
  // Long multiplication by the bits of `a`, reducing by the divisor at each step. Doubling a number and subtracting a
  // smaller one are exact in IEEE 754 while the result is below 2^53; `remainder + b` is not, hence the comparison
  // with `divisor - b` before it.
  let quotient = 0;
  let remainder = 0;
  let rest = a;
  for (let bit = TOP_BIT; bit >= 1; bit /= 2) {
    quotient *= 2;
    remainder *= 2;
    if (remainder >= divisor) {
      remainder -= divisor;
      quotient += 1;
    }
    if (rest >= bit) {
      rest -= bit;
      if (remainder >= divisor - b) {
        remainder -= divisor - b;
        quotient += 1;
      } else {
        remainder += b;
      }
    }
  }
  return { quotient, remainder };
}

/** Order of two keys by code unit: the same on every machine and phone, whatever its language. */
export function compareKeys(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
