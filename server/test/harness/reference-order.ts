import { freezeSplit, shareRefund, type FrozenLine, type SplitLine } from '@wecountry/shared/domain/split';
import { entries, type HouseholdPart, type NewEntry, type Twins } from '../../src/modules/ledger/index.js';

/**
 * The reference example of the books: two bags at ¥68.00 on commission, one of them refunded after receipt and payout,
 * the growers at fault. Every step is made by what makes it in the product; what this issue has no room for yet (payout,
 * top-up, refund after receipt) is written out.
 */
const id = (n: number): string => `0190a000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const agreement: SplitLine[] = [
  { key: 'grower', kind: 'grower', label: '种米的户', rule: { type: 'share', perTenThousand: 6500 } },
  { key: 'freight', kind: 'freight', label: '快递', rule: { type: 'amount', fen: 900 } },
  { key: 'packing', kind: 'packing', label: '碾米装袋', rule: { type: 'amount', fen: 650 } },
  { key: 'village', kind: 'village', label: '村公益金', rule: { type: 'share', perTenThousand: 500 } },
  { key: 'museum', kind: 'museum', label: '博物馆积分池', rule: { type: 'amount', fen: 140 } },
  { key: 'fee', kind: 'fee', label: '微信手续费', rule: { type: 'amount', fen: 41 } },
  { key: 'service', kind: 'service', label: '合作社办事', rule: { type: 'rest' } },
];
const contributions = [
  { key: 'A1', weight: 2000 },
  { key: 'B2', weight: 1420 },
  { key: 'C3', weight: 1000 },
];
const frozen = freezeSplit(agreement, 6800, 2, contributions);
const fenOf = (lines: readonly FrozenLine[], kind: string): number =>
  lines.find((line) => line.kind === kind)?.amountFen ?? 0;
const partsOf = (shares: readonly { key: string; fen: number }[]): HouseholdPart[] =>
  shares.map(({ key, fen }) => ({ household: key, amountFen: fen }));
const growers = partsOf(frozen.find((line) => line.kind === 'grower')?.households ?? []);

const occasion = (n: number, day: string) => ({ id: id(n), no: '26-1028-019', occurredOn: `2026-10-${day}` });
const inCoop = (n: number, kind: NewEntry['kind'], day: string, lines: [string, number][]): NewEntry => ({
  book: 'coop',
  kind,
  source: { type: kind, id: id(n) },
  occurredOn: `2026-${day}`,
  memo: `示例 ${kind}`,
  lines: lines.map(([account, amountFen]) => ({ account, amountFen })),
});

const opening = inCoop(1, 'opening', '10-01', [
  ['102', 5000],
  ['301', -5000],
]);
const delivery = entries.delivered({
  ...occasion(2, '08'),
  no: '2026-03',
  mode: 'commission',
  growers,
});
const payment = entries.paid({ ...occasion(3, '10'), amountFen: 13_600 });
const fee = entries.wechatFee({ ...occasion(3, '11'), amountFen: 82 });
const receipt = entries.received({
  ...occasion(3, '16'),
  mode: 'commission',
  lotCode: '2026-03',
  amountFen: 13_600,
  growers,
  freightFen: fenOf(frozen, 'freight'),
  packingFen: fenOf(frozen, 'packing'),
  villageFen: fenOf(frozen, 'village'),
  museumFen: fenOf(frozen, 'museum'),
});
const payout = inCoop(4, 'payout', '11-01', [
  ...growers.map(({ household, amountFen }): [string, number] => [`114-${household}-due`, amountFen]),
  ['102-wx', -8840],
]);

// One of the two bags goes back: half of what is left of each line that goes back at all.
const half = (kind: string): number => fenOf(frozen, kind) / 2;
const grownBack = shareRefund(
  growers.map(({ household, amountFen }) => ({ key: household, fen: amountFen })),
  half('grower'),
);
const refund = inCoop(5, 'refund_after_receipt', '11-03', [
  ...grownBack.map(({ key, fen }): [string, number] => [`114-${key}-due`, fen]),
  ['501', 6800 - half('grower')],
  ['211-refund', -6800],
]);
const partBack = (book: 'village' | 'museum', n: number): Twins => {
  const twin = inCoop(n, `refund_${book}`, '11-03', [
    [`211-${book}`, half(book)],
    ['521', -half(book)],
  ]);
  const lines = [
    { account: '504', amountFen: half(book) },
    { account: '112', amountFen: -half(book) },
  ];
  return [twin, { ...twin, book, lines }];
};
const topUp = inCoop(6, 'transfer', '11-04', [
  ['102-wx', 2081],
  ['102', -2081],
]);
const refunded = entries.refundSucceeded({ ...occasion(5, '31'), occurredOn: '2026-11-05', amountFen: 6800 });
const feeBack = inCoop(5, 'wechat_fee_back', '11-06', [
  ['102-wx', 41],
  ['521-fee', -41],
]);

/** The steps of the example by their numbers, each with the balance of 102-wx after it. */
export const referenceSteps: { step: string; entries: (NewEntry | Twins)[]; wechatFen: number }[] = [
  { step: '0', entries: [opening], wechatFen: 0 },
  { step: '1', entries: [delivery], wechatFen: 0 },
  { step: '2', entries: [payment], wechatFen: 13_600 },
  { step: '3', entries: [fee], wechatFen: 13_518 },
  { step: '4', entries: receipt, wechatFen: 13_518 },
  { step: '5', entries: [payout], wechatFen: 4_678 },
  { step: '6', entries: [refund, partBack('village', 5), partBack('museum', 5)], wechatFen: 4_678 },
  { step: '7', entries: [topUp], wechatFen: 6_759 },
  { step: '8', entries: [refunded, feeBack], wechatFen: 0 },
];

/** The balances at its end, debit above zero, as the design states them; accounts at zero are left out. */
export const referenceEnd = {
  coop: {
    '102': 2919,
    '114-A1-due': 2000,
    '114-B2-due': 1420,
    '114-C3-due': 1000,
    '521': 3580,
    '521-fee': 41,
    '211-freight': -1800,
    '211-pack': -1300,
    '211-village': -340,
    '211-museum': -140,
    '301': -5000,
    '501': -2380,
  },
  museum: { '112': 140, '504': -140 },
  village: { '112': 340, '504': -340 },
};
