import { DomainError } from '../errors.js';

/** One group of a StitchMeter, in drawing order: 同意, 反对, 弃权, 没投. */
export interface StitchGroup {
  key: string;
  /** Households, a whole number ≥ 0. */
  count: number;
}

/** A rectangle to be filled with a group's pattern, in px from the top left corner. */
export interface StitchRect {
  key: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where the line of the threshold runs: a path of points from top to bottom, with one step where a column is split. */
export type StitchLine = readonly (readonly [x: number, y: number])[];

export interface StitchLayout {
  width: number;
  height: number;
  columns: number;
  rows: number;
  /** Households that one stitch stands for; above 1 it must be said. */
  householdsPerStitch: number;
  /** '一针一户' or '一针 5 户'. */
  legend: string;
  rects: StitchRect[];
  /** null without a threshold, or with one that all of them together would not reach. */
  line: StitchLine | null;
}

/** Side of a stitch; the pattern tiles it. */
export const STITCH_PX = 7;
const COLUMNS_MAX = 46;
const STITCHES_MAX = 1500;
/** Fewer rows than this look like a dotted line. */
const ROWS_MIN = 4;
/** How far the line of the threshold stands out above and below. */
const LINE_OVERHANG_PX = 5;

/**
 * Lays out a StitchMeter: households woven one by one, columns from the left, each filled from top to bottom, at most 46
 * columns. Above 1,500 households one stitch stands for k (2, 5, 10, 20, …), and the legend says so.
 *
 * `threshold` counts households of the first groups together: the cloth reaches the line exactly when they reach the
 * threshold, however many households a stitch stands for. Throws `poll.count_wrong` on counts that are none.
 */
export function layoutStitches(groups: readonly StitchGroup[], threshold: number | null = null): StitchLayout {
  const total = groups.reduce((sum, group) => sum + checked(group.count), 0);
  const perStitch = householdsPerStitch(total);
  const stitches = Math.ceil(total / perStitch);
  const rows = Math.max(Math.ceil(stitches / COLUMNS_MAX), Math.min(ROWS_MIN, stitches));
  const columns = rows === 0 ? 0 : Math.ceil(stitches / rows);
  // A threshold beyond all of them has no place in the cloth.
  const limit = threshold === null || checked(threshold) > total ? null : threshold;

  const rects: StitchRect[] = [];
  let counted = 0;
  let from = 0;
  for (const { key, count } of groups) {
    counted += count;
    const to = counted === total ? stitches : stitchesOf(counted, perStitch, limit);
    rects.push(...rectsBetween(key, from, to, rows));
    from = to;
  }
  return {
    width: columns * STITCH_PX,
    height: rows * STITCH_PX,
    columns,
    rows,
    householdsPerStitch: perStitch,
    legend: perStitch === 1 ? '一针一户' : `一针 ${perStitch} 户`,
    rects,
    line: limit === null || rows === 0 ? null : lineAt(Math.ceil(limit / perStitch), rows),
  };
}

/** Smallest of 1, 2, 5, 10, 20, 50, … that keeps the meter within its stitches. */
function householdsPerStitch(total: number): number {
  for (let unit = 1; ; unit *= 10) {
    for (const factor of [1, 2, 5]) {
      if (Math.ceil(total / (unit * factor)) <= STITCHES_MAX) return unit * factor;
    }
  }
}

/**
 * Stitches that so many households fill. Rounded down, so that the cloth does not touch the line before its time; and at
 * least up to the line once they have reached it.
 */
function stitchesOf(households: number, perStitch: number, limit: number | null): number {
  const whole = Math.floor(households / perStitch);
  return limit !== null && households >= limit ? Math.max(whole, Math.ceil(limit / perStitch)) : whole;
}

/** The stitches from one number to another as at most three rectangles: end of a column, whole columns, start of one. */
function rectsBetween(key: string, from: number, to: number, rows: number): StitchRect[] {
  const rects: StitchRect[] = [];
  const add = (column: number, row: number, columnCount: number, rowCount: number): void => {
    rects.push({
      key,
      x: column * STITCH_PX,
      y: row * STITCH_PX,
      width: columnCount * STITCH_PX,
      height: rowCount * STITCH_PX,
    });
  };
  let at = from;
  if (at < to && at % rows > 0) {
    const end = Math.min(to, at + rows - (at % rows));
    add(Math.floor(at / rows), at % rows, 1, end - at);
    at = end;
  }
  const wholeColumns = Math.floor((to - at) / rows);
  if (wholeColumns > 0) {
    add(at / rows, 0, wholeColumns, rows);
    at += wholeColumns * rows;
  }
  if (at < to) add(at / rows, 0, 1, to - at);
  return rects;
}

/** The line after so many stitches: straight between two columns, or with one step inside a column. */
function lineAt(stitches: number, rows: number): StitchLine {
  const x = Math.floor(stitches / rows) * STITCH_PX;
  const step = (stitches % rows) * STITCH_PX;
  const [top, bottom] = [-LINE_OVERHANG_PX, rows * STITCH_PX + LINE_OVERHANG_PX];
  if (step === 0) {
    return [
      [x, top],
      [x, bottom],
    ];
  }
  return [
    [x + STITCH_PX, top],
    [x + STITCH_PX, step],
    [x, step],
    [x, bottom],
  ];
}

function checked(count: number): number {
  if (!Number.isSafeInteger(count) || count < 0) throw new DomainError('poll.count_wrong', { count: String(count) });
  return count;
}
