import { countInWords } from '@wecountry/shared/domain/count-words';
import { drawQr } from '../../platform/pdf/draw-qr.js';
import { faces, INK, MARGIN_PT, type PdfSheet } from '../../platform/pdf/pdf-maker.js';

/** What stands on the sheet of a result. Days and names are in words already. */
export interface ResultSheet {
  readonly village: string;
  readonly presetLabel: string;
  readonly title: string;
  /** 户, 人. */
  readonly unit: string;
  readonly secret: boolean;
  readonly verdict: string;
  /** What was counted, in the order it is read; null where so few voted in secret that it is not broken down. */
  readonly counts: readonly { readonly name: string; readonly count: number }[] | null;
  /** The sums in words. */
  readonly sentences: readonly string[];
  /** Who had a vote, when, by which rule; one line each. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** The meeting as two persons entered it from the signed minutes; null until then. */
  readonly decision: { readonly no: string; readonly meeting: string; readonly recorders: string } | null;
  /** The log of a secret ballot's codes. */
  readonly seal: { readonly size: number; readonly head: string } | null;
  /** 应用只计票，会议作决定. */
  readonly closing: string;
  /** What the code leads to. */
  readonly address: string;
}

const GREY = '#51473B';
const QR_PT = 96;
const INDENT_PT = 92;
/** Room for the last lines and the code at the foot. */
const FOOT_PT = QR_PT + 16;

/** Draws one result on A4 for the notice board: the word, the counts in figures and words, and how they came about. */
export function drawResult(doc: PdfSheet, sheet: ResultSheet): void {
  head(doc, sheet);
  if (sheet.counts) counts(doc, sheet.counts, sheet.unit);
  doc.moveDown(0.6);
  for (const sentence of sheet.sentences) line(doc, 14, `· ${sentence}`);
  rule(doc);
  for (const [name, value] of sheet.facts) fact(doc, name, value);
  if (sheet.seal) seal(doc, sheet.seal);
  rule(doc);
  decision(doc, sheet);
  foot(doc, sheet);
}

function head(doc: PdfSheet, { village, presetLabel, title, secret, verdict }: ResultSheet): void {
  doc.font(faces.bold).fontSize(14).fillColor(GREY);
  doc.text(`${village} ${presetLabel}${secret ? '（不记名投票）' : ''}表决结果`, { align: 'center' });
  doc.moveDown(0.5).fontSize(25).fillColor(INK).text(title, { align: 'center', lineGap: 3 });
  doc.moveDown(0.3).fontSize(32).text(verdict, { align: 'center' });
  doc.moveDown(0.5);
}

/** A row for each count; the words beside the figure are what a pen cannot change. */
function counts(doc: PdfSheet, rows: NonNullable<ResultSheet['counts']>, unit: string): void {
  const width = doc.page.width - 2 * MARGIN_PT;
  for (const { name, count } of rows) {
    const top = doc.y;
    doc
      .font(faces.plain)
      .fontSize(16)
      .fillColor(INK)
      .text(name, MARGIN_PT, top, { width: width * 0.5 });
    const under = doc.y;
    doc.font(faces.bold).text(`${count} ${unit}`, MARGIN_PT + width * 0.5, top, { width: width * 0.2, align: 'right' });
    doc.font(faces.plain).text(`${countInWords(count)}${unit}`, MARGIN_PT + width * 0.74, top, { width: width * 0.26 });
    doc.x = MARGIN_PT;
    doc.y = Math.max(under, doc.y) + 4;
  }
}

function fact(doc: PdfSheet, name: string, value: string): void {
  const top = doc.y;
  const width = doc.page.width - 2 * MARGIN_PT - INDENT_PT;
  doc.font(faces.plain).fontSize(12).fillColor(GREY).text(name, MARGIN_PT, top, { width: INDENT_PT });
  doc.fillColor(INK).text(value, MARGIN_PT + INDENT_PT, top, { width, lineGap: 2 });
  doc.x = MARGIN_PT;
  doc.moveDown(0.25);
}

function seal(doc: PdfSheet, { size, head: root }: NonNullable<ResultSheet['seal']>): void {
  // Four by four, so that two people can read it out to each other.
  const groups = root.match(/.{1,4}/g) ?? [];
  fact(doc, '查对码', `${size} 个，都公布了。名单的封口：`);
  for (const part of [groups.slice(0, 8), groups.slice(8)]) fact(doc, '', part.join(' '));
}

function decision(doc: PdfSheet, sheet: ResultSheet): void {
  if (sheet.decision) {
    const { no, meeting, recorders } = sheet.decision;
    line(doc, 15, `成为决议 ${no} 号`, faces.bold);
    line(doc, 12, meeting);
    line(doc, 12, `照签名的纪要录入：${recorders}`);
  } else {
    for (const name of ['主持人', '监督人']) line(doc, 13, `${name}签名 ____________________    ______年____月____日`);
  }
  doc.moveDown(0.3);
}

/** That the meeting decides, and the way to the same on a phone. */
function foot(doc: PdfSheet, { closing, address }: ResultSheet): void {
  if (doc.y > doc.page.height - MARGIN_PT - FOOT_PT) doc.addPage();
  const top = doc.page.height - MARGIN_PT - QR_PT;
  drawQr(doc, address, { xPt: doc.page.width - MARGIN_PT - QR_PT, yPt: top, sizePt: QR_PT });
  const width = doc.page.width - 2 * MARGIN_PT - QR_PT - 20;
  doc
    .font(faces.plain)
    .fontSize(12)
    .fillColor(INK)
    .text(closing, MARGIN_PT, top + 8, { width, lineGap: 3 });
  doc.fontSize(10).fillColor(GREY).text('扫码在手机上看同一份结果。', { width });
}

function line(doc: PdfSheet, size: number, text: string, face: string = faces.plain): void {
  doc.font(face).fontSize(size).fillColor(INK).text(text, { lineGap: 3 });
  doc.moveDown(0.2);
}

function rule(doc: PdfSheet): void {
  doc.moveDown(0.3);
  doc
    .save()
    .moveTo(MARGIN_PT, doc.y)
    .lineTo(doc.page.width - MARGIN_PT, doc.y)
    .lineWidth(0.75)
    .stroke(GREY)
    .restore();
  doc.moveDown(0.5);
}
