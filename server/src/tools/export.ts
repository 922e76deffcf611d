import { exportBook } from './export-book.js';
import { runTool } from './village-reader.js';

/** `npm run export -- --village tongguan --book coop --format hledger [--out FILE]` */
await runTool(exportBook);
