/** A benchmark: measures ours and its reference in turns on the same database. */
export type Bench = (options: { seconds: number; clients: number }) => Promise<{
  ours: number;
  reference: number;
  /** What the reference was measured with. */
  by: string;
  /** The ratio that the design wants. */
  wanted: number;
  unit: string;
  /** Further figures, such as latencies. */
  more?: Record<string, number>;
}>;
