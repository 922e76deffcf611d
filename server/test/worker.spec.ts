import { Sweep } from '../src/platform/jobs/sweep.js';
import { startApp, type TestApp, type TestUser, type TestVillage } from './harness/app.js';
import { ProbeDirectory, ProbeModule, ProbeScript } from './harness/probe.js';

const notice = { category: 'notice' as const, title: '开会', body: '明天开会', hamletIds: [] as string[] };

describe('a server with its worker', () => {
  let app: TestApp;
  let village: TestVillage;
  let user: TestUser;
  beforeAll(async () => {
    app = await startApp({ WORKER: '1' }, [ProbeModule]);
    village = await app.newVillage();
    user = await app.newUser();
    app.get(ProbeDirectory).place(user.userId, village.id, 'committee');
  });
  afterAll(() => app.close());

  const publish = (key?: string) =>
    app.call('notices.publish', { as: user, params: { village: village.id }, body: notice, key });

  it('runs a job soon after its transaction, at the time of the database', async () => {
    const { ran } = app.get(ProbeScript);
    await publish();
    const deadline = Date.now() + 10_000;
    while (ran.length === 0 && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(ran).toMatchObject([{ villageId: village.id, note: '开会', at: undefined }]);
  });

  it('forgets old keys in the night, not new ones', async () => {
    await publish('an-old-key');
    await app.tenant.run({ villageId: village.id }, (tx) =>
      tx.query(`UPDATE idempotency_keys SET created_at = now() - interval '31 days' WHERE key = 'an-old-key'`),
    );
    await publish('a-new-key');
    await app.get(Sweep).forgetKeys();
    const keys = await app.tenant.run({ villageId: village.id }, (tx) =>
      tx.query<{ key: string }>('SELECT key FROM idempotency_keys'),
    );
    expect(keys.map((k) => k.key)).toContain('a-new-key');
    expect(keys.map((k) => k.key)).not.toContain('an-old-key');
  });
});
