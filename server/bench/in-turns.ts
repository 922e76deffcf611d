import type { Rate } from './load.js';

const ROUNDS = 3;

/**
 * Measures ours and the reference in turns, three times each for a third of the time: what else the machine does in
 * between slows both. Rates are the means; the latencies of ours those of its slowest round.
 */
export async function inTurns(
  seconds: number,
  measure: {
    ours: (seconds: number) => Promise<Rate>;
    reference: (seconds: number) => Promise<{ perSecond: number; by: string }>;
  },
): Promise<{ ours: number; reference: number; by: string; p50Ms: number; p99Ms: number }> {
  const slice = Math.max(1, Math.round(seconds / ROUNDS));
  const ours: Rate[] = [];
  const references: { perSecond: number; by: string }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(await measure.ours(slice));
    references.push(await measure.reference(slice));
  }
  const mean = (rates: readonly { perSecond: number }[]) =>
    rates.reduce((sum, { perSecond }) => sum + perSecond, 0) / rates.length;
  const slowest = (ms: readonly number[]) => Number(Math.max(...ms).toFixed(1));
  return {
    ours: mean(ours),
    reference: mean(references),
    by: references[0]?.by ?? '',
    p50Ms: slowest(ours.map((r) => r.p50Ms)),
    p99Ms: slowest(ours.map((r) => r.p99Ms)),
  };
}
