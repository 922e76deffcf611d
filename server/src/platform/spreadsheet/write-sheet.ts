import { stringify } from 'csv-stringify/sync';
import writeXlsx from 'write-excel-file/node';

export type SheetFormat = 'xlsx' | 'csv';

export interface SheetColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
}

export const sheetMediaTypes: Readonly<Record<SheetFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** A sheet as a file. Text stays text, so that nothing in it is ever a formula; csv has the mark that Excel wants. */
export async function writeSheet(
  format: SheetFormat,
  sheet: { name: string; columns: readonly SheetColumn[]; rows: readonly (readonly (string | number)[])[] },
): Promise<Buffer> {
  const head = sheet.columns.map((column) => column.title);
  if (format === 'csv') {
    return Buffer.from(
      stringify([head, ...sheet.rows], { bom: true, record_delimiter: 'windows', escape_formulas: true }),
    );
  }
  const rows = [head.map((value) => ({ value, fontWeight: 'bold' as const })), ...sheet.rows.map((row) => [...row])];
  const columns = sheet.columns.map(({ width }) => ({ width }));
  return writeXlsx(rows, { sheet: sheet.name, columns, stickyRowsCount: 1 }).toBuffer();
}
