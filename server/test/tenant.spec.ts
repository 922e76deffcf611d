import { DataSource } from 'typeorm';
import { startApp, type TestApp, type TestUser, type TestVillage } from './harness/app.js';
import { PrivilegedLog } from '../src/platform/audit-log/privileged-log.js';
import { newId } from '../src/platform/db/id.js';
import { codeOf } from '../src/platform/db/tenant.js';
import type { Tx } from '../src/platform/db/tx.js';
import { refuseStrongRole } from '../src/platform/db/roles.js';
import { makeDataSource } from '../src/platform/db/data-source.js';
import { statementsOf } from './harness/statements.js';

describe('the tenant transaction', () => {
  let app: TestApp;
  let village: TestVillage;
  let other: TestVillage;
  let user: TestUser;
  beforeAll(async () => {
    app = await startApp({}, []);
    [village, other, user] = await Promise.all([app.newVillage(), app.newVillage(), app.newUser()]);
  });
  afterAll(() => app.close());

  const actor = () => ({ userId: user.userId, requestId: 'test' });
  const record = (tx: Tx, id = newId()) =>
    app.get(PrivilegedLog).record(tx, actor(), 'role.granted', { type: 't', id });
  const count = async (villageId: string) =>
    (await app.tenant.run({ villageId }, (tx) => tx.query('SELECT FROM privileged_acts'))).length;

  it('sees and writes its own village only', async () => {
    await app.tenant.run({ villageId: village.id }, (tx) => record(tx));
    expect([await count(village.id), await count(other.id)]).toEqual([1, 0]);
    const intrusion = app.tenant.run({ villageId: other.id }, (tx) => record({ ...tx, villageId: village.id }));
    await expect(intrusion).rejects.toMatchObject({ code: '42501' });
  });

  it('sees nothing without a village, on a connection that had one before', async () => {
    const dataSource = app.get(DataSource);
    const bare = await Promise.all(Array.from({ length: 12 }, () => dataSource.query('SELECT * FROM privileged_acts')));
    expect(bare.flat()).toEqual([]);
    expect(await app.tenant.global({}, (tx) => tx.query('SELECT * FROM privileged_acts'))).toEqual([]);
  });

  it('shows a user their own sessions and identities only', async () => {
    const stranger = await app.newUser();
    for (const table of ['sessions', 'identities', 'refresh_tokens', 'users']) {
      const rows = await app.tenant.global(stranger, (tx) => tx.query(`SELECT * FROM ${table}`));
      expect([table, rows.length]).toEqual([table, 1]);
      expect(await app.tenant.global({}, (tx) => tx.query(`SELECT * FROM ${table}`))).toEqual([]);
    }
  });

  it('may not change or delete what is append-only', async () => {
    for (const sql of [`UPDATE privileged_acts SET act = 'y'`, 'DELETE FROM privileged_acts']) {
      await expect(app.tenant.run({ villageId: village.id }, (tx) => tx.query(sql))).rejects.toMatchObject({
        code: '42501',
      });
    }
  });

  it('rolls back as a whole, and leaves a working connection', async () => {
    const before = await count(village.id);
    const failing = app.tenant.run({ villageId: village.id }, async (tx) => {
      await record(tx);
      throw new Error('after all');
    });
    await expect(failing).rejects.toThrow('after all');
    expect(await count(village.id)).toBe(before);
  });

  it('does not pretend to commit after a statement failed', async () => {
    const swallowed = app.tenant.run({ villageId: village.id }, async (tx) => {
      await tx.query('SELECT 1 / 0').catch(() => undefined);
    });
    await expect(swallowed).rejects.toThrow('failed and was passed over');
  });

  it('is over when its callback is', async () => {
    let kept: Tx | undefined;
    await app.tenant.run({ villageId: village.id }, async (tx) => void (kept = tx));
    await expect(kept?.query('SELECT 1')).rejects.toThrow('over');
    await expect(kept?.manager.query('SELECT 1')).rejects.toThrow();
  });

  it('takes the time of the database, or lives at the time it is given', async () => {
    const times = (at?: Date) =>
      app.tenant.run({ villageId: village.id, at }, async (tx) => {
        const [row] = await tx.query<{ now: Date }>('SELECT now() AS now');
        return { tx: tx.now, database: row!.now };
      });
    const present = await times();
    expect(present.tx).toEqual(present.database);
    const past = new Date('2025-05-01T00:00:00Z');
    expect((await times(past)).tx).toEqual(past);
  });

  it('reads bigint as a whole number, refuses one that is not safe, and keeps dates as dates', async () => {
    const read = (expression: string) =>
      app.tenant.run(
        { villageId: village.id },
        async (tx) => (await tx.query<{ v: unknown }>(`SELECT ${expression} AS v`))[0]?.v,
      );
    expect(await read('9007199254740991::bigint')).toBe(Number.MAX_SAFE_INTEGER);
    await expect(read('9007199254740992::bigint')).rejects.toThrow('safe integer');
    expect(await read(`'2026-02-01'::date`)).toBe('2026-02-01');
  });

  it('opens in one round trip', async () => {
    const seen = await statementsOf(() => app.tenant.run({ villageId: village.id }, (tx) => tx.query('SELECT 1')));
    expect(seen).toEqual(['SELECT 1']);
  });

  it('refuses a village that is no id', async () => {
    const evil = `x', true); DROP TABLE villages; --`;
    await expect(app.tenant.run({ villageId: evil }, (tx) => tx.query('SELECT 1'))).rejects.toThrow('Not an id');
  });

  it('survives connections that the server ends in the middle', async () => {
    const killed = Array.from({ length: 15 }, () =>
      app.tenant.run({ villageId: village.id }, async (tx) => {
        await record(tx);
        await tx.query('SELECT pg_terminate_backend(pg_backend_pid())');
      }),
    );
    const before = await count(village.id);
    const outcomes = await Promise.allSettled(killed);
    expect(outcomes.every((o) => o.status === 'rejected')).toBe(true);
    expect(await count(village.id)).toBe(before);
  });

  it('runs again after a deadlock', async () => {
    const lock = (tx: Tx, n: number) => tx.query('SELECT pg_advisory_xact_lock($1)', [n]);
    let attempts = 0;
    let meet: () => void = () => undefined;
    const met = new Promise<void>((resolve) => (meet = resolve));
    const cross = (first: number, second: number) =>
      app.tenant.run({ villageId: village.id }, async (tx) => {
        await lock(tx, first);
        attempts += 1;
        if (attempts >= 2) meet();
        await met;
        await lock(tx, second);
        return first;
      });
    expect(await Promise.all([cross(1, 2), cross(2, 1)])).toEqual([1, 2]);
    expect(attempts).toBe(3);
  });

  it('enqueues nothing outside of a village', async () => {
    const outside = app.tenant.global({}, (tx) => tx.query(`SELECT enqueue_job('x', '{}', NULL, NULL)`));
    await expect(outside.catch(codeOf)).resolves.toBe('42501');
  });

  it('is not opened as a role above row level security', async () => {
    const owner = await makeDataSource({
      url: app.database.ownerUrl,
      poolSize: 1,
      applicationName: 'test',
    }).initialize();
    await expect(refuseStrongRole((sql) => owner.query(sql))).rejects.toThrow(/superuser|owner of tables/);
    await owner.destroy();
    await expect(refuseStrongRole((sql) => app.get(DataSource).query(sql))).resolves.toBeUndefined();
  });
});
