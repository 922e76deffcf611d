/** Remembers what a lookup answered for a short while; calls at the same time share one lookup. Failures are not kept. */
export class Recent<T> {
  private readonly entries = new Map<string, { until: number; value: Promise<T> }>();

  constructor(
    private readonly milliseconds: number,
    private readonly capacity = 20_000,
  ) {}

  get(key: string, look: () => Promise<T>): Promise<T> {
    const now = performance.now();
    const known = this.entries.get(key);
    if (known && known.until > now) return known.value;
    const value = look();
    this.entries.delete(key);
    this.entries.set(key, { until: now + this.milliseconds, value });
    value.catch(() => this.entries.delete(key));
    this.trim();
    return value;
  }

  forget(): void {
    this.entries.clear();
  }

  /** A Map keeps the order of insertion: the first is the oldest. */
  private trim(): void {
    for (const key of this.entries.keys()) {
      if (this.entries.size <= this.capacity) return;
      this.entries.delete(key);
    }
  }
}
