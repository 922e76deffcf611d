import pg from 'pg';

/**
 * The statements that PostgreSQL gets while `work` runs. The opening batch of a transaction and its COMMIT are left
 * out: every request has one.
 */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first] = args;
    const text = typeof first === 'string' ? first : ((first as { text?: string }).text ?? '');
    if (!/^(BEGIN|COMMIT|ROLLBACK)/.test(text)) seen.push(text);
    return Reflect.apply(original, this, args) as unknown;
  } as typeof original;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original;
  }
  return seen;
}
