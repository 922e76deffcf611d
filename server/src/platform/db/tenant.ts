import { Injectable } from '@nestjs/common';
import { DomainError } from '@wecountry/shared/errors';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { Helper, IdempotencyClaim } from '../auth/actor.js';
import { OpenTransaction, type Claim } from './open-transaction.js';
import type { GlobalTx, Tx } from './tx.js';

/** What a transaction needs to know of its caller. `Actor` and `Visitor` have it. */
export interface TenantCaller {
  readonly villageId: string;
  readonly userId?: string;
  readonly at?: Date;
  readonly idempotency?: IdempotencyClaim;
  /** Who acts for the actor's resident: each of their writing transactions notes it, whatever it does. */
  readonly helper?: Helper;
}

/** Serialization failure and deadlock: PostgreSQL asks to run the whole transaction again. */
const AGAIN = new Set(['40001', '40P01']);

/**
 * Opens transactions. BEGIN, the village, the user and the clock travel in one round trip. Callbacks touch the database
 * only: they may run twice.
 */
@Injectable()
export class Tenant {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs `fn` in a transaction of the actor's village, and commits. */
  run<T>(actor: TenantCaller, fn: (tx: Tx) => Promise<T>): Promise<T> {
    return this.again(() => this.transact(actor, fn));
  }

  /**
   * As `run`, and claims the request's Idempotency-Key in the same transaction: a repeat gets the first answer, which
   * must be JSON. Without a key (a caller that is no HTTP request) it is `run`.
   * @throws DomainError `request.key_reused` when the key came with another request.
   */
  once<T>(actor: TenantCaller, fn: (tx: Tx) => Promise<T>): Promise<T> {
    const { idempotency, userId } = actor;
    if (!idempotency) return this.run(actor, fn);
    if (!userId) throw new Error('An idempotent request without a user');
    return this.again(() => this.transactOnce(actor, { ...idempotency, userId }, fn));
  }

  /** A transaction of a village without a user, for jobs. */
  system<T>(villageId: string, at: Date | undefined, fn: (tx: Tx) => Promise<T>): Promise<T> {
    return this.run({ villageId, at }, fn);
  }

  /** A transaction over the global tables (users, sessions, memberships), for one user or for nobody. */
  global<T>(caller: { userId?: string; at?: Date }, fn: (tx: GlobalTx) => Promise<T>): Promise<T> {
    const { userId, at } = caller;
    return this.again(() => this.transact({ userId, at, villageId: undefined }, fn));
  }

  private async transact<T>(
    caller: { villageId: string | undefined; userId?: string; at?: Date; helper?: Helper },
    fn: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    const open = await OpenTransaction.begin(this.dataSource, caller);
    try {
      const result = await fn(open.tx);
      await open.commit();
      return result;
    } catch (error) {
      await open.rollback();
      throw error;
    }
  }

  private async transactOnce<T>(actor: TenantCaller, claim: Claim, fn: (tx: Tx) => Promise<T>): Promise<T> {
    const open = await OpenTransaction.begin(this.dataSource, actor, claim);
    try {
      if (!open.claimed) {
        const answer = await storedAnswer<T>(open.tx, claim);
        await open.commit();
        return answer;
      }
      const result = await fn(open.tx);
      await open.commit({ claim, answer: result });
      return result;
    } catch (error) {
      await open.rollback();
      throw error;
    }
  }

  private async again<T>(attempt: () => Promise<T>): Promise<T> {
    try {
      return await attempt();
    } catch (error) {
      if (AGAIN.has(codeOf(error))) return attempt();
      throw error;
    }
  }
}

async function storedAnswer<T>(tx: Tx, claim: Claim): Promise<T> {
  const rows = await tx.query<{ bodyHash: string; answer: T }>(
    `SELECT body_hash AS "bodyHash", answer FROM idempotency_keys WHERE village_id = $1 AND user_id = $2 AND key = $3`,
    [tx.villageId, claim.userId, claim.key],
  );
  const [row] = rows;
  if (!row) throw new DomainError('request.busy');
  if (row.bodyHash !== claim.bodyHash) throw new DomainError('request.key_reused');
  return row.answer;
}

/** The SQLSTATE of an error of pg, or of TypeORM around it. */
export function codeOf(error: unknown): string {
  if (error instanceof pg.DatabaseError) return error.code ?? '';
  if (error instanceof Error && 'driverError' in error) return codeOf(error.driverError);
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
