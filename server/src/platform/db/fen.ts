import type { ValueTransformer } from 'typeorm';

/**
 * Maps a `bigint` column of fen to a JS integer. A value that is not a safe integer is refused in both directions: a
 * rounded amount must never be read or written.
 */
export const fen: ValueTransformer = {
  to(value: unknown): unknown {
    if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError(`Not a whole fen: ${value}`);
    return value;
  },
  from(value: unknown): number | null {
    if (value === null || value === undefined) return null;
    const amount = Number(value);
    if (!Number.isSafeInteger(amount)) throw new RangeError('An amount of the database is beyond a safe integer');
    return amount;
  },
};
