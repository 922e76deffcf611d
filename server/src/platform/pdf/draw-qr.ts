import qrcode from 'qrcode-generator';
import { INK, type PdfSheet } from './pdf-maker.js';

/** Modules of white around a code (ISO/IEC 18004 wants 4; paper around the code is white too). */
const QUIET = 2;

/** Draws a QR code of `text` as squares, with its top left corner at `xPt`, `yPt`; the white rim is inside the size. */
export function drawQr(
  doc: PdfSheet,
  text: string,
  { xPt, yPt, sizePt }: { xPt: number; yPt: number; sizePt: number },
): void {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const count = code.getModuleCount();
  const modulePt = sizePt / (count + 2 * QUIET);
  doc.save();
  for (let row = 0; row < count; row++)
    for (let column = 0; column < count; column++)
      if (code.isDark(row, column))
        doc.rect(xPt + (column + QUIET) * modulePt, yPt + (row + QUIET) * modulePt, modulePt, modulePt);
  // One fill of all squares: neighbours drawn one by one leave hairlines between them.
  doc.fill(INK);
  doc.restore();
}
