import { DomainError } from '../errors.js';
import { compareKeys, multiplyDivide } from './exact.js';
import { allocate, isFen, type Fen } from './money.js';
import { pointsAboveBase } from './credit.js';

/** The voted formula: linear in the points above the base, with an optional cap and floor per household. */
export interface DividendFormula {
  /** Part of the distributable profit that is shared out, in ten-thousandths: 2000 = 20 %. */
  partPerTenThousand: number;
  /** Points everybody starts with; they earn nothing. */
  basePoints: number;
  /** Most points above the base that count for one household; null = no cap. */
  capPoints: number | null;
  /** Fewest points counted for a household that has any above the base; null = no floor. */
  floorPoints: number | null;
}

/** Household and its frozen points of the year. */
export interface HouseholdPoints {
  /** Stable code of the household; breaks ties and orders the canonical text. */
  key: string;
  points: number;
}

/** All that determines a distribution: what is voted on, what the fingerprint covers, what is executed. */
export interface DividendPlan {
  /** Code of the village and of the paying book. */
  village: string;
  book: string;
  /** The year whose profit and points these are. */
  year: number;
  /** Distributable profit of the year in fen. */
  profitFen: Fen;
  formula: DividendFormula;
  households: readonly HouseholdPoints[];
}

/** One household's line: enough to write its slip and to check it by hand. */
export interface DividendShare {
  key: string;
  points: number;
  /** Points that counted: above the base, within floor and cap. */
  weight: number;
  amountFen: Fen;
  /** Whether it was given one of the fen left over after rounding down. */
  gotLeftoverFen: boolean;
}

export interface Dividend {
  poolFen: Fen;
  /** Sum of all weights: 全村积分 on the slip. */
  weightTotal: number;
  /** In the order of the keys. */
  shares: DividendShare[];
}

/** Numbers of a household's slip: amount = weight ÷ weightTotal × pool, rounded down, plus a leftover fen or none. */
export interface DividendExplanation extends DividendShare {
  profitFen: Fen;
  partPerTenThousand: number;
  poolFen: Fen;
  weightTotal: number;
  /** weight × pool ÷ weightTotal rounded down, before the leftover fen. */
  roundedDownFen: Fen;
}

/** The pool: profit × part, rounded down, so that never more than the voted part goes out. */
export function poolOf(profitFen: Fen, partPerTenThousand: number): Fen {
  if (!isFen(profitFen) || profitFen < 0)
    throw new DomainError('dividend.plan_wrong', { profitFen: String(profitFen) });
  if (!isCount(partPerTenThousand) || partPerTenThousand > 10_000) {
    throw new DomainError('dividend.plan_wrong', { partPerTenThousand: String(partPerTenThousand) });
  }
  return multiplyDivide(profitFen, partPerTenThousand, 10_000).quotient;
}

/** What a household's points count for: above the base, raised to the floor if any, then cut at the cap. */
export function weightOf(
  points: number,
  formula: Pick<DividendFormula, 'basePoints' | 'capPoints' | 'floorPoints'>,
): number {
  const above = pointsAboveBase(points, formula.basePoints);
  if (above === 0) return 0;
  return Math.min(Math.max(above, formula.floorPoints ?? 0), formula.capPoints ?? Number.MAX_SAFE_INTEGER);
}

/**
 * Carries a plan out on paper: shares by largest remainder that add up to the pool exactly. Equal points get equal
 * amounts but for one leftover fen.
 *
 * Throws `dividend.plan_wrong` (parameters out of range, or a household twice) and `dividend.no_points` (no household has
 * a point that counts).
 */
export function computeDividend(plan: DividendPlan): Dividend {
  checkPlan(plan);
  const poolFen = poolOf(plan.profitFen, plan.formula.partPerTenThousand);
  const households = inOrder(plan.households);
  const weights = households.map(({ key, points }) => ({ key, weight: weightOf(points, plan.formula) }));
  const weightTotal = weights.reduce((sum, { weight }) => sum + weight, 0);
  if (weightTotal === 0) throw new DomainError('dividend.no_points', { households: households.length });
  const parts = allocate(poolFen, weights);
  const shares = households.map(({ key, points }, index) => ({
    key,
    points,
    weight: weights[index]?.weight ?? 0,
    amountFen: parts[index]?.fen ?? 0,
    gotLeftoverFen: parts[index]?.extraFen === 1,
  }));
  return { poolFen, weightTotal, shares };
}

/** The slip of one household with every number that led to its amount; null when it is not in the plan. */
export function explainDividend(plan: DividendPlan, dividend: Dividend, key: string): DividendExplanation | null {
  const share = dividend.shares.find((row) => row.key === key);
  if (!share) return null;
  return {
    ...share,
    profitFen: plan.profitFen,
    partPerTenThousand: plan.formula.partPerTenThousand,
    poolFen: dividend.poolFen,
    weightTotal: dividend.weightTotal,
    roundedDownFen: share.amountFen - (share.gotLeftoverFen ? 1 : 0),
  };
}

/**
 * The canonical text of a plan. Its SHA-256 over UTF-8 (made by the caller, lower-case hex) is the fingerprint that the
 * poll's text carries and the distribution executes. One fact a line, LF after each, households in the order of their
 * codes (by code unit), '-' where there is no cap or floor:
 *
 *     wecountry dividend plan 1
 *     village tongguan
 *     book museum
 *     year 2025
 *     profit_fen 32680000
 *     part_per_10000 2000
 *     base_points 0
 *     cap_points 400
 *     floor_points -
 *     households 2
 *     S017 251
 *     S018 90
 */
export function planText(plan: DividendPlan): string {
  checkPlan(plan);
  const { partPerTenThousand, basePoints, capPoints, floorPoints } = plan.formula;
  const lines = [
    'wecountry dividend plan 1',
    `village ${plan.village}`,
    `book ${plan.book}`,
    `year ${plan.year}`,
    `profit_fen ${plan.profitFen}`,
    `part_per_10000 ${partPerTenThousand}`,
    `base_points ${basePoints}`,
    `cap_points ${capPoints ?? '-'}`,
    `floor_points ${floorPoints ?? '-'}`,
    `households ${plan.households.length}`,
    ...inOrder(plan.households).map(({ key, points }) => `${key} ${points}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** The fingerprint as people compare it: the first eight hex digits, '7c4e 91b2'. */
export function shortFingerprint(sha256Hex: string): string {
  return `${sha256Hex.slice(0, 4)} ${sha256Hex.slice(4, 8)}`;
}

/** '20%', '12.5%', '0.05%': a part in ten-thousandths. */
export function partInWords(partPerTenThousand: number): string {
  const hundredths = partPerTenThousand % 100;
  const decimals = hundredths === 0 ? '' : `.${String(hundredths).padStart(2, '0').replace(/0$/, '')}`;
  return `${(partPerTenThousand - hundredths) / 100}${decimals}%`;
}

function inOrder(households: readonly HouseholdPoints[]): HouseholdPoints[] {
  return [...households].sort((a, b) => compareKeys(a.key, b.key));
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function checkPlan(plan: DividendPlan): void {
  const { basePoints, capPoints, floorPoints, partPerTenThousand } = plan.formula;
  poolOf(plan.profitFen, partPerTenThousand);
  const sound =
    isCount(plan.year) &&
    isCount(basePoints) &&
    (capPoints === null || (isCount(capPoints) && capPoints > 0)) &&
    (floorPoints === null || (isCount(floorPoints) && floorPoints <= (capPoints ?? floorPoints)));
  if (!sound) throw new DomainError('dividend.plan_wrong', { basePoints, capPoints: capPoints ?? '-' });
  const keys = new Set<string>();
  for (const key of [plan.village, plan.book, ...plan.households.map((household) => household.key)]) {
    // A space or line break inside a code would let two different plans have one text.
    if (!/^[^\s]+$/.test(key)) throw new DomainError('dividend.plan_wrong', { key });
  }
  for (const { key, points } of plan.households) {
    if (keys.has(key) || !Number.isSafeInteger(points)) throw new DomainError('dividend.plan_wrong', { key });
    keys.add(key);
  }
}
