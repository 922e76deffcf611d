export function makeDemo(
  database: { recreate?: () => Promise<unknown> },
  steps: { generate: () => number; migrate: () => void },
): Promise<void>;
