import path from 'node:path';
import { parseArgs } from 'node:util';
import { startSimulator } from './simulator.js';

/** The process that stands where WeChat would, for the demo on one machine. Never part of a production start. */
async function main(): Promise<void> {
  if (process.env.NODE_ENV === 'production') {
    throw new Error('模拟器不在正式环境里跑 (the simulator does not run in production)');
  }
  const { values } = parseArgs({ options: { 'data-dir': { type: 'string' } } });
  const dataDir = values['data-dir'] ?? process.env.DATA_DIR ?? '.data';
  const log = (event: string, fields: Record<string, unknown>) =>
    process.stdout.write(
      `${JSON.stringify({ time: new Date().toISOString(), part: 'simulator', event, ...fields })}\n`,
    );
  const simulator = await startSimulator({
    folder: path.join(dataDir, 'simulator'),
    host: process.env.SIM_HOST ?? '127.0.0.1',
    port: Number(process.env.SIM_PORT ?? 3001),
    peopleFile: process.env.SIM_PEOPLE_FILE,
    log,
  });
  log('listening', { origin: simulator.origin });
  const stop = () => {
    simulator.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
