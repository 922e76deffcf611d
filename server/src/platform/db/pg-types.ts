import pg from 'pg';

const INT8 = 20;
const DATE = 1082;

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`A bigint of the database is beyond a safe integer: ${text}`);
  return value;
}

/**
 * How values come from PostgreSQL: `bigint` as a safe integer (it counts fen and rows), `date` as 'YYYY-MM-DD' (a
 * business date of Asia/Shanghai has no time zone to shift it), everything else as pg does it.
 */
export const pgTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return safeInteger;
    if (oid === DATE) return (text: string) => text;
    return pg.types.getTypeParser(oid, format ?? 'text') as (text: string) => unknown;
  }) as pg.CustomTypesConfig['getTypeParser'],
};
