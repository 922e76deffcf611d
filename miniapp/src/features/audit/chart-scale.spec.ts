import { scaleOf } from './chart-scale';

it('counts in ten thousands when the sums are large, in yuan when they are not', () => {
  expect(scaleOf(6_990_400)).toMatchObject({ unit: '万元', topFen: 8_000_000 });
  expect(scaleOf(6_990_400).ticks.map((t) => t.text)).toEqual(['0', '2', '4', '6', '8']);
  expect(scaleOf(6_990_400).short(6_990_400)).toBe('6.99');
  expect(scaleOf(27_200)).toMatchObject({ unit: '元', topFen: 30_000 });
  expect(scaleOf(27_200).short(27_200)).toBe('272');
  expect(scaleOf(976_400).ticks.map((t) => t.text)).toEqual(['0', '2,500', '5,000', '7,500', '10,000']);
});

it.each([0, 1, 99, 100, 12_345, 999_999, 1_000_000, 123_456_789])(
  'fits %i fen under a top of few whole steps',
  (fen) => {
    const { topFen, ticks } = scaleOf(fen);
    expect(topFen).toBeGreaterThanOrEqual(fen);
    expect(topFen).toBeGreaterThan(0);
    expect(ticks.length).toBeLessThanOrEqual(6);
    expect(ticks[ticks.length - 1]?.fen).toBe(topFen);
    expect(new Set(ticks.map((t) => t.text)).size).toBe(ticks.length);
  },
);
