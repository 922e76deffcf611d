import fc from 'fast-check';
import { readSheet, UnreadableSheet } from './read-sheet.js';
import { writeSheet } from './write-sheet.js';

const columns = [
  { title: '寨', width: 8 },
  { title: '户号', width: 6 },
];
const cell = fc
  .stringMatching(/^[\u4e00-\u9fa5A-Za-z0-9·，。"\n,;]{1,12}$/u)
  .map((s) => s.trim())
  // The reader of xlsx takes the names of an object's own methods (toString) for no text: it says "not a spreadsheet".
  .filter((s) => s !== '' && !(s in {}));

describe('a spreadsheet', () => {
  it.each(['xlsx', 'csv'] as const)('comes back from %s as it was written', async (format) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, fc.integer({ min: 1, max: 99_999 })), { minLength: 1, maxLength: 8 }),
        async (rows) => {
          const bytes = await writeSheet(format, { name: '名册', columns, rows });
          const read = await readSheet(bytes);
          expect(read[0]).toEqual(['寨', '户号']);
          expect(read.slice(1)).toEqual(rows.map(([text, no]) => [text, String(no)]));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is read as Excel saves csv in China', async () => {
    // 上寨,17 in GB 18030
    const bytes = Buffer.concat([Buffer.from([0xc9, 0xcf, 0xd5, 0xaf]), Buffer.from(',17\r\n')]);
    expect(await readSheet(bytes)).toEqual([['上寨', '17']]);
  });

  it('keeps the numbers of its rows when some are empty', async () => {
    expect(await readSheet(Buffer.from('寨,户号\n,\n上寨,1\n'))).toEqual([
      ['寨', '户号'],
      ['', ''],
      ['上寨', '1'],
    ]);
  });

  it('is never a formula', async () => {
    const bytes = await writeSheet('csv', { name: '名册', columns, rows: [['=1+1', 2]] });
    expect(bytes.toString()).toContain(`'=1+1`);
  });

  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2])],
    ['a zip of something else', Buffer.from('PK\u0003\u0004 no zip')],
    ['a csv with a quote that does not end', Buffer.from('寨,"户号\n')],
  ])('is not %s', async (_, bytes) => {
    await expect(readSheet(bytes)).rejects.toThrow(UnreadableSheet);
  });
});
