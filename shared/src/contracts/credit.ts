import * as z from 'zod';
import { contract } from './contract.js';
import { Cursor, Day, Done, Fen, Id, Instant, InVillage, inVillage, PositiveFen, text } from './common.js';
import { Picture } from './media.js';

export const CreditCategory = z.enum(['rules', 'culture', 'sanitation', 'education', 'labour', 'neighbours']);
export const ClaimState = z.enum(['claimed', 'rejected', 'public', 'objected', 'counted', 'overturned']);

const Entry = z.object({
  id: Id,
  title: z.string(),
  category: CreditCategory,
  points: z.int(),
  happenedOn: Day,
  state: ClaimState,
  reviewedByName: z.string().nullable(),
  publicUntil: Instant.nullable(),
  why: z.string().nullable().describe('没认定的、或者有异议处理完的原因'),
});

const ClaimView = Entry.extend({
  householdId: Id,
  householdLabel: z.string(),
  claimedByName: z.string(),
  note: z.string(),
  pictures: z.array(Picture),
  claimedAt: Instant,
  objection: z.object({ reason: z.string(), at: Instant, householdLabel: z.string() }).nullable(),
  may: z.array(z.enum(['review', 'object', 'resolve'])),
});

export const creditContracts = {
  'credit.mine': contract({
    tag: '积分',
    summary: '我家的积分和每一分的来由',
    access: ['villager'],
    params: InVillage,
    response: z.object({
      season: z.int(),
      householdLabel: z.string(),
      points: z.int(),
      rank: z.int(),
      households: z.int(),
      publicPoints: z.int(),
      byCategory: z.array(z.object({ category: CreditCategory, label: z.string(), points: z.int() })),
      entries: z.array(Entry),
      dividend: z.object({ planId: Id, year: z.int(), amountFen: Fen }).nullable(),
    }),
  }),
  'credit.rules': contract({
    tag: '积分',
    summary: '积分细则：现行的一版',
    access: ['villager', 'committee', 'supervisor', 'auditor'],
    params: InVillage,
    response: z.object({
      version: z.int(),
      effectiveOn: Day,
      basePoints: z.int(),
      items: z.array(
        z.object({
          id: Id,
          category: CreditCategory,
          categoryLabel: z.string(),
          title: z.string(),
          points: z.int(),
          evidence: z.string(),
          pictureNeeded: z.boolean(),
          publicDays: z.int(),
          capPerSeason: z.int().nullable(),
          claimable: z.boolean(),
        }),
      ),
    }),
  }),
  'credit.ranking': contract({
    tag: '积分',
    summary: '全村积分榜，按户',
    access: ['villager', 'committee', 'supervisor', 'auditor'],
    params: InVillage,
    response: z.object({
      season: z.int(),
      items: z.array(
        z.object({
          rank: z.int(),
          householdId: Id,
          label: z.string(),
          name: z.string(),
          points: z.int(),
          mine: z.boolean(),
        }),
      ),
    }),
  }),
  'credit.public': contract({
    tag: '积分',
    summary: '正在公示的，先报的在前',
    access: ['villager', 'committee', 'supervisor', 'auditor'],
    params: InVillage,
    query: z.object({ cursor: Cursor.optional() }),
    response: z.object({ items: z.array(ClaimView), nextCursor: z.string().nullable(), total: z.int() }),
  }),
  'credit.claims': contract({
    tag: '积分',
    summary: '有异议的和等认定的申报：有异议的在前，先报的在前',
    access: ['committee', 'supervisor'],
    params: InVillage,
    query: z.object({ cursor: Cursor.optional() }),
    response: z.object({
      items: z.array(ClaimView),
      nextCursor: z.string().nullable(),
      totals: z.object({ objected: z.int(), claimed: z.int() }),
    }),
  }),
  'credit.claim': contract({
    tag: '积分',
    summary: '申报一件事',
    access: ['villager'],
    idempotent: true,
    params: InVillage,
    body: z.object({ itemId: Id, happenedOn: Day, note: text(0, 200), pictureIds: z.array(Id).max(6) }),
    response: Done,
    status: 201,
  }),
  'credit.review': contract({
    tag: '积分',
    summary: '认定或不认定；自家的事自己不能认定',
    access: ['committee'],
    idempotent: true,
    params: inVillage('claim'),
    body: z.object({ confirm: z.boolean(), reason: text(0, 200).optional() }),
    response: z.object({ state: ClaimState, publicUntil: Instant.nullable() }),
  }),
  'credit.object': contract({
    tag: '积分',
    summary: '公示期里提意见',
    access: ['villager'],
    idempotent: true,
    params: inVillage('claim'),
    body: z.object({ reason: text(2, 200) }),
    response: z.object({ state: ClaimState }),
    status: 201,
  }),
  'credit.resolve': contract({
    tag: '积分',
    summary: '监督委员会处理意见：算，还是不算',
    access: ['supervisor'],
    idempotent: true,
    params: inVillage('claim'),
    body: z.object({ stands: z.boolean(), reason: text(2, 200) }),
    response: z.object({ state: ClaimState }),
  }),
};

const Plan = z.object({
  id: Id,
  year: z.int(),
  state: z
    .enum(['draft', 'voting', 'decided', 'executed', 'replaced'])
    .describe('draft 也指表决没达到门槛的；replaced 是后来又重拟了一份'),
  profitFen: Fen,
  partPerTenThousand: z.int(),
  capPoints: z.int().nullable(),
  basePoints: z.int(),
  poolFen: Fen,
  households: z.int(),
  pointsTotal: z.int().describe('各户算数的积分合计'),
  fingerprint: z.string(),
  pollId: Id.nullable(),
  decisionNo: z.string().nullable(),
  draftedByName: z.string(),
  draftedByMe: z.boolean().describe('是我拟的：照决议分要另一个人'),
  mine: z.object({ points: z.int(), weight: z.int(), amountFen: Fen }).nullable(),
});

export const museumContracts = {
  'museum.voucher': contract({
    tag: '博物馆',
    summary: '记一笔博物馆的收入或支出',
    access: ['museum_staff'],
    idempotent: true,
    params: InVillage,
    body: z.object({
      kind: z.enum(['income', 'cost']),
      amountFen: PositiveFen,
      memo: text(2, 60),
      occurredOn: Day,
      paidFrom: z.enum(['cash', 'bank']),
    }),
    response: z.object({ id: Id, entryNumber: z.int() }),
    status: 201,
  }),
  'dividends.plans': contract({
    tag: '博物馆',
    summary: '分配方案',
    access: ['villager', 'committee', 'supervisor', 'museum_staff', 'auditor'],
    params: InVillage,
    response: z.object({ items: z.array(Plan) }),
  }),
  'dividends.plan': contract({
    tag: '博物馆',
    summary: '一份分配方案，和照它我家分多少',
    access: ['villager', 'committee', 'supervisor', 'museum_staff', 'auditor'],
    params: inVillage('plan'),
    response: Plan,
  }),
  'dividends.draft': contract({
    tag: '博物馆',
    summary: '拟一份分配方案：冻住各户积分，算出指纹',
    access: ['museum_staff', 'committee'],
    idempotent: true,
    params: InVillage,
    body: z.object({
      year: z.int().min(2013).max(2100),
      partPerTenThousand: z.int().min(1).max(10_000),
      capPoints: z.int().min(1).max(100_000).optional(),
    }),
    response: Plan,
    status: 201,
  }),
  'dividends.execute': contract({
    tag: '博物馆',
    summary: '照决议分：记账，各户出分红单；只认表决过的那一份',
    access: ['museum_staff', 'committee'],
    idempotent: true,
    params: inVillage('plan'),
    response: Plan,
  }),
  'dividends.slip': contract({
    tag: '博物馆',
    summary: '我家的分红单',
    access: ['villager'],
    params: inVillage('plan'),
    response: z.object({
      planId: Id,
      year: z.int(),
      householdLabel: z.string(),
      householdName: z.string(),
      amountFen: Fen,
      points: z.int(),
      weight: z.int(),
      pointsTotal: z.int(),
      poolFen: Fen,
      profitFen: Fen,
      partPerTenThousand: z.int(),
      gotLeftoverFen: z.boolean(),
      entryNumber: z.int(),
      executedAt: Instant,
      fingerprint: z.string(),
      decisionNo: z.string(),
    }),
  }),
};
