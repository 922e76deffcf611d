import { drawQr } from '../../platform/pdf/draw-qr.js';
import { faces, INK, MARGIN_PT, type PdfSheet } from '../../platform/pdf/pdf-maker.js';

/** One invite on paper: cut out, folded, handed to a household. */
export interface InviteSlip {
  readonly village: string;
  /** 上寨 17 号 */
  readonly code: string;
  /** The head's name; empty where there is none. */
  readonly head: string;
  /** What the code leads to. */
  readonly address: string;
  /** K7Q2M-9XRTB */
  readonly printed: string;
  /** 12月6日 */
  readonly until: string;
}

const GREY = '#51473B';
const COLUMNS = 2;
const ROWS = 3;
const QR_PT = 112;
const ALONE_QR_PT = 260;

/** Draws one invite large on its own sheet, or six a sheet with lines to cut along. */
export function drawInvites(doc: PdfSheet, slips: readonly InviteSlip[]): void {
  const [only, ...more] = slips;
  if (only && more.length === 0) alone(doc, only);
  else slips.forEach((slip, i) => one(doc, slip, i));
}

function alone(doc: PdfSheet, slip: InviteSlip): void {
  const width = doc.page.width - 2 * MARGIN_PT;
  const line = (face: string, size: number, color: string, text: string) => {
    doc.font(face).fontSize(size).fillColor(color).text(text, MARGIN_PT, doc.y, { width, align: 'center' });
    doc.moveDown(0.4);
  };
  line(faces.bold, 18, GREY, `${slip.village} 进户码`);
  line(faces.bold, 40, INK, slip.code);
  if (slip.head) line(faces.plain, 20, INK, `${slip.head}家`);
  const top = doc.y + 10;
  drawQr(doc, slip.address, { xPt: (doc.page.width - ALONE_QR_PT) / 2, yPt: top, sizePt: ALONE_QR_PT });
  doc.y = top + ALONE_QR_PT + 16;
  line(faces.bold, 28, INK, slip.printed);
  for (const text of words(slip)) line(faces.plain, 16, INK, text);
}

/** The slip with this place in the whole; a new sheet begins after every sixth. */
function one(doc: PdfSheet, slip: InviteSlip, index: number): void {
  const place = index % (COLUMNS * ROWS);
  if (index > 0 && place === 0) doc.addPage();
  const [w, h] = [doc.page.width / COLUMNS, doc.page.height / ROWS];
  const [x, y] = [(place % COLUMNS) * w, Math.floor(place / COLUMNS) * h];
  if (place === 0) cuts(doc, w, h);
  const pad = 26;
  const width = w - 2 * pad;
  const text = (face: string, size: number, color: string, at: number, content: string) => {
    // Set by hand: a slip must never push another one onto the next sheet.
    doc.font(face).fontSize(size).fillColor(color);
    doc.text(content, x + pad, y + at, {
      width,
      height: size * 1.6,
      align: 'center',
      ellipsis: true,
      lineBreak: false,
    });
  };
  text(faces.plain, 11, GREY, 16, `${slip.village} 进户码`);
  text(faces.bold, 21, INK, 30, slip.code);
  text(faces.plain, 12, INK, 57, slip.head ? `${slip.head}家` : '');
  drawQr(doc, slip.address, { xPt: x + (w - QR_PT) / 2, yPt: y + 76, sizePt: QR_PT });
  text(faces.bold, 17, INK, 190, slip.printed);
  words(slip).forEach((line, i) => text(faces.plain, 10.5, GREY, 216 + i * 15, line));
}

const words = ({ until }: InviteSlip): string[] => [
  '用微信扫一扫，选自己的名字。',
  '扫不了，在“我的”里点“对上户”，写这串码。',
  `${until}以前有效，只给自己家人。`,
];

function cuts(doc: PdfSheet, w: number, h: number): void {
  doc.save().lineWidth(0.5).dash(4, { space: 4 });
  for (let column = 1; column < COLUMNS; column++) doc.moveTo(column * w, 0).lineTo(column * w, doc.page.height);
  for (let row = 1; row < ROWS; row++) doc.moveTo(0, row * h).lineTo(doc.page.width, row * h);
  doc.stroke(GREY);
  doc.undash().restore();
}
