import fc from 'fast-check';
import { readRegisterSheet, sheetColumns } from './register-sheet.js';

const TODAY = '2026-11-22';
const TITLES = sheetColumns.map(({ title }) => title as string);
const read = (...lines: string[][]) => readRegisterSheet([TITLES, ...lines], TODAY);
const line = (changes: Partial<Record<string, string>> = {}) => {
  const whole: Record<string, string> = { 编号: '', 寨: '上寨', 户号: '17', 姓名: '吴阿满', 出生日期: '1963-04-09' };
  return TITLES.map((title) => changes[title] ?? whole[title] ?? '');
};

describe('a sheet of the register', () => {
  it('reads every day a person writes, and no day that is none', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-22'), noInvalidDate: true });
    const forms = [
      (y: string, m: string, d: string) => `${y}-${m}-${d}`,
      (y: string, m: string, d: string) => `${y}/${Number(m)}/${Number(d)}`,
      (y: string, m: string, d: string) => `${y}年${Number(m)}月${Number(d)}日`,
      (y: string, m: string, d: string) => `${y}${m}${d}`,
      (y: string, m: string, d: string) => ` ${y}.${m}.${d} `,
    ];
    fc.assert(
      fc.property(days, fc.constantFrom(...forms), (day, form) => {
        const iso = day.toISOString().slice(0, 10);
        const [y = '', m = '', d = ''] = iso.split('-');
        const { rows, problems } = read(line({ 出生日期: form(y, m, d) }));
        expect(problems).toEqual([]);
        expect(rows[0]?.bornOn).toBe(iso);
      }),
    );
    for (const none of ['2023-02-29', '1963-13-01', '1963-00-10', '63-4-9', '昨天']) {
      expect(read(line({ 出生日期: none })).problems[0]?.text).toContain('看不懂');
    }
  });

  it('takes every line for a person or names what is wrong with it, whatever stands in it', () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('', ' ', '是', '上寨', '17'));
    const lines = fc.array(fc.array(cell, { minLength: TITLES.length, maxLength: TITLES.length }), { maxLength: 8 });
    fc.assert(
      fc.property(lines, (body) => {
        const { rows, problems } = read(...body);
        const wrong = new Set(problems.map((problem) => problem.row));
        body.forEach((cells, i) => {
          const empty = cells.every((text) => text.trim() === '');
          const taken = rows.filter((row) => row.row === i + 2).length;
          expect(taken + (wrong.has(i + 2) ? 1 : 0) === 1 || empty).toBe(true);
        });
        expect(problems.every((p) => p.stops && (p.column === '姓名' || TITLES.includes(p.column)))).toBe(true);
      }),
    );
  });

  it('finds its columns wherever they stand, and lets further ones be', () => {
    const order = fc.shuffledSubarray([...TITLES, '备注', '电话'], { minLength: TITLES.length + 2 });
    const written: Record<string, string> = {
      编号: '3',
      寨: '上寨',
      户号: '17号',
      姓名: '吴 阿满',
      出生日期: '19630409',
      户主: '是',
    };
    fc.assert(
      fc.property(order, (titles) => {
        const cells = [titles, titles.map((title) => written[title] ?? '')];
        expect(readRegisterSheet(cells, TODAY)).toEqual({
          problems: [],
          rows: [
            {
              row: 2,
              residentNo: 3,
              hamlet: '上寨',
              no: 17,
              name: '吴阿满',
              bornOn: '1963-04-09',
              head: true,
              away: false,
            },
          ],
        });
      }),
    );
  });
});
