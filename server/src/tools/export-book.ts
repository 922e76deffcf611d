import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { bookCodes, newExporter, type BookCode } from '../modules/ledger/index.js';
import { openVillage, type Terminal, ToolError } from './village-reader.js';

/** `--village <slug> --book <code> [--format hledger] [--out FILE]`: a book as plain-text accounting. */
export async function exportBook(args: string[], terminal: Terminal): Promise<number> {
  const { village, book, out } = read(args);
  const reader = await openVillage(village, terminal.env);
  try {
    const pieces = await newExporter().hledger(reader, book, reader.villageName);
    if (!pieces) throw new ToolError(`${reader.villageName}没有账套 ${book} (no such book)`);
    if (out === undefined) await toTerminal(pieces, terminal.out);
    else await toFile(pieces, out);
    return 0;
  } finally {
    await reader.close();
  }
}

function read(args: string[]): { village: string; book: BookCode; out: string | undefined } {
  const { values } = parseArgs({
    args,
    options: {
      village: { type: 'string' },
      book: { type: 'string' },
      format: { type: 'string', default: 'hledger' },
      out: { type: 'string' },
    },
  });
  const book = bookCodes.find((code) => code === values.book);
  if (!values.village || !book) {
    throw new ToolError(`要 --village <slug> --book ${bookCodes.join('|')} [--format hledger] [--out FILE]`);
  }
  if (values.format !== 'hledger') throw new ToolError(`不认识的格式 ${values.format} (formats: hledger)`);
  return { village: values.village, book, out: values.out };
}

async function toTerminal(pieces: AsyncGenerator<string>, out: Writable): Promise<void> {
  try {
    await pipeline(Readable.from(pieces), out, { end: false });
  } catch (error) {
    // `| head` has seen enough and closed the pipe.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
  }
}

/** Under another name until it is whole: an export that broke off must not look like one. */
async function toFile(pieces: AsyncGenerator<string>, out: string): Promise<void> {
  const part = `${out}.part`;
  try {
    await pipeline(Readable.from(pieces), createWriteStream(part));
    await rename(part, out);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
