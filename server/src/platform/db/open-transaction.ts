import pg from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import type { SqlValue, Tx } from './tx.js';

/** An Idempotency-Key about to be taken in the transaction. */
export interface Claim {
  readonly key: string;
  readonly bodyHash: string;
  readonly userId: string;
}

interface Caller {
  readonly villageId: string | undefined;
  readonly userId?: string;
  readonly at?: Date;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id as a literal of the opening statement, which as a batch of several takes no parameters. */
function idLiteral(id: string | undefined): string {
  if (id !== undefined && !UUID.test(id)) throw new TypeError('Not an id');
  return pg.escapeLiteral(id ?? '');
}

function openingSql(caller: Caller, claim: Claim | undefined): string {
  const opening = `BEGIN; SELECT now() AS now, set_config('app.village_id', ${idLiteral(caller.villageId)}, true), set_config('app.user_id', ${idLiteral(caller.userId)}, true)`;
  if (!claim) return opening;
  return `${opening}; INSERT INTO idempotency_keys (village_id, user_id, key, body_hash, created_at)
    VALUES (${idLiteral(caller.villageId)}, ${idLiteral(claim.userId)}, ${pg.escapeLiteral(claim.key)}, ${pg.escapeLiteral(claim.bodyHash)}, now())
    ON CONFLICT DO NOTHING`;
}

/** A transaction on one connection of the pool, from BEGIN to release. */
export class OpenTransaction {
  private open = true;

  private constructor(
    private readonly runner: QueryRunner,
    private readonly client: pg.ClientBase,
    readonly tx: Tx,
    /** Whether the claim of this transaction was free. */
    readonly claimed: boolean,
  ) {}

  static async begin(dataSource: DataSource, caller: Caller, claim?: Claim): Promise<OpenTransaction> {
    const sql = openingSql(caller, claim);
    const runner = dataSource.createQueryRunner('master');
    const client = (await runner.connect()) as pg.ClientBase;
    try {
      // A batch answers with one result per statement, which pg's types leave out.
      const results = (await client.query(sql)) as unknown as pg.QueryResult<{ now: Date }>[];
      const now = results[1]?.rows[0]?.now;
      if (!now) throw new Error('The database did not tell its time');
      // The transaction is ours, opened past TypeORM: tell it, so that it opens none of its own.
      (runner as { isTransactionActive: boolean }).isTransactionActive = true;
      const state = { closed: false };
      const tx = makeTx(runner, client, caller, now, state);
      const open = new OpenTransaction(runner, client, tx, claim === undefined || results[2]?.rowCount === 1);
      open.state = state;
      return open;
    } catch (error) {
      await giveBack(runner, client, error);
      throw error;
    }
  }

  private state: { closed: boolean } = { closed: false };

  /** Commits; the answer to a claimed key goes in the same round trip. */
  async commit(stored?: { claim: Claim; answer: unknown }): Promise<void> {
    const result = (await this.client.query(stored ? this.storing(stored) : 'COMMIT')) as unknown;
    const last = Array.isArray(result) ? (result.at(-1) as pg.QueryResult) : (result as pg.QueryResult);
    // COMMIT of a transaction in which a statement failed answers ROLLBACK, without an error.
    if (last.command !== 'COMMIT') throw new Error('A statement of this transaction failed and was passed over');
    this.open = false;
    await this.close();
  }

  async rollback(cause: unknown): Promise<void> {
    if (!this.open) return;
    this.state.closed = true;
    await giveBack(this.runner, this.client, cause);
  }

  private storing({ claim, answer }: { claim: Claim; answer: unknown }): string {
    const json = pg.escapeLiteral(JSON.stringify(answer ?? null));
    return `UPDATE idempotency_keys SET answer = ${json}::json WHERE village_id = ${idLiteral(this.tx.villageId)}
      AND user_id = ${idLiteral(claim.userId)} AND key = ${pg.escapeLiteral(claim.key)}; COMMIT`;
  }

  private async close(): Promise<void> {
    this.state.closed = true;
    (this.runner as { isTransactionActive: boolean }).isTransactionActive = false;
    await this.runner.release();
  }
}

/** Rolls back and returns the connection; one that cannot roll back is broken and leaves the pool. */
async function giveBack(runner: QueryRunner, client: pg.ClientBase, _cause: unknown): Promise<void> {
  (runner as { isTransactionActive: boolean }).isTransactionActive = false;
  try {
    await client.query('ROLLBACK');
    await runner.release();
  } catch (error) {
    // The pool closes a connection that is released with an error; TypeORM does so on the connection's own event.
    client.emit('error', error);
  }
}

function makeTx(
  runner: QueryRunner,
  client: pg.ClientBase,
  caller: Caller,
  databaseNow: Date,
  state: { closed: boolean },
): Tx {
  const send = (config: pg.QueryConfig) => {
    if (state.closed) throw new Error('This transaction is over');
    return client.query(config);
  };
  const values = (params: readonly SqlValue[] | undefined): unknown[] => (params ? [...params] : []);
  return {
    villageId: caller.villageId ?? '',
    userId: caller.userId,
    now: caller.at ?? databaseNow,
    at: caller.at,
    manager: runner.manager,
    query: async <T extends object>(text: string, params?: readonly SqlValue[]) =>
      (await send({ text, values: values(params) })).rows as T[],
    prepared: async <T extends object>(name: string, text: string, params?: readonly SqlValue[]) =>
      (await send({ name, text, values: values(params) })).rows as T[],
    execute: async (text, params) => (await send({ text, values: values(params) })).rowCount ?? 0,
  };
}
