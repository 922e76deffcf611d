import { Injectable } from '@nestjs/common';
import type { Tx } from '../db/tx.js';

/** JSON that a job carries: ids and numbers, so that it means the same when it runs. */
export type JobPayload = Readonly<Record<string, string | number | boolean | null>>;

export interface JobContext<P extends JobPayload = JobPayload> {
  readonly villageId: string;
  readonly payload: P;
  /** The past time at which the job runs when history is being lived; otherwise the database's clock counts. */
  readonly at: Date | undefined;
}

export type JobHandler = (job: JobContext) => Promise<void>;

export interface EnqueueOptions {
  /** Not before this time. Default: at once. */
  readonly runAt?: Date;
  /** At most one waiting job of this task has the key in a village; a later one replaces it. */
  readonly key?: string;
}

/**
 * Work after the transaction: a job is written with the rows it is about, and runs at least once after the commit. A
 * handler opens its own transaction by `tenant.system(villageId, at, …)` and must stand being run twice.
 */
@Injectable()
export class Jobs {
  private readonly handlers = new Map<string, JobHandler>();
  private readonly lastResorts = new Map<string, JobHandler>();
  private readonly nights = new Map<string, () => Promise<void>>();

  /**
   * Names who does a task; once per task, in `onModuleInit`. `exhausted` is called when a job has failed for the last
   * time and will not be tried again.
   */
  handle<P extends JobPayload>(
    task: string,
    handler: (job: JobContext<P>) => Promise<void>,
    exhausted?: JobHandler,
  ): void {
    if (this.handlers.has(task)) throw new Error(`Two handlers of the job ${task}`);
    this.handlers.set(task, handler as unknown as JobHandler);
    if (exhausted) this.lastResorts.set(task, exhausted);
  }

  /** Names work of every night (03:10 in Shanghai), for the whole installation rather than one village. */
  nightly(task: string, work: () => Promise<void>): void {
    if (this.nights.has(task)) throw new Error(`Two handlers of the nightly job ${task}`);
    this.nights.set(task, work);
  }

  async enqueue(tx: Tx, task: string, payload: JobPayload, options: EnqueueOptions = {}): Promise<void> {
    if (!this.handlers.has(task)) throw new Error(`Nobody handles the job ${task}`);
    await tx.prepared('enqueue_job', 'SELECT enqueue_job($1, $2, $3, $4)', [
      task,
      JSON.stringify(payload),
      options.runAt ?? tx.at ?? null,
      options.key ?? null,
    ]);
  }

  get tasks(): ReadonlyMap<string, JobHandler> {
    return this.handlers;
  }

  /** What is done when a job of this task has failed for the last time. */
  exhausted(task: string): JobHandler | undefined {
    return this.lastResorts.get(task);
  }

  get nightlyTasks(): ReadonlyMap<string, () => Promise<void>> {
    return this.nights;
  }
}
