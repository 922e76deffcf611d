import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '../errors.js';
import { formatPoints, pointsAboveBase, pointsUnderCap, publicUntil, rankHouseholds, seasonOf } from './credit.js';

describe('caps', () => {
  it('are never exceeded by any run of claims, and are used up before anything is lost', () => {
    const claims = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 30 });
    fc.assert(
      fc.property(claims, fc.nat(200), (points, cap) => {
        let held = 0;
        for (const each of points) held += pointsUnderCap(each, cap, held);
        expect(held).toBe(
          Math.min(
            cap,
            points.reduce((sum, each) => sum + each, 0),
          ),
        );
      }),
    );
  });

  it('do not cut a deduction, and may be absent', () => {
    expect(pointsUnderCap(-5, 10, 10)).toBe(-5);
    expect(pointsUnderCap(20, null, 5000)).toBe(20);
    expect(pointsUnderCap(20, 10, 15)).toBe(0);
    expect(() => pointsUnderCap(1.5, null, 0)).toThrow(new DomainError('credit.points_wrong'));
  });
});

describe('the public period', () => {
  it('ends with the last full day, and at once when it has none', () => {
    const confirmed = new Date('2026-11-20T10:30:00+08:00');
    expect(publicUntil(confirmed, 5)).toEqual(new Date('2026-11-26T00:00:00+08:00'));
    expect(publicUntil(confirmed, 0)).toEqual(confirmed);
    expect(publicUntil(new Date('2026-11-20T23:59:00+08:00'), 1)).toEqual(new Date('2026-11-22T00:00:00+08:00'));
  });

  it('always gives at least the days promised', () => {
    const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 60 }), (confirmed, days) => {
        const given = publicUntil(confirmed, days).getTime() - confirmed.getTime();
        expect(given).toBeGreaterThan(days * 86_400_000 - 1);
        expect(given).toBeLessThanOrEqual((days + 1) * 86_400_000);
      }),
    );
  });
});

describe('rankHouseholds', () => {
  it('gives as place one more than the number of households ahead', () => {
    const rows = fc.uniqueArray(
      fc.record({ key: fc.string({ maxLength: 5 }), points: fc.integer({ min: -5, max: 20 }) }),
      {
        selector: (row) => row.key,
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(rows, (households) => {
        const ranked = rankHouseholds(households);
        expect(ranked).toHaveLength(households.length);
        for (const { place, row } of ranked) {
          expect(place).toBe(1 + households.filter((other) => other.points > row.points).length);
        }
      }),
    );
  });

  it('shares places on a tie, in the order of the keys', () => {
    const rows = [
      { key: 'c', points: 5 },
      { key: 'b', points: 9 },
      { key: 'a', points: 5 },
      { key: 'd', points: 1 },
    ];
    expect(rankHouseholds(rows).map(({ place, row }) => [place, row.key])).toEqual([
      [1, 'b'],
      [2, 'a'],
      [2, 'c'],
      [4, 'd'],
    ]);
  });
});

describe('points', () => {
  it('above the base, by season, in print', () => {
    expect(pointsAboveBase(251, 100)).toBe(151);
    expect(pointsAboveBase(80, 100)).toBe(0);
    expect(pointsAboveBase(-3, 0)).toBe(0);
    expect(seasonOf('2026-01-01')).toBe(2026);
    expect([10, -1, 0].map(formatPoints)).toEqual(['+10', '−1', '0']);
  });
});
