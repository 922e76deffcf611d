import { allocate } from '@wecountry/shared/domain/money';

/** How one stitch looks: they differ in shape, never only in colour. */
export type Stitch = 'full' | 'cross' | 'hollow' | 'dot';

export interface StitchGroup {
  count: number;
  stitch: Stitch;
}

export interface Weave {
  /** Households that one stitch stands for; 1 up to 1,500 households. */
  perStitch: number;
  columns: number;
  rows: number;
  svg: string;
}

const cellPx = 7;
const columnsMax = 46;
const stitchesMax = 1500;
const overhangPx = 6;

/** Colours on cloth; cloth is the same in light and dark. */
const shapes: Record<Stitch, string> = {
  full: '<path d="M3.5 .7L6.3 3.5 3.5 6.3 .7 3.5Z" fill="#F0C877"/>',
  cross: '<path d="M1.3 1.3L5.7 5.7M5.7 1.3L1.3 5.7" stroke="#FBF3E0" stroke-width="1.5" fill="none"/>',
  hollow: '<path d="M3.5 .9L6.1 3.5 3.5 6.1 .9 3.5Z" fill="none" stroke="#C9CBE2" stroke-width="1"/>',
  dot: '<circle cx="3.5" cy="3.5" r="1.1" fill="#7C85C2"/>',
};

/** One stitch alone, for a legend. */
export const stitchSvg = (stitch: Stitch): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="14" height="14" viewBox="0 0 7 7">${shapes[stitch]}</svg>`;

/**
 * Weaves a count, one household a stitch, columns filled from the top: one SVG of patterns, never a node per household.
 * `thresholdCount` draws the white line that the count has to reach.
 */
export function weave(groups: readonly StitchGroup[], thresholdCount?: number): Weave {
  const total = groups.reduce((sum, g) => sum + g.count, 0);
  const perStitch = Math.max(1, Math.ceil(total / stitchesMax));
  const stitches = Math.ceil(total / perStitch);
  const rows = Math.max(1, Math.ceil(stitches / columnsMax));
  const columns = Math.max(1, Math.ceil(stitches / rows));
  const counts =
    perStitch === 1 || total === 0
      ? groups.map((g) => g.count)
      : allocate(
          stitches,
          groups.map((g, i) => ({ key: String(i), weight: g.count })),
        ).map((share) => share.fen);
  let from = 0;
  const rects = groups.map((group, i) => {
    const to = from + (counts[i] ?? 0);
    const drawn = run(from, to, rows).map((r) => `<rect ${r} fill="url(#${group.stitch})"/>`);
    from = to;
    return drawn.join('');
  });
  const used = [...new Set(groups.map((g) => g.stitch))];
  const patterns = used
    .map(
      (s) =>
        `<pattern id="${s}" width="${cellPx}" height="${cellPx}" patternUnits="userSpaceOnUse">${shapes[s]}</pattern>`,
    )
    .join('');
  const [width, height] = [columns * cellPx, rows * cellPx];
  const line = thresholdCount === undefined ? '' : threshold(Math.ceil(thresholdCount / perStitch), rows);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height + 2 * overhangPx}" viewBox="0 ${-overhangPx} ${width} ${height + 2 * overhangPx}">` +
    `<defs>${patterns}</defs>${rects.join('')}${line}</svg>`;
  return { perStitch, columns, rows, svg };
}

/** The rectangles that cover stitches `from` to `to`: the rest of a column, whole columns, the start of the last one. */
function run(from: number, to: number, rows: number): string[] {
  const rects: string[] = [];
  let at = from;
  while (at < to) {
    const [column, row] = [Math.floor(at / rows), at % rows];
    const whole = row === 0 ? Math.floor((to - at) / rows) : 0;
    const high = whole > 0 ? rows : Math.min(rows - row, to - at);
    const wide = whole > 0 ? whole : 1;
    rects.push(`x="${column * cellPx}" y="${row * cellPx}" width="${wide * cellPx}" height="${high * cellPx}"`);
    at += whole > 0 ? whole * rows : high;
  }
  return rects;
}

function threshold(stitches: number, rows: number): string {
  const [column, row] = [Math.floor(stitches / rows), stitches % rows];
  const [x, bottom] = [column * cellPx, rows * cellPx + overhangPx - 1];
  const top = 1 - overhangPx;
  const d = row === 0 ? `M${x} ${top}V${bottom}` : `M${x + cellPx} ${top}V${row * cellPx}H${x}V${bottom}`;
  return `<path d="${d}" fill="none" stroke="#FBF3E0" stroke-width="1.6"/>`;
}

/** Ten-ish stitches of one row, partly gold: how much of the most a category holds. */
export function stitchRow(part: number, whole: number, stitches = 30): string {
  const filled = whole <= 0 ? 0 : Math.round((part / whole) * stitches * cellPx);
  const width = stitches * cellPx;
  const pattern = (id: string, shape: string) =>
    `<pattern id="${id}" width="${cellPx}" height="12" patternUnits="userSpaceOnUse">${shape}</pattern>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="12" viewBox="0 0 ${width} 12"><defs>` +
    pattern('o', '<path d="M3.5 2.6l3 3.4-3 3.4-3-3.4z" fill="none" stroke="#7C85C2" stroke-width="1"/>') +
    pattern('f', '<path d="M3.5 2.6l3 3.4-3 3.4-3-3.4z" fill="#F0C877" stroke="#F0C877" stroke-width="1"/>') +
    `</defs><rect width="${width}" height="12" fill="url(#o)"/><rect width="${Math.min(filled, width)}" height="12" fill="url(#f)"/></svg>`
  );
}
