import pg from 'pg';

/** A statement with its parameters written in: `$3` becomes the third expression. */
export function withValues(sql: string, expressions: readonly string[]): string {
  return sql.replace(/\$(\d+)/g, (_, n: string) => {
    const expression = expressions[Number(n) - 1];
    if (expression === undefined) throw new Error(`No value for $${n}`);
    return expression;
  });
}

/** One id of a list, by a random variable of the script: folded to a constant array when the statement is prepared. */
export const pick = (ids: readonly string[], variable: string, type = 'uuid'): string =>
  `(${pg.escapeLiteral(`{${ids.join(',')}}`)}::${type}[])[:${variable}]`;

/** What opens and closes a transaction of a village, as the product does it. */
export const opening = (village: string, user: string): string[] => [
  'BEGIN',
  `SELECT now() AS now, set_config('app.village_id', (${village})::text, true), set_config('app.user_id', (${user})::text, true)`,
];
