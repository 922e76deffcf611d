import pg from 'pg';
import type { Config } from '../platform/config/config.js';

/** `half`: a making was begun and never ended; what it left is not a village to show. */
type Making = 'none' | 'half' | 'done';

/** Any number that nothing else on the server locks. */
const LOCK = 7_260_460;

/** What the database remembers of the making of a demo village. */
export class DemoMaking {
  constructor(
    private readonly client: pg.Client,
    private readonly slug: string,
  ) {}

  async state(): Promise<Making> {
    const { rows } = await this.client.query<{ done: boolean }>(
      'SELECT done_at IS NOT NULL AS done FROM demo_makings WHERE slug = $1',
      [this.slug],
    );
    const [making] = rows;
    if (!making) return 'none';
    return making.done ? 'done' : 'half';
  }

  async begin(): Promise<void> {
    await this.client.query('INSERT INTO demo_makings (slug, begun_at) VALUES ($1, now())', [this.slug]);
  }

  async end(): Promise<void> {
    await this.client.query('UPDATE demo_makings SET done_at = now() WHERE slug = $1', [this.slug]);
  }
}

/** Lets nobody else make the village meanwhile: a second start waits, and then finds it made. */
export async function alone<T>(config: Config, slug: string, work: (making: DemoMaking) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: config.database.appUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    return await work(new DemoMaking(client, slug));
  } finally {
    await client.end();
  }
}
