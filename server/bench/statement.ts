import pg from 'pg';

/** A statement with its parameters written in: `$3` becomes the third expression. */
export function withValues(sql: string, expressions: readonly string[]): string {
  return sql.replace(/\$(\d+)/g, (_, n: string) => {
    const expression = expressions[Number(n) - 1];
    if (expression === undefined) throw new Error(`No value for $${n}`);
    return expression;
  });
}

const listed = (ids: readonly string[], type: string) => `(${pg.escapeLiteral(`{${ids.join(',')}}`)}::${type}[])`;

/** One id of a list, by a random variable of the script: folded to a constant array when the statement is prepared. */
export const pick = (ids: readonly string[], variable: string, type = 'uuid'): string =>
  `${listed(ids, type)}[:${variable}]`;

/** The id of a list that belongs to the client: the first client's is the first, and round again. */
export const ownOf = (ids: readonly string[]): string => `${listed(ids, 'uuid')}[:client_id % ${ids.length} + 1]`;

/** What opens a transaction of a village: one round trip, as the product does it. */
export const opening = (village: string, user: string): string[] => [
  'BEGIN',
  `SELECT now() AS now, set_config('app.village_id', (${village})::text, true), set_config('app.user_id', (${user})::text, true)`,
];
