import { allocate } from './money.js';

/**
 * Parts of a whole in tenths of a percent, adding up to 1000, rounded by largest remainder with ties in the order of the
 * rows. When everything is zero, every part is 0.
 *
 * `values` are integers ≥ 0 (fen, ballots); throws what `allocate` throws.
 */
export function permilles(values: readonly number[]): number[] {
  if (values.every((value) => value === 0)) return values.map(() => 0);
  // Keys of equal length compare as the numbers of the rows do.
  const weights = values.map((weight, index) => ({ key: String(index).padStart(6, '0'), weight }));
  return allocate(1000, weights).map((share) => share.fen);
}

/** 132 → '13.2': a part in tenths of a percent, as a row shows it before its %. */
export function formatPermille(permille: number): string {
  const tenth = permille % 10;
  return `${(permille - tenth) / 10}.${tenth}`;
}
