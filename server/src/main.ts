import 'reflect-metadata';
import { startServer } from './server.js';
import { loadConfig } from './platform/config/config.js';
import { ConfigError } from './platform/config/environment.js';

try {
  await startServer(loadConfig());
} catch (error) {
  // Before the log exists: what a person at the terminal reads.
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
}
