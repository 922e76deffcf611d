import pg from 'pg';
import type { Log } from '../observability/log.js';

const LOOK_EVERY_MS = 5_000;
/** Keeps our advisory locks apart from those of others. */
const SEED = 7_260_461;

/**
 * Frees the jobs of workers that were killed. A worker pool holds an advisory lock on its own id for as long as its
 * process lives; PostgreSQL lets it go when the connection ends, however it ends. A job locked by a pool whose lock is
 * free at two looks in a row has nobody who works on it: two, since a connection may break and come back.
 */
export class WorkerPresence {
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private suspects: ReadonlySet<string> = new Set();
  private looking: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly connectionString: string,
    private readonly poolId: string,
    private readonly log: Log,
  ) {}

  start(): void {
    this.looking = this.look();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.looking;
    await this.client?.end().catch(() => undefined);
  }

  private async look(): Promise<void> {
    try {
      const client = (this.client ??= await this.present());
      const gone = await this.withoutHolder(client);
      const dead = gone.filter((id) => this.suspects.has(id));
      this.suspects = new Set(gone);
      if (dead.length > 0) {
        await client.query('SELECT graphile_worker.force_unlock_workers($1::text[])', [dead]);
        this.log.warn({ where: 'worker', dead }, 'jobs of killed workers are free again');
      }
    } catch (error) {
      this.drop();
      this.log.failure(error, { where: 'worker presence' });
    }
    if (!this.stopped) this.timer = setTimeout(() => this.start(), LOOK_EVERY_MS).unref();
  }

  /** A connection that says we are here. */
  private async present(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.connectionString, connectionTimeoutMillis: LOOK_EVERY_MS });
    client.on('error', () => this.drop());
    await client.connect();
    await client.query('SELECT pg_advisory_lock(hashtextextended($1, $2))', [this.poolId, SEED]);
    return client;
  }

  /** Pools that hold jobs while nobody holds their lock. Trying it frees it again at the end of the statement. */
  private async withoutHolder(client: pg.Client): Promise<string[]> {
    const { rows } = await client.query<{ id: string }>(
      `WITH holders AS MATERIALIZED (
         SELECT locked_by AS id FROM graphile_worker._private_jobs WHERE locked_at IS NOT NULL
         UNION SELECT locked_by FROM graphile_worker._private_job_queues WHERE locked_at IS NOT NULL
       )
       SELECT id FROM holders WHERE id <> $1 AND pg_try_advisory_xact_lock(hashtextextended(id, $2))`,
      [this.poolId, SEED],
    );
    return rows.map((row) => row.id);
  }

  private drop(): void {
    const broken = this.client;
    this.client = undefined;
    this.suspects = new Set();
    broken?.end().catch(() => undefined);
  }
}
