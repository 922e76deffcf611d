import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import PDFDocument from 'pdfkit';

/** A sheet to write on: A4, upright, dark ink, 11 points, the plain face chosen; `faces` names the two there are. */
export type PdfSheet = PDFKit.PDFDocument;

/** The faces of a sheet, for `doc.font(faces.bold)`. */
export const faces = { plain: 'plain', bold: 'bold' } as const;

/** What is left white on each side, in points (1/72 inch): 18 mm, which every printer can do. */
export const MARGIN_PT = 51;
export const INK = '#221C17';

/** Noto Sans SC under the SIL Open Font License 1.1: 30,890 characters, so that a rare surname prints too. */
const fontFiles = {
  plain: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
};

/** Makes PDF files for paper. The glyphs that a file uses travel in it, so that it prints the same everywhere. */
@Injectable()
export class PdfMaker {
  private fonts: Promise<{ plain: Buffer; bold: Buffer }> | undefined;

  /** The file that `write` drew; further pages come by themselves, or by `doc.addPage()`. */
  async make(write: (doc: PdfSheet) => void, { title }: { title: string }): Promise<Buffer> {
    const { plain, bold } = await this.loaded();
    const doc = new PDFDocument({
      size: 'A4',
      margin: MARGIN_PT,
      lang: 'zh-CN',
      displayTitle: true,
      info: { Title: title, Creator: '为村 WeCountry' },
    });
    const parts: Buffer[] = [];
    const done = new Promise<void>((resolve, reject) => {
      doc.on('data', (part: Buffer) => parts.push(part));
      doc.on('end', resolve);
      doc.on('error', reject);
    });
    doc.registerFont(faces.plain, plain);
    doc.registerFont(faces.bold, bold);
    doc.font(faces.plain).fontSize(11).fillColor(INK);
    write(doc);
    doc.end();
    await done;
    return Buffer.concat(parts);
  }

  /** Read once, when the first sheet is made: 20 MB that most instances never need. */
  private loaded(): Promise<{ plain: Buffer; bold: Buffer }> {
    this.fonts ??= readFonts().catch((error: unknown) => {
      this.fonts = undefined;
      throw error;
    });
    return this.fonts;
  }
}

async function readFonts(): Promise<{ plain: Buffer; bold: Buffer }> {
  const { resolve } = createRequire(import.meta.url);
  const [plain, bold] = await Promise.all([readFile(resolve(fontFiles.plain)), readFile(resolve(fontFiles.bold))]);
  return { plain, bold };
}
