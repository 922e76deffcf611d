import { stitchRow, weave, type StitchGroup } from './stitches';

interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
  stitch: string;
}

const rectsOf = (svg: string): Rect[] =>
  [...svg.matchAll(/<rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)" fill="url\(#(\w+)\)"\/>/g)].map(
    ([, x, y, width, height, stitch]) => ({
      x: Number(x),
      y: Number(y),
      width: Number(width),
      height: Number(height),
      stitch: stitch ?? '',
    }),
  );

/** Which stitch lies on each cell, read back from the drawing: column by column, from the top. */
function cells(svg: string, rows: number, total: number): string[] {
  const rects = rectsOf(svg);
  return Array.from({ length: total }, (_, i) => {
    const [x, y] = [Math.floor(i / rows) * 7 + 3, (i % rows) * 7 + 3];
    return rects
      .filter((r) => x > r.x && x < r.x + r.width && y > r.y && y < r.y + r.height)
      .map((r) => r.stitch)
      .join('+');
  });
}

const groups = (...counts: number[]): StitchGroup[] =>
  (['full', 'cross', 'hollow', 'dot'] as const)
    .slice(0, counts.length)
    .map((stitch, i) => ({ stitch, count: counts[i] ?? 0 }));

it('weaves every household exactly once, in the order of the groups, whatever the numbers', () => {
  for (const counts of [[302, 57, 32, 69], [402, 27, 31], [0, 0, 460], [1], [7, 3], [46, 46], [9, 0, 38], [1500]]) {
    const { svg, rows, perStitch } = weave(groups(...counts));
    expect(perStitch).toBe(1);
    const wanted = groups(...counts).flatMap((g) => Array<string>(g.count).fill(g.stitch));
    expect(cells(svg, rows, wanted.length)).toEqual(wanted);
  }
});

it('is ten rows of 46 for the 460 households of the village, and never wider than 46', () => {
  expect(weave(groups(460))).toMatchObject({ columns: 46, rows: 10 });
  for (const total of [1, 45, 46, 47, 100, 1499]) expect(weave(groups(total)).columns).toBeLessThanOrEqual(46);
});

it('lets one stitch stand for several households beyond 1,500, and keeps the proportions', () => {
  const { perStitch, svg, rows, columns } = weave(groups(10_000, 5_000));
  expect(perStitch).toBe(10);
  expect(columns * rows).toBeGreaterThanOrEqual(1500);
  const drawn = cells(svg, rows, 1500);
  expect(drawn.filter((c) => c === 'full')).toHaveLength(1000);
});

it('draws the threshold behind as many stitches as are needed', () => {
  // 307 of ten rows: after 30 whole columns and 7 stitches of the next.
  expect(weave(groups(284, 176), 307).svg).toContain('<path d="M217 -5V49H210V75"');
  expect(weave(groups(284, 176), 300).svg).toContain('<path d="M210 -5V75"');
});

it('stays one small picture, however many households', () => {
  expect(weave(groups(500, 500, 499), 750).svg.length).toBeLessThan(2000);
  expect(weave(groups()).svg).toContain('<svg');
});

it('fills a row of stitches in proportion, and never beyond its end', () => {
  expect(stitchRow(45, 90, 30)).toContain('width="105" height="12" fill="url(#f)"');
  expect(stitchRow(90, 60, 30)).toContain('width="210" height="12" fill="url(#f)"');
  expect(stitchRow(0, 0, 30)).toContain('width="0" height="12" fill="url(#f)"');
});
