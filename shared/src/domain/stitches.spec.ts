import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '../errors.js';
import { layoutStitches, STITCH_PX, type StitchLayout } from './stitches.js';

const groupsOf = (counts: number[]) => counts.map((count, i) => ({ key: `g${i}`, count }));
const counts = (max: number) => fc.array(fc.nat(max), { minLength: 1, maxLength: 5 });

/** Which group each stitch shows, by its place in the weave; fails when two rectangles overlap. */
function weave(layout: StitchLayout): (string | undefined)[] {
  const cells: (string | undefined)[] = [];
  for (const { key, x, y, width, height } of layout.rects) {
    for (let column = x / STITCH_PX; column < (x + width) / STITCH_PX; column += 1) {
      for (let row = y / STITCH_PX; row < (y + height) / STITCH_PX; row += 1) {
        const at = column * layout.rows + row;
        if (cells[at] !== undefined) throw new Error(`stitch ${at} is woven twice`);
        cells[at] = key;
      }
    }
  }
  return cells;
}

/** How many stitches lie before the line. */
function beforeLine(layout: StitchLayout): number {
  const line = layout.line!;
  const whole = (Math.min(...line.map(([x]) => x)) / STITCH_PX) * layout.rows;
  return whole + (line.length === 4 ? line[1]![1] / STITCH_PX : 0);
}

describe('layoutStitches', () => {
  it('weaves one stitch a household, groups one after the other without a gap', () => {
    fc.assert(
      fc.property(counts(280), (numbers) => {
        const layout = layoutStitches(groupsOf(numbers));
        const expected = numbers.flatMap((count, i) => Array.from({ length: count }, () => `g${i}`));
        expect(layout.householdsPerStitch).toBe(1);
        expect(weave(layout)).toEqual(expected);
        expect(layout.columns).toBeLessThanOrEqual(46);
        expect(layout.rects.length).toBeLessThanOrEqual(3 * numbers.length);
        for (const rect of layout.rects) {
          expect(rect.x + rect.width).toBeLessThanOrEqual(layout.width);
          expect(rect.y + rect.height).toBeLessThanOrEqual(layout.height);
        }
      }),
    );
  });

  it('lets the cloth reach the line exactly when the households reach the threshold', () => {
    fc.assert(
      fc.property(fc.nat(6000), fc.nat(6000), fc.nat(6000), (filled, hollow, wanted) => {
        fc.pre(filled + hollow > 0);
        const threshold = Math.min(Math.max(1, wanted), filled + hollow);
        const layout = layoutStitches(groupsOf([filled, hollow]), threshold);
        const stitches = weave(layout).filter((key) => key === 'g0').length;
        expect(stitches >= beforeLine(layout)).toBe(filled >= threshold);
      }),
      { numRuns: 300 },
    );
  });

  it('stands for k households above 1,500, and says so', () => {
    fc.assert(
      fc.property(counts(100_000), (numbers) => {
        const total = numbers.reduce((sum, count) => sum + count, 0);
        const layout = layoutStitches(groupsOf(numbers));
        const k = layout.householdsPerStitch;
        expect(weave(layout)).toHaveLength(Math.ceil(total / k));
        expect(Math.ceil(total / k)).toBeLessThanOrEqual(1500);
        expect(k === 1).toBe(total <= 1500);
        expect(layout.legend).toBe(k === 1 ? '一针一户' : `一针 ${k} 户`);
      }),
      { numRuns: 50 },
    );
    expect(layoutStitches(groupsOf([3000])).householdsPerStitch).toBe(2);
    expect(layoutStitches(groupsOf([3001])).legend).toBe('一针 5 户');
  });

  it('draws the meter of the design: 460 households, 284 in, 307 wanted', () => {
    const layout = layoutStitches(
      [
        { key: 'in', count: 284 },
        { key: 'out', count: 176 },
      ],
      307,
    );
    expect(layout).toMatchObject({ width: 322, height: 70, columns: 46, rows: 10 });
    expect(layout.rects).toEqual([
      { key: 'in', x: 0, y: 0, width: 196, height: 70 },
      { key: 'in', x: 196, y: 0, width: 7, height: 28 },
      { key: 'out', x: 196, y: 28, width: 7, height: 42 },
      { key: 'out', x: 203, y: 0, width: 119, height: 70 },
    ]);
    expect(layout.line).toEqual([
      [217, -5],
      [217, 49],
      [210, 49],
      [210, 75],
    ]);
  });

  it('draws a straight line between columns, and nothing for nobody', () => {
    expect(layoutStitches(groupsOf([460]), 300).line).toEqual([
      [210, -5],
      [210, 75],
    ]);
    expect(layoutStitches(groupsOf([5]), 6).line).toBeNull();
    expect(layoutStitches([], 1)).toMatchObject({ width: 0, height: 0, rects: [], line: null });
    expect(() => layoutStitches(groupsOf([-1]))).toThrow(new DomainError('poll.count_wrong'));
  });
});
