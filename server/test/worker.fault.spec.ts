import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { JobRunner } from '../src/platform/jobs/job-runner.js';
import { Jobs } from '../src/platform/jobs/jobs.js';
import { Log } from '../src/platform/observability/log.js';
import { Metrics } from '../src/platform/observability/metrics.js';
import { startApp, testEnvironment, type TestApp } from './harness/app.js';

describe('a job whose server is killed in the middle of it', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
    app.get(Jobs).handle('probe.stick', () => Promise.resolve());
  });
  afterAll(() => app.close());

  it('is run soon by the next one, not after the hours of a lost lock', async () => {
    const village = await app.newVillage();
    await app.tenant.run({ villageId: village.id }, (tx) => app.get(Jobs).enqueue(tx, 'probe.stick', { a: 1 }));
    const child = fork(fileURLToPath(new URL('harness/stuck-worker.ts', import.meta.url)), [], {
      execArgv: ['--import', '@swc-node/register/esm-register', '--no-warnings'],
      env: { ...process.env, ...testEnvironment(app.database), WORKER: '1' },
    });
    await once(child, 'message');
    child.kill('SIGKILL');
    await once(child, 'exit');

    const jobs = new Jobs();
    const ran = new Promise<string>((resolve) => {
      jobs.handle('probe.stick', ({ villageId }) => Promise.resolve(resolve(villageId)));
    });
    const config = { ...app.config, worker: true };
    const next = new JobRunner(config, jobs, new Log(config), new Metrics());
    const began = Date.now();
    await next.onApplicationBootstrap();
    expect(await ran).toBe(village.id);
    expect(Date.now() - began).toBeLessThan(60_000);
    await next.onApplicationShutdown();
  }, 120_000);
});
