import { verifyBooks } from './verify-books.js';
import { runTool } from './village-reader.js';

/** `npm run verify -- --village tongguan` */
await runTool(verifyBooks);
