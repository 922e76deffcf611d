/// <reference types="node" />
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '../errors.js';
import {
  computeDividend,
  explainDividend,
  partInWords,
  planText,
  poolOf,
  shortFingerprint,
  weightOf,
  type DividendFormula,
  type DividendPlan,
} from './dividend.js';

const linear: DividendFormula = { partPerTenThousand: 2000, basePoints: 0, capPoints: 400, floorPoints: null };
const small: DividendPlan = {
  village: 'tongguan',
  book: 'museum',
  year: 2025,
  profitFen: 32_680_000,
  formula: linear,
  households: [
    { key: 'S018', points: 90 },
    { key: 'S017', points: 251 },
  ],
};

const formulas = fc
  .record({
    partPerTenThousand: fc.nat(10_000),
    basePoints: fc.nat(100),
    capPoints: fc.option(fc.integer({ min: 1, max: 500 })),
    floorPoints: fc.option(fc.nat(50)),
  })
  .filter(({ capPoints, floorPoints }) => floorPoints === null || capPoints === null || floorPoints <= capPoints);

const households = fc.uniqueArray(
  fc.record({ key: fc.stringMatching(/^[A-Z]\d{1,4}$/), points: fc.integer({ min: -20, max: 800 }) }),
  { selector: (household) => household.key, minLength: 1, maxLength: 80 },
);

const plans = fc
  .record({ profitFen: fc.nat(2 ** 31), formula: formulas, households })
  .map((parts): DividendPlan => ({ village: 'tongguan', book: 'museum', year: 2025, ...parts }))
  .filter((plan) => plan.households.some(({ points }) => weightOf(points, plan.formula) > 0));

const refusal = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'nothing thrown';
};

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

describe('computeDividend', () => {
  it('gives out the pool exactly, each household its exact part within one fen', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { poolFen, weightTotal, shares } = computeDividend(plan);
        expect(BigInt(poolFen)).toBe((BigInt(plan.profitFen) * BigInt(plan.formula.partPerTenThousand)) / 10_000n);
        expect(shares.reduce((sum, share) => sum + share.amountFen, 0)).toBe(poolFen);
        for (const share of shares) {
          const floor = (BigInt(poolFen) * BigInt(share.weight)) / BigInt(weightTotal);
          expect(BigInt(share.amountFen)).toBe(floor + (share.gotLeftoverFen ? 1n : 0n));
          if (share.weight === 0) expect(share.amountFen).toBe(0);
        }
      }),
    );
  });

  it('never gives fewer points more money than a fen', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const byPoints = [...computeDividend(plan).shares].sort((a, b) => a.points - b.points);
        byPoints
          .slice(1)
          .forEach((share, i) => expect(share.amountFen + 1).toBeGreaterThanOrEqual(byPoints[i]!.amountFen));
      }),
    );
  });

  it('does not depend on the order of the households', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const turned = { ...plan, households: [...plan.households].reverse() };
        expect(computeDividend(turned)).toEqual(computeDividend(plan));
        expect(planText(turned)).toBe(planText(plan));
      }),
    );
  });

  it('counts the slip of the design: 251 of 41,237 points of ¥65,360.00', () => {
    const others = Array.from({ length: 102 }, (_, i) => ({ key: `H${String(i).padStart(3, '0')}`, points: 400 }));
    const rest = 41_237 - 251 - 102 * 400;
    const plan = { ...small, households: [{ key: 'S017', points: 251 }, { key: 'S018', points: rest }, ...others] };
    const dividend = computeDividend(plan);
    expect(dividend).toMatchObject({ poolFen: 6_536_000, weightTotal: 41_237 });
    expect(explainDividend(plan, dividend, 'S017')).toEqual({
      key: 'S017',
      points: 251,
      weight: 251,
      amountFen: 39_783,
      gotLeftoverFen: false,
      roundedDownFen: 39_783,
      profitFen: 32_680_000,
      partPerTenThousand: 2000,
      poolFen: 6_536_000,
      weightTotal: 41_237,
    });
    expect(explainDividend(plan, dividend, 'nobody')).toBeNull();
  });

  it('refuses a plan that says nothing or contradicts itself', () => {
    const formula = (changes: Partial<DividendFormula>) => ({ ...small, formula: { ...linear, ...changes } });
    expect(refusal(() => computeDividend({ ...small, households: [{ key: 'a', points: 0 }] }))).toBe(
      'dividend.no_points',
    );
    expect(refusal(() => computeDividend({ ...small, households: [] }))).toBe('dividend.no_points');
    const twice = { key: 'a', points: 1 };
    for (const wrong of [
      formula({ partPerTenThousand: 10_001 }),
      formula({ partPerTenThousand: 0.5 }),
      formula({ basePoints: -1 }),
      formula({ capPoints: 0 }),
      formula({ floorPoints: 401 }),
      { ...small, profitFen: -1 },
      { ...small, households: [twice, twice] },
      { ...small, households: [{ key: 'a b', points: 1 }] },
      { ...small, households: [{ key: 'a', points: 1.5 }] },
      { ...small, village: 'tong\nguan' },
    ]) {
      expect(refusal(() => computeDividend(wrong))).toBe('dividend.plan_wrong');
      expect(refusal(() => planText(wrong))).toBe('dividend.plan_wrong');
    }
  });
});

describe('weightOf', () => {
  it('is linear above the base, between floor and cap', () => {
    const formula = { basePoints: 100, capPoints: 300, floorPoints: 20 };
    expect([-5, 100, 101, 119, 120, 250, 400, 900].map((points) => weightOf(points, formula))).toEqual([
      0, 0, 20, 20, 20, 150, 300, 300,
    ]);
    expect(weightOf(900, { basePoints: 0, capPoints: null, floorPoints: null })).toBe(900);
  });
});

describe('the fingerprint', () => {
  it('has a test vector', () => {
    const text = [
      'wecountry dividend plan 1',
      'village tongguan',
      'book museum',
      'year 2025',
      'profit_fen 32680000',
      'part_per_10000 2000',
      'base_points 0',
      'cap_points 400',
      'floor_points -',
      'households 2',
      'S017 251',
      'S018 90',
      '',
    ].join('\n');
    expect(planText(small)).toBe(text);
    expect(sha256(planText(small))).toBe('6eb27169221811bd00cf4b9cf1655ae76f037a0b140a479f53ad3f8b271780dc');
    expect(shortFingerprint(sha256(text))).toBe('6eb2 7169');
  });

  it('changes with every number of the plan', () => {
    const { formula } = small;
    const changed: DividendPlan[] = [
      { ...small, village: 'other' },
      { ...small, book: 'village' },
      { ...small, year: 2026 },
      { ...small, profitFen: small.profitFen + 1 },
      { ...small, formula: { ...formula, partPerTenThousand: 2001 } },
      { ...small, formula: { ...formula, basePoints: 1 } },
      { ...small, formula: { ...formula, capPoints: null } },
      { ...small, formula: { ...formula, floorPoints: 0 } },
      { ...small, households: [...small.households, { key: 'S019', points: 0 }] },
      {
        ...small,
        households: [
          { key: 'S018', points: 91 },
          { key: 'S017', points: 251 },
        ],
      },
    ];
    expect(new Set([small, ...changed].map(planText)).size).toBe(changed.length + 1);
  });
});

describe('parts in words', () => {
  it('write a percentage without needless zeros', () => {
    expect([2000, 1250, 5, 10_000, 3333].map(partInWords)).toEqual(['20%', '12.5%', '0.05%', '100%', '33.33%']);
    expect(poolOf(999, 3333)).toBe(332);
  });
});
