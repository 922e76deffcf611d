import { allocate } from './money.js';
import { compareKeys } from './exact.js';

/**
 * Percentages to one decimal that add up to 100.0, as rows of a breakdown show them: ['65.0', '13.2', …].
 * Rounded by largest remainder. When everything is zero, every row is '0.0'.
 *
 * `values` are integers ≥ 0 (fen, ballots); throws what `allocate` throws.
 */
export function percentages(values: readonly number[]): string[] {
  if (values.every((value) => value === 0)) return values.map(() => '0.0');
  // Keys of equal length keep ties in the order of the rows.
  const weights = values.map((weight, index) => ({ key: String(index).padStart(6, '0'), weight }));
  return allocate(1000, weights)
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ fen: tenths }) => `${(tenths - (tenths % 10)) / 10}.${tenths % 10}`);
}
