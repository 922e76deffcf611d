import { loadConfig } from '../platform/config/config.js';
import { generate } from './generate.js';

/** What `npm start` understands as: only half a demo lies here, give me an empty database. */
const HALF = 3;

if ((await generate(loadConfig())) === 'half') process.exitCode = HALF;
