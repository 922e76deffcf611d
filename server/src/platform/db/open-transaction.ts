import pg from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Helper } from '../auth/actor.js';
import { noteHelperAct } from './helper-acts.js';
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
  readonly helper?: Helper;
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
  readonly tx: Tx;
  private over = false;

  private constructor(
    private readonly runner: QueryRunner,
    private readonly client: pg.ClientBase,
    caller: Caller,
    databaseNow: Date,
    /** Whether the claim of this transaction was free. */
    readonly claimed: boolean,
  ) {
    this.tx = this.makeTx(caller, databaseNow);
  }

  static async begin(dataSource: DataSource, caller: Caller, claim?: Claim): Promise<OpenTransaction> {
    const sql = openingSql(caller, claim);
    const runner = dataSource.createQueryRunner('master');
    const client = (await runner.connect()) as pg.ClientBase;
    try {
      // A batch answers with one result per statement, which pg's types leave out.
      const results = (await client.query(sql)) as unknown as pg.QueryResult<{ now: Date }>[];
      const now = results[1]?.rows[0]?.now;
      if (!now) throw new Error('The database did not tell its time');
      // Opened past TypeORM: tell it, so that it opens none of its own.
      setActive(runner, true);
      const claimed = claim === undefined || results[2]?.rowCount === 1;
      if (caller.helper?.writes && caller.villageId && claimed) {
        await noteHelperAct(client, caller.villageId, caller.helper);
      }
      return new OpenTransaction(runner, client, caller, now, claimed);
    } catch (error) {
      await giveBack(runner, client);
      throw error;
    }
  }

  /** Commits; the answer to a claimed key goes in the same round trip. */
  async commit(stored?: { claim: Claim; answer: unknown }): Promise<void> {
    const result = (await this.client.query(stored ? this.storing(stored) : 'COMMIT')) as unknown;
    const last = (Array.isArray(result) ? result.at(-1) : result) as pg.QueryResult;
    // COMMIT of a transaction in which a statement failed answers ROLLBACK, without an error.
    if (last.command !== 'COMMIT') throw new Error('A statement of this transaction failed and was passed over');
    this.over = true;
    setActive(this.runner, false);
    await this.runner.release();
  }

  async rollback(): Promise<void> {
    if (this.over) return;
    this.over = true;
    await giveBack(this.runner, this.client);
  }

  private storing({ claim, answer }: { claim: Claim; answer: unknown }): string {
    const json = pg.escapeLiteral(JSON.stringify(answer ?? null));
    return `UPDATE idempotency_keys SET answer = ${json}::json WHERE village_id = ${idLiteral(this.tx.villageId)}
      AND user_id = ${idLiteral(claim.userId)} AND key = ${pg.escapeLiteral(claim.key)}; COMMIT`;
  }

  private makeTx(caller: Caller, databaseNow: Date): Tx {
    const send = (config: pg.QueryConfig) => {
      if (this.over) throw new Error('This transaction is over');
      return this.client.query(config);
    };
    const values = (params: readonly SqlValue[] | undefined): unknown[] => (params ? [...params] : []);
    return {
      villageId: caller.villageId ?? '',
      userId: caller.userId,
      now: caller.at ?? databaseNow,
      at: caller.at,
      manager: this.runner.manager,
      query: async <T extends object>(text: string, params?: readonly SqlValue[]) =>
        (await send({ text, values: values(params) })).rows as T[],
      prepared: async <T extends object>(name: string, text: string, params?: readonly SqlValue[]) =>
        (await send({ name, text, values: values(params) })).rows as T[],
      execute: async (text, params) => (await send({ text, values: values(params) })).rowCount ?? 0,
    };
  }
}

function setActive(runner: QueryRunner, active: boolean): void {
  (runner as { isTransactionActive: boolean }).isTransactionActive = active;
}

/** Rolls back and returns the connection; one that cannot roll back is broken and leaves the pool. */
async function giveBack(runner: QueryRunner, client: pg.ClientBase): Promise<void> {
  setActive(runner, false);
  try {
    await client.query('ROLLBACK');
    await runner.release();
  } catch (error) {
    // TypeORM listens to the connection's errors and closes it; when it has heard one already there is nothing to do.
    if (!runner.isReleased) client.emit('error', error);
  }
}
