import type { ResponseOf } from '@wecountry/shared/contracts';
import { inHours } from './samples';

type Mine = ResponseOf<'credit.mine'>;
type Claim = ResponseOf<'credit.claims'>['items'][number];
type Rules = ResponseOf<'credit.rules'>;
type Plan = ResponseOf<'dividends.plan'>;
type Slip = ResponseOf<'dividends.slip'>;

export const entry = (part: Partial<Mine['entries'][number]> = {}): Mine['entries'][number] => ({
  id: 'e1',
  title: '修上寨水渠半天',
  category: 'labour',
  points: 5,
  happenedOn: '2026-11-08',
  state: 'counted',
  reviewedByName: '石春生',
  publicUntil: null,
  why: null,
  ...part,
});

export const myCredit = (part: Partial<Mine> = {}): Mine => ({
  season: 2026,
  householdLabel: '上寨 17 号',
  points: 236,
  rank: 38,
  households: 460,
  publicPoints: 10,
  byCategory: [
    { category: 'sanitation', label: '环境卫生', points: 90 },
    { category: 'labour', label: '公益劳动', points: 35 },
  ],
  entries: [entry()],
  dividend: { planId: 'plan1', year: 2025, amountFen: 39_783 },
  ...part,
});

export const rules = (part: Partial<Rules> = {}): Rules => ({
  version: 2,
  effectiveOn: '2026-01-01',
  basePoints: 100,
  items: [
    {
      id: 'i1',
      category: 'labour',
      categoryLabel: '公益劳动',
      title: '修水渠半天',
      points: 5,
      evidence: '一张现场的照片',
      pictureNeeded: true,
      publicDays: 5,
      capPerSeason: 100,
      claimable: true,
    },
    {
      id: 'i2',
      category: 'rules',
      categoryLabel: '村规民约',
      title: '村民会议迟到',
      points: -1,
      evidence: '会议签到表',
      pictureNeeded: false,
      publicDays: 5,
      capPerSeason: null,
      claimable: false,
    },
  ],
  ...part,
});

const picture = (id: string) => ({
  id,
  small: `/media/${id}/small`,
  medium: `/media/${id}/medium`,
  large: `/media/${id}/large`,
});

/** A claim of another household that waits for a review. */
export const claim = (part: Partial<Claim> = {}): Claim => ({
  ...entry({ id: 'c1', title: '修水渠半天', state: 'claimed', reviewedByName: null }),
  householdId: 'h2',
  householdLabel: '中寨 3 号',
  claimedByName: '吴老岩',
  note: '挖了两百米。',
  pictures: [picture('m1'), picture('m2')],
  claimedAt: inHours(-20),
  objection: null,
  may: ['review'],
  ...part,
});

/** The same in its public days. */
export const publicClaim = (part: Partial<Claim> = {}): Claim =>
  claim({ state: 'public', reviewedByName: '石春生', publicUntil: inHours(70), may: ['object'], ...part });

export const plan = (part: Partial<Plan> = {}): Plan => ({
  id: 'plan1',
  year: 2025,
  state: 'voting',
  profitFen: 32_680_000,
  partPerTenThousand: 2000,
  capPoints: null,
  basePoints: 100,
  poolFen: 6_536_000,
  households: 431,
  pointsTotal: 41_237,
  fingerprint: 'e51c08ad'.repeat(8),
  pollId: 'p1',
  decisionNo: null,
  draftedByName: '龙玉兰',
  draftedByMe: false,
  mine: { points: 351, weight: 251, amountFen: 39_783 },
  ...part,
});

export const slip = (part: Partial<Slip> = {}): Slip => ({
  planId: 'plan1',
  year: 2025,
  householdLabel: '上寨 17 号',
  householdName: '吴阿满',
  amountFen: 39_783,
  points: 351,
  weight: 251,
  pointsTotal: 41_237,
  poolFen: 6_536_000,
  profitFen: 32_680_000,
  partPerTenThousand: 2000,
  gotLeftoverFen: false,
  entryNumber: 318,
  executedAt: '2026-02-10T02:00:00.000Z',
  fingerprint: 'e51c08ad'.repeat(8),
  decisionNo: '2026 年第 1 号',
  ...part,
});
