/** Runs work when it falls due, by one timer; what is due is asked anew each time, so a restart loses nothing. */
export class DueLoop {
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly nextDue: () => number | undefined,
    private readonly run: () => void,
    private readonly now: () => number,
  ) {}

  /** To be called when something new may be due. */
  wake(): void {
    clearTimeout(this.timer);
    const due = this.nextDue();
    if (this.stopped || due === undefined) return;
    // setTimeout counts no further than 2^31 ms; a day is soon enough to look again.
    const waitMs = Math.min(Math.max(due - this.now(), 0), 86_400_000);
    this.timer = setTimeout(() => {
      this.run();
      this.wake();
    }, waitMs);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }
}
