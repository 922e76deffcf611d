import type { EntityManager } from 'typeorm';

/** Values a statement may carry; arrays go to `unnest`, plain objects to jsonb. */
export type SqlValue = string | number | boolean | bigint | Date | Buffer | null | undefined | object;

/**
 * One open transaction over the global tables. It is handed on explicitly; whoever has it may query, nobody may keep it
 * beyond the callback that gave it. One statement at a time: a connection does not run two at once.
 */
export interface GlobalTx {
  /** Who acts; absent for jobs and visitors. */
  readonly userId: string | undefined;
  /** The time that decides: the database's, or the past time at which the demo or a test lives. */
  readonly now: Date;
  /** Set when `now` is not the database's. */
  readonly at: Date | undefined;
  /** TypeORM on this transaction's connection. */
  readonly manager: EntityManager;
  /** Rows of one statement. `bigint` comes as a safe integer, `date` as 'YYYY-MM-DD', `numeric` as text. */
  query<T extends object>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
  /** As `query`, parsed once per connection under this name: for the statements of hot paths. */
  prepared<T extends object>(name: string, sql: string, params?: readonly SqlValue[]): Promise<T[]>;
  /** As `query`, and returns how many rows were written. */
  execute(sql: string, params?: readonly SqlValue[]): Promise<number>;
}

/** A transaction bound to one village by row level security. */
export interface Tx extends GlobalTx {
  readonly villageId: string;
}
