import pg from 'pg';
import { QueryFailedError } from 'typeorm';

/**
 * What a log may say of an error. PostgreSQL quotes values of a row in its messages, so of a refused statement only the
 * SQLSTATE, the names of the schema and our own stack are kept.
 */
export function errorFields(error: unknown): Readonly<Record<string, unknown>> {
  if (error instanceof QueryFailedError) return errorFields(error.driverError);
  if (!(error instanceof Error)) return { message: typeof error };
  const fields = {
    name: error.name,
    stack: error.stack?.split('\n').filter((line) => /^\s+at /.test(line)),
    ...(error.cause !== undefined && { cause: errorFields(error.cause) }),
  };
  if (error instanceof pg.DatabaseError) {
    const { code, table, column, constraint, routine } = error;
    return { ...fields, code, table, column, constraint, routine };
  }
  return { ...fields, message: error.message };
}
