/** What a run of clients measured. */
export interface Rate {
  /** Finished operations per second. */
  perSecond: number;
  operations: number;
  /** Latencies in ms. */
  p50Ms: number;
  p99Ms: number;
}

/**
 * Runs `clients` loops side by side, each starting its next operation when the last has ended, for `seconds` after a
 * warm-up of a fifth of that, but 3 s at least: so long the engine takes to compile what a request runs through. An operation that throws ends the run: a bench of failures measures nothing.
 */
export async function closedLoop(
  clients: number,
  seconds: number,
  operation: (client: number, n: number) => Promise<void>,
): Promise<Rate> {
  const warmUntil = performance.now() + Math.max(3, seconds / 5) * 1000;
  const until = warmUntil + seconds * 1000;
  const latencies: number[] = [];
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let n = 0; ; n++) {
        const start = performance.now();
        if (start >= until) return;
        await operation(client, n);
        if (start >= warmUntil) latencies.push(performance.now() - start);
      }
    }),
  );
  latencies.sort((a, b) => a - b);
  const at = (q: number) => latencies[Math.min(latencies.length - 1, Math.floor(q * latencies.length))] ?? 0;
  return { perSecond: latencies.length / seconds, operations: latencies.length, p50Ms: at(0.5), p99Ms: at(0.99) };
}
