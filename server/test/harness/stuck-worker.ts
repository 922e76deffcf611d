/** A worker process of its own that begins a job and never ends it; its test kills it. */
import 'reflect-metadata';
import { loadConfig } from '../../src/platform/config/config.js';
import { JobRunner } from '../../src/platform/jobs/job-runner.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { Log } from '../../src/platform/observability/log.js';
import { Metrics } from '../../src/platform/observability/metrics.js';

const config = loadConfig();
const jobs = new Jobs();
jobs.handle('probe.stick', () => {
  process.send?.('working');
  return new Promise(() => undefined);
});
await new JobRunner(config, jobs, new Log(config), new Metrics()).onApplicationBootstrap();
