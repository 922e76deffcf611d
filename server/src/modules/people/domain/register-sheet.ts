/** The columns of a register's sheet, in the order of template and export. */
export const sheetColumns = [
  { key: 'residentNo', title: '编号', width: 8 },
  { key: 'hamlet', title: '寨', width: 10 },
  { key: 'no', title: '户号', width: 8 },
  { key: 'name', title: '姓名', width: 14 },
  { key: 'bornOn', title: '出生日期', width: 14 },
  { key: 'head', title: '户主', width: 8 },
  { key: 'away', title: '外出', width: 8 },
] as const;
type ColumnKey = (typeof sheetColumns)[number]['key'];

/** What is wrong in a sheet, for a person who has it open: `row` counts as the spreadsheet does. */
export interface SheetProblem {
  readonly row: number;
  readonly column: string;
  /** Nothing can be imported with it; otherwise it is only pointed out. */
  readonly stops: boolean;
  readonly text: string;
}

/** A row that can be read: one person. */
export interface SheetRow {
  readonly row: number;
  /** As the export wrote it: who this is, whatever else has changed. */
  readonly residentNo: number | null;
  readonly hamlet: string;
  readonly no: number;
  readonly name: string;
  readonly bornOn: string;
  readonly head: boolean;
  readonly away: boolean;
}

export const SHEET_ROWS_MAX = 20_000;
const NAME_MAX = 20;
const HOUSEHOLD_NO_MAX = 99_999;
const OLDEST_YEAR = 1900;
const NEEDED: readonly ColumnKey[] = ['hamlet', 'no', 'name', 'bornOn'];
const YES = new Set(['是', '户主', 'y', 'yes', '1', '√', '✓']);
const NO = new Set(['', '否', 'n', 'no', '0']);

const titleOf = (key: ColumnKey): string => sheetColumns.find((column) => column.key === key)?.title ?? key;

/**
 * Reads the cells of a sheet, whose first row is the head; empty rows are passed over. Rows with a problem are left out,
 * and every problem is named. `today` is 'YYYY-MM-DD'.
 */
export function readRegisterSheet(
  cells: readonly (readonly string[])[],
  today: string,
): { rows: SheetRow[]; problems: SheetProblem[] } {
  const [head = [], ...body] = cells;
  const places = new Map(sheetColumns.map(({ key, title }) => [key, head.map(bare).indexOf(title)]));
  const missing = NEEDED.filter((key) => (places.get(key) ?? -1) < 0);
  if (missing.length > 0) {
    const problems = missing.map((key) => stop(1, titleOf(key), `第一行要有“${titleOf(key)}”这一列`));
    return { rows: [], problems };
  }
  const rows: SheetRow[] = [];
  const problems: SheetProblem[] = [];
  body.forEach((line, i) => {
    if (line.every((cell) => bare(cell) === '')) return;
    const reader = new RowReader(i + 2, (key) => line[places.get(key) ?? -1] ?? '', today);
    const row = reader.read();
    problems.push(...reader.problems);
    if (row) rows.push(row);
  });
  if (rows.length === 0 && problems.length === 0) problems.push(stop(2, '姓名', '表里一个人也没有'));
  return { rows, problems };
}

/** Spaces inside count for nothing: an ideographic one is often put between a name's two characters. */
const bare = (text: string): string => text.replace(/\s+/gu, '');

const stop = (row: number, column: string, text: string): SheetProblem => ({ row, column, stops: true, text });

class RowReader {
  readonly problems: SheetProblem[] = [];

  constructor(
    private readonly row: number,
    private readonly cell: (key: ColumnKey) => string,
    private readonly today: string,
  ) {}

  read(): SheetRow | null {
    const read = {
      row: this.row,
      residentNo: this.residentNo(),
      hamlet: this.hamlet(),
      no: this.householdNo(),
      name: this.name(),
      bornOn: this.bornOn(),
      head: this.yesOrNo('head'),
      away: this.yesOrNo('away'),
    };
    return this.problems.length === 0 ? read : null;
  }

  private wrong(key: ColumnKey, text: string): void {
    this.problems.push(stop(this.row, titleOf(key), text));
  }

  private residentNo(): number | null {
    const typed = bare(this.cell('residentNo'));
    if (typed === '') return null;
    if (/^[1-9]\d{0,8}$/.test(typed)) return Number(typed);
    this.wrong('residentNo', `编号“${typed}”不对。新录的人空着，不要自己编`);
    return null;
  }

  private hamlet(): string {
    const hamlet = bare(this.cell('hamlet'));
    if (hamlet === '') this.wrong('hamlet', '没写是哪个寨');
    return hamlet;
  }

  private householdNo(): number {
    const typed = bare(this.cell('no'));
    const no = Number(typed.replace(/号$/, ''));
    if (typed === '') this.wrong('no', '没写户号');
    else if (!Number.isInteger(no) || no < 1 || no > HOUSEHOLD_NO_MAX)
      this.wrong('no', `户号“${typed}”不对，只写数字，如 17`);
    return no;
  }

  private name(): string {
    const name = bare(this.cell('name'));
    if (name === '') this.wrong('name', '没写姓名');
    else if ([...name].length > NAME_MAX) this.wrong('name', `姓名最多 ${NAME_MAX} 个字`);
    else if (!/^[\p{L}\p{M}·.]+$/u.test(name)) this.wrong('name', `姓名“${name}”里有不是字的东西`);
    return name;
  }

  private bornOn(): string {
    const typed = bare(this.cell('bornOn'));
    if (typed === '') {
      this.wrong('bornOn', '没写出生日期');
      return '';
    }
    const day = dayOf(typed);
    if (!day) this.wrong('bornOn', `出生日期“${typed}”看不懂，写成 1963-04-09`);
    else if (day > this.today) this.wrong('bornOn', `出生日期 ${day} 还没到`);
    else if (Number(day.slice(0, 4)) < OLDEST_YEAR) this.wrong('bornOn', `出生日期 ${day} 太早了`);
    return day ?? '';
  }

  private yesOrNo(key: 'head' | 'away'): boolean {
    const typed = bare(this.cell(key)).toLowerCase();
    if (!YES.has(typed) && !NO.has(typed)) this.wrong(key, `“${titleOf(key)}”只写 是 或 否，现在是“${typed}”`);
    return YES.has(typed);
  }
}

/** 1963-04-09, 1963/4/9, 1963.4.9, 1963年4月9日, 19630409; null for a day that is none. */
function dayOf(typed: string): string | null {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(typed) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(typed);
  if (!parts) return null;
  const [, year = '', month = '', date = ''] = parts;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null;
}
