import { EventEmitter } from 'node:events';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import {
  Logger as WorkerLogger,
  parseCronItems,
  run,
  type JobHelpers,
  type Runner,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import pg from 'pg';
import { ConfigToken, type Config } from '../config/config.js';
import { Log } from '../observability/log.js';
import { Metrics } from '../observability/metrics.js';
import { type JobHandler, type JobPayload, Jobs } from './jobs.js';
import { WorkerPresence } from './worker-presence.js';

/** 03:10 in Shanghai; cron runs in UTC. */
const NIGHT = '10 19 * * *';

/** Who holds a job that is run one by one. */
const HISTORY = 'history';

interface Filed {
  villageId: string;
  payload: JobPayload;
}

interface DueJob extends Filed {
  id: string;
  task: string;
  runAt: Date;
}

/**
 * Runs jobs on the worker role's own connections: as graphile-worker in the server, or one by one up to a past time for
 * the demo's history and for tests.
 */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly pool: pg.Pool;
  private runner: Runner | undefined;
  private presence: WorkerPresence | undefined;

  constructor(
    @Inject(ConfigToken) private readonly config: Config,
    private readonly jobs: Jobs,
    private readonly log: Log,
    private readonly metrics: Metrics,
  ) {
    this.pool = new pg.Pool({
      connectionString: config.database.workerUrl,
      max: 6,
      // A job already done waits for its tick as long as it takes: giving up would run it once more.
      connectionTimeoutMillis: 30_000,
      allowExitOnIdle: true,
    });
    const broken = (error: Error) => this.log.failure(error, { where: 'worker pool' });
    this.pool.on('error', broken);
    // A client's own errors too: one that breaks while in use must not end the process.
    this.pool.on('connect', (client) => client.on('error', broken));
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.worker) return;
    const events: WorkerEvents = new EventEmitter();
    events.once('pool:create', ({ workerPool }) => {
      this.presence = new WorkerPresence(this.config.database.workerUrl, workerPool.id, this.log);
      this.presence.start();
    });
    this.runner = await run({
      events,
      pgPool: this.pool,
      concurrency: 3,
      noHandleSignals: true,
      pollInterval: 1_000,
      taskList: this.taskList(),
      parsedCronItems: parseCronItems([...this.jobs.nightlyTasks.keys()].map((task) => ({ task, match: NIGHT }))),
      logger: new WorkerLogger(() => (level, message) => {
        if (level === 'error' || level === 'warning') this.log.warn({ where: 'worker' }, message);
      }),
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.runner?.stop();
    await this.presence?.stop();
    await this.pool.end();
  }

  /**
   * Runs every waiting job that is due by `until`, in the order of its time, each at its own time; jobs they enqueue
   * count too. Returns how many ran. An error of a job is thrown. Not beside a running worker.
   */
  async runDue(until: Date): Promise<number> {
    for (let ran = 0; ; ran += 1) {
      const job = await this.nextDue(until);
      if (!job) return ran;
      try {
        await this.handler(job.task)({ villageId: job.villageId, payload: job.payload, at: job.runAt });
      } catch (error) {
        await this.pool.query('SELECT graphile_worker.force_unlock_workers($1::text[])', [[HISTORY]]);
        throw error;
      }
      // `complete_jobs` leaves locked jobs alone.
      await this.pool.query('DELETE FROM graphile_worker._private_jobs WHERE id = $1::bigint', [job.id]);
    }
  }

  private async nextDue(until: Date): Promise<DueJob | undefined> {
    // Locked as by a worker: what the job files under its own key is a new job then, not this one once more.
    const { rows } = await this.pool.query<DueJob>(
      `WITH due AS (
         SELECT id FROM graphile_worker._private_jobs WHERE run_at <= $1 AND locked_at IS NULL
         ORDER BY run_at, id LIMIT 1
       )
       UPDATE graphile_worker._private_jobs j SET locked_at = now(), locked_by = $2
       FROM due, graphile_worker._private_tasks t WHERE j.id = due.id AND t.id = j.task_id
       RETURNING j.id::text, t.identifier AS task, j.run_at AS "runAt", j.payload->>'villageId' AS "villageId",
                 j.payload->'payload' AS payload`,
      [until, HISTORY],
    );
    return rows[0];
  }

  private taskList(): TaskList {
    const ofVillages = [...this.jobs.tasks].map(([name, handler]) => [
      name,
      async (filed: unknown, { job }: JobHelpers) => {
        const { villageId, payload } = filed as Filed;
        const context = { villageId, payload, at: undefined };
        try {
          await this.counted(name, () => handler(context));
        } catch (error) {
          if (job.attempts >= job.max_attempts) await this.jobs.exhausted(name)?.(context);
          throw error;
        }
      },
    ]);
    const nightly = [...this.jobs.nightlyTasks].map(([name, work]) => [name, () => this.counted(name, work)]);
    return Object.fromEntries([...ofVillages, ...nightly]) as TaskList;
  }

  /** graphile-worker repeats what throws, by its own growing pauses. */
  private async counted(task: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.metrics.jobs.inc({ task, outcome: 'done' });
    } catch (error) {
      this.metrics.jobs.inc({ task, outcome: 'failed' });
      this.log.failure(error, { job: task });
      throw error;
    }
  }

  private handler(task: string): JobHandler {
    const handler = this.jobs.tasks.get(task);
    if (!handler) throw new Error(`Nobody handles the job ${task}`);
    return handler;
  }
}
