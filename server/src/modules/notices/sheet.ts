import type { Spoken } from '@wecountry/shared/domain/loudspeaker';
import { drawQr } from '../../platform/pdf/draw-qr.js';
import { faces, INK, MARGIN_PT, type PdfSheet } from '../../platform/pdf/pdf-maker.js';

/** What stands on the sheet for the notice board. */
export interface Sheet extends Spoken {
  /** 紧急, 招工. */
  label: string;
  village: string;
  /** 11月22日 星期日. */
  day: string;
  withdrawn: boolean;
  /** What the code leads to. */
  address: string;
}

const QR_PT = 118;
const RED = '#A12A1B';
const GREY = '#51473B';
const FOOT_PT = 140;

/** Draws one notice on A4: large enough to be read by who stands in front of the board. */
export function drawSheet(doc: PdfSheet, sheet: Sheet): void {
  const width = doc.page.width - 2 * MARGIN_PT;
  doc.font(faces.bold).fontSize(15).fillColor(GREY);
  doc.text(`${sheet.village} ${sheet.label}`, { align: 'center' });
  doc.moveDown(0.6);
  doc
    .font(faces.bold)
    .fontSize(34)
    .fillColor(sheet.category === 'urgent' ? RED : INK);
  doc.text(sheet.title, { align: 'center', lineGap: 4 });
  doc.fillColor(INK).moveDown(0.5);
  if (sheet.withdrawn) doc.font(faces.bold).fontSize(18).fillColor(RED).text('这条通知已经撤回', { align: 'center' });
  doc.fillColor(INK).moveDown(0.4);
  for (const [name, value] of factsOf(sheet)) fact(doc, name, value);
  doc.moveDown(0.4);
  doc.font(faces.plain).fontSize(18).text(sheet.body, { lineGap: 8, width });
  doc.moveDown(1);
  if (doc.y > doc.page.height - MARGIN_PT - FOOT_PT) doc.addPage();
  foot(doc, sheet);
}

const factsOf = ({ when, where, todo }: Sheet): (readonly [string, string])[] =>
  (
    [
      ['什么时候', when],
      ['哪里', where],
      ['要做什么', todo],
    ] as const
  ).flatMap(([name, value]) => (value ? [[name, value] as const] : []));

function fact(doc: PdfSheet, name: string, value: string): void {
  const top = doc.y;
  const indent = 104;
  doc.font(faces.plain).fontSize(18).fillColor(GREY).text(name, MARGIN_PT, top);
  doc.font(faces.bold).fontSize(20).fillColor(INK);
  doc.text(value, MARGIN_PT + indent, top - 2, { width: doc.page.width - 2 * MARGIN_PT - indent });
  doc.x = MARGIN_PT;
  doc.moveDown(0.35);
}

/** Who, when, to whom, and the code at the bottom of the last page. */
function foot(doc: PdfSheet, sheet: Sheet): void {
  const top = doc.page.height - MARGIN_PT - QR_PT;
  doc
    .save()
    .moveTo(MARGIN_PT, top - 10)
    .lineTo(doc.page.width - MARGIN_PT, top - 10)
    .lineWidth(0.75)
    .stroke(GREY);
  doc.restore();
  drawQr(doc, sheet.address, { xPt: doc.page.width - MARGIN_PT - QR_PT, yPt: top, sizePt: QR_PT });
  const width = doc.page.width - 2 * MARGIN_PT - QR_PT - 20;
  doc
    .font(faces.bold)
    .fontSize(15)
    .fillColor(INK)
    .text(`${sheet.author}  ${sheet.day}`, MARGIN_PT, top + 8, { width });
  doc.font(faces.plain).fontSize(13).fillColor(GREY);
  doc.text(`发给${sheet.audience}`, MARGIN_PT, top + 36, { width });
  doc.text('用微信扫码，可以听，按“知道了”。', MARGIN_PT, top + 62, { width });
}
