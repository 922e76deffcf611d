import { describe, expect, it } from '@jest/globals';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { drawQr } from './draw-qr.js';
import { faces, PdfMaker } from './pdf-maker.js';

const maker = new PdfMaker();

/** What a reader program finds in a file. */
async function read(file: Buffer) {
  const pdf = await getDocumentProxy(new Uint8Array(file));
  const { text, totalPages } = await extractText(pdf, { mergePages: true });
  const { info } = await getMeta(pdf);
  return { text: text.replaceAll(/\s+/g, ''), totalPages, title: (info as { Title?: string }).Title };
}

describe('a sheet of paper', () => {
  it('carries Chinese text, rare characters and its title', async () => {
    const file = await maker.make(
      (doc) => {
        doc.font(faces.bold).fontSize(28).text('明天停水');
        doc.font(faces.plain).fontSize(14).text('石姓老人婄、㛃：请先存水。¥68.00，①②→');
      },
      { title: '停水通知' },
    );
    const { text, totalPages, title } = await read(file);
    expect(text).toBe('明天停水石姓老人婄、㛃：请先存水。¥68.00，①②→');
    expect(totalPages).toBe(1);
    expect(title).toBe('停水通知');
  });

  it('holds only the glyphs it uses', async () => {
    const file = await maker.make((doc) => doc.text('停水'), { title: '停水' });
    expect(file.length).toBeLessThan(10_000);
    expect(file.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('goes on on a further page', async () => {
    const file = await maker.make((doc) => doc.fontSize(20).text('一户一户地说清楚。'.repeat(200)), { title: '长' });
    expect((await read(file)).totalPages).toBeGreaterThan(1);
  });

  it('draws a code of squares', async () => {
    const plain = await maker.make((doc) => doc.text('码'), { title: '码' });
    const withCode = await maker.make(
      (doc) => {
        doc.text('码');
        drawQr(doc, 'https://wecountry.example/#/n/1', { xPt: 100, yPt: 100, sizePt: 120 });
      },
      { title: '码' },
    );
    expect(withCode.length).toBeGreaterThan(plain.length + 500);
  });

  it('makes two at once', async () => {
    const files = await Promise.all(['甲', '乙'].map((word) => maker.make((doc) => doc.text(word), { title: word })));
    expect(await Promise.all(files.map(async (f) => (await read(f)).text))).toEqual(['甲', '乙']);
  });
});
