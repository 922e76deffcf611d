import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { readSheet as readXlsx } from 'read-excel-file/node';

/** What a workbook may unpack to: a small file that swells beyond this is an attack, not a register. */
const UNPACKED_MAX = 100_000_000;
const ZIP = Buffer.from('PK');

/** The file is no spreadsheet that we can read. */
export class UnreadableSheet extends Error {
  override readonly name = 'UnreadableSheet';
}

/**
 * The first sheet of an xlsx file, or a csv file, as rows of text: row 1 of the spreadsheet is the first. Dates are
 * 'YYYY-MM-DD'. Csv is read as UTF-8, or as GB 18030, in which Excel saves it in China.
 * @throws UnreadableSheet
 */
export async function readSheet(bytes: Buffer): Promise<string[][]> {
  try {
    const rows = bytes.subarray(0, ZIP.length).equals(ZIP) ? await fromXlsx(bytes) : fromCsv(bytes);
    return rows.map((row) => row.map(textOf));
  } catch (error) {
    throw new UnreadableSheet('Not a spreadsheet', { cause: error });
  }
}

async function fromXlsx(bytes: Buffer): Promise<unknown[][]> {
  let unpacked = 0;
  unzipSync(bytes, {
    filter: ({ originalSize }) => {
      unpacked += originalSize;
      if (unpacked > UNPACKED_MAX) throw new UnreadableSheet('A workbook that swells');
      return false;
    },
  });
  return readXlsx(bytes);
}

function fromCsv(bytes: Buffer): unknown[][] {
  if (bytes.includes(0)) throw new UnreadableSheet('Not text');
  return parse(textIn(bytes), { bom: true, relax_column_count: true, skip_empty_lines: false }) as unknown[][];
}

function textIn(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  }
}

function textOf(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() : '';
}
