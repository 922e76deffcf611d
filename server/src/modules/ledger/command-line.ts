import { ExportRepository } from './export.repository.js';
import { LedgerExporter } from './exporter.js';
import { LedgerVerifier } from './verifier.js';
import { VerifyRepository } from './verify.repository.js';

/** For the command line, which has no container: what recounts a book, and what writes it out. */
export const newVerifier = (): LedgerVerifier => new LedgerVerifier(new VerifyRepository());
export const newExporter = (): LedgerExporter => new LedgerExporter(new ExportRepository());
