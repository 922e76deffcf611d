import { randomUUID } from 'node:crypto';
import { DueLoop } from './due-loop.js';
import type { Signer } from './keys.js';
import type { Delivery, Tables } from './model.js';
import type { Store } from './store.js';
import { beijing, seal, signMessage } from './wire.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waits between attempts: 15s, 15s, 30s, 3m, 10m, 20m, 30m×3, 60m, 3h×3, 6h×2. */
export const RETRY_WAITS_MS: readonly number[] = [
  ...[15 * SECOND, 15 * SECOND, 30 * SECOND, 3 * MINUTE, 10 * MINUTE, 20 * MINUTE],
  ...[30 * MINUTE, 30 * MINUTE, 30 * MINUTE, HOUR],
  ...[3 * HOUR, 3 * HOUR, 3 * HOUR, 6 * HOUR, 6 * HOUR],
];

const ANSWER_WITHIN_MS = 5 * SECOND;

export interface NotifierOptions {
  readonly signer: Signer;
  readonly apiV3Key: string;
  readonly waitsMs: readonly number[];
  readonly now: () => number;
  readonly log: (event: string, fields: Record<string, unknown>) => void;
}

/** Calls merchants back until they answer 200 or 204 within five seconds. */
export class Notifier {
  private readonly underWay = new Map<string, Promise<void>>();
  private readonly loop: DueLoop;

  constructor(
    private readonly store: Store<Tables>,
    private readonly options: NotifierOptions,
  ) {
    this.loop = new DueLoop(
      () => this.nextDue(),
      () => this.deliverDue(),
      options.now,
    );
  }

  /** Queues a callback in memory and in the file's next write; call `wake` after that write. */
  enqueue(delivery: Pick<Delivery, 'url' | 'eventType' | 'summary' | 'originalType' | 'content'>): void {
    const now = this.options.now();
    const id = randomUUID();
    this.store.put('deliveries', id, { ...delivery, id, createdAt: now, attempt: 0, dueAt: now });
  }

  wake(): void {
    this.loop.wake();
  }

  async stop(): Promise<void> {
    this.loop.stop();
    await Promise.all(this.underWay.values());
  }

  private waiting(): Delivery[] {
    return this.store.all('deliveries').filter((one) => !this.underWay.has(one.id));
  }

  private nextDue(): number | undefined {
    const waiting = this.waiting();
    return waiting.length === 0 ? undefined : Math.min(...waiting.map((one) => one.dueAt));
  }

  private deliverDue(): void {
    const now = this.options.now();
    for (const delivery of this.waiting().filter((one) => one.dueAt <= now)) {
      const attempt = this.attempt(delivery)
        .catch((error: unknown) => this.options.log('callback_failed', { error: String(error) }))
        .finally(() => {
          this.underWay.delete(delivery.id);
          this.wake();
        });
      this.underWay.set(delivery.id, attempt);
    }
  }

  private async attempt(delivery: Delivery): Promise<void> {
    const status = await this.post(delivery);
    const taken = status === 200 || status === 204;
    const waitMs = this.options.waitsMs[delivery.attempt];
    this.options.log('callback', { type: delivery.eventType, attempt: delivery.attempt + 1, status });
    const again =
      taken || waitMs === undefined
        ? null
        : { ...delivery, attempt: delivery.attempt + 1, dueAt: this.options.now() + waitMs };
    this.store.put('deliveries', delivery.id, again);
    await this.store.durable();
  }

  /** @returns the status, or 0 when no answer came in time */
  private async post(delivery: Delivery): Promise<number> {
    const { signer, apiV3Key, now } = this.options;
    const body = JSON.stringify({
      id: delivery.id,
      create_time: beijing(delivery.createdAt),
      resource_type: 'encrypt-resource',
      event_type: delivery.eventType,
      summary: delivery.summary,
      resource: { original_type: delivery.originalType, ...seal(delivery.content, apiV3Key, delivery.originalType) },
    });
    try {
      const response = await fetch(delivery.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...signMessage(signer, body, now()) },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 0;
    }
  }
}
