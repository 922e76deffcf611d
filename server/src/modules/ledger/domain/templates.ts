import { sumFen, type Fen } from '@wecountry/shared/domain/money';
import { consignAccount, dividendAccount, dueAccount, wageAccount } from './chart.js';
import type { Line, NewEntry, Twins } from './entry.js';

/** What a household gets. */
export interface HouseholdPart {
  /** The household's code in the register: 上寨 17 号. */
  readonly household: string;
  readonly amountFen: Fen;
}

/** What every template needs to know of its occasion. */
interface Occasion {
  /** The UUID of the thing posted: order, lot, refund, voucher. */
  readonly id: string;
  /** How a person names it: the order's number, the lot's code. */
  readonly no: string;
  /** The business date in Asia/Shanghai. */
  readonly occurredOn: string;
}

type LotMode = 'commission' | 'buyout';

interface Delivery extends Occasion {
  readonly mode: LotMode;
  readonly growers: readonly HouseholdPart[];
}

interface Receipt extends Occasion {
  readonly mode: LotMode;
  readonly lotCode: string;
  readonly amountFen: Fen;
  readonly growers: readonly HouseholdPart[];
  /** The order's other lines that are owed to somebody; the service and fee lines are never posted. */
  readonly freightFen: Fen;
  readonly packingFen: Fen;
  readonly villageFen: Fen;
  readonly museumFen: Fen;
}

interface Amount extends Occasion {
  readonly amountFen: Fen;
}

interface MuseumVoucher extends Amount {
  readonly memo: string;
  readonly paidFrom: 'cash' | 'bank';
  /** Another account of income or cost than 501 or 511. */
  readonly account?: string;
}

const debit = (account: string, amountFen: Fen): Line => ({ account, amountFen });
const credit = (account: string, amountFen: Fen): Line => ({ account, amountFen: -amountFen });

const totalOf = (parts: readonly HouseholdPart[]): Fen => sumFen(parts.map((part) => part.amountFen));

/** Produce comes in. On commission it stays the growers' (128 against 114-consign); bought out it is owed at once. */
export function delivered({ id, no, occurredOn, mode, growers }: Delivery): NewEntry {
  const commission = mode === 'commission';
  const payable = commission ? consignAccount : dueAccount;
  return {
    book: 'coop',
    kind: 'lot_delivered',
    source: { type: 'lot', id },
    occurredOn,
    memo: `${commission ? '代销收货' : '收购'} · 批次 ${no}`,
    lines: [
      debit(`${commission ? '128' : '121'}-${no}`, totalOf(growers)),
      ...growers.map((grower) => credit(payable(grower.household), grower.amountFen)),
    ],
  };
}

/** The buyer has paid: the co-op keeps the money for the buyer until the goods are there. */
export function paid({ id, no, occurredOn, amountFen }: Amount): NewEntry {
  return {
    book: 'coop',
    kind: 'order_paid',
    source: { type: 'order_paid', id },
    occurredOn,
    memo: `买家付款 · 订单 ${no}`,
    lines: [debit('102-wx', amountFen), credit('211-advance', amountFen)],
  };
}

/**
 * The buyer has the goods (4a, 4b, 4c of the reference example). Several entries, each with one meaning: income; what
 * falls due to the growers (commission only: bought out, it fell due at delivery); freight and packing owed; and as twins
 * the village's and the museum's part. Lines of nothing make no entry.
 */
export function received(receipt: Receipt): (NewEntry | Twins)[] {
  const { mode, growers, freightFen, packingFen, villageFen, museumFen } = receipt;
  const entries: (NewEntry | Twins)[] = [income(receipt)];
  if (mode === 'commission' && totalOf(growers) > 0) entries.push(growersDue(receipt));
  if (freightFen + packingFen > 0) entries.push(carriersDue(receipt));
  if (villageFen > 0) entries.push(villagePart(receipt, villageFen));
  if (museumFen > 0) entries.push(museumPart(receipt, museumFen));
  return entries;
}

function income({ id, no, occurredOn, mode, lotCode, amountFen, growers }: Receipt): NewEntry {
  const goodsFen = totalOf(growers);
  const lines =
    mode === 'commission'
      ? [debit('211-advance', amountFen), credit(`128-${lotCode}`, goodsFen), credit('501', amountFen - goodsFen)]
      : [
          debit('211-advance', amountFen),
          debit('521', goodsFen),
          credit('501', amountFen),
          credit(`121-${lotCode}`, goodsFen),
        ];
  return {
    book: 'coop',
    kind: 'order_received',
    source: { type: 'order_received', id },
    occurredOn,
    memo: `买家收货，转成收入 · 订单 ${no}`,
    lines,
  };
}

function growersDue({ id, no, occurredOn, growers }: Receipt): NewEntry {
  return {
    book: 'coop',
    kind: 'order_due',
    source: { type: 'order_due', id },
    occurredOn,
    memo: `货款到期，记给供货户 · 订单 ${no}`,
    lines: growers.flatMap(({ household, amountFen }) => [
      debit(consignAccount(household), amountFen),
      credit(dueAccount(household), amountFen),
    ]),
  };
}

function carriersDue({ id, no, occurredOn, freightFen, packingFen }: Receipt): NewEntry {
  return {
    book: 'coop',
    kind: 'order_lines',
    source: { type: 'order_lines', id },
    occurredOn,
    memo: `运费和包装 · 订单 ${no}`,
    lines: [debit('521', freightFen + packingFen), credit('211-freight', freightFen), credit('211-pack', packingFen)],
  };
}

type BetweenBooks = Occasion & { kind: 'order_village' | 'order_museum'; book: 'village' | 'museum'; word: string };

function betweenBooks({ id, no, occurredOn, kind, book, word }: BetweenBooks, amountFen: Fen): Twins {
  const common = { kind, source: { type: kind, id }, occurredOn, memo: `${word} · 订单 ${no}` };
  return [
    { ...common, book: 'coop', lines: [debit('521', amountFen), credit(`211-${book}`, amountFen)] },
    { ...common, book, lines: [debit('112', amountFen), credit('504', amountFen)] },
  ];
}

const villagePart = ({ id, no, occurredOn }: Occasion, amountFen: Fen): Twins =>
  betweenBooks({ id, no, occurredOn, kind: 'order_village', book: 'village', word: '村公益金' }, amountFen);

const museumPart = ({ id, no, occurredOn }: Occasion, amountFen: Fen): Twins =>
  betweenBooks({ id, no, occurredOn, kind: 'order_museum', book: 'museum', word: '博物馆的一份' }, amountFen);

/** A refund before receipt is agreed: what was kept for the order is now owed back. `id` is the refund's. */
export function refundApproved({ id, no, occurredOn, amountFen }: Amount): NewEntry {
  return {
    book: 'coop',
    kind: 'refund_approved',
    source: { type: 'refund_approved', id },
    occurredOn,
    memo: `同意退款 · 订单 ${no}`,
    lines: [debit('211-advance', amountFen), credit('211-refund', amountFen)],
  };
}

/** WeChat says the refund arrived. `id` is the refund's. */
export function refundSucceeded({ id, no, occurredOn, amountFen }: Amount): NewEntry {
  return {
    book: 'coop',
    kind: 'refund_succeeded',
    source: { type: 'refund_succeeded', id },
    occurredOn,
    memo: `退款到账 · 订单 ${no}`,
    lines: [debit('211-refund', amountFen), credit('102-wx', amountFen)],
  };
}

/** Money came for an order already closed: it is owed back from the first moment. `id` is the order's. */
export function latePayment({ id, no, occurredOn, amountFen }: Amount): NewEntry {
  return {
    book: 'coop',
    kind: 'late_payment',
    source: { type: 'late_payment', id },
    occurredOn,
    memo: `关了的订单收到钱，要退 · 订单 ${no}`,
    lines: [debit('102-wx', amountFen), credit('211-refund', amountFen)],
  };
}

/** WeChat's fee as its bill has it. `id` is the order's. */
export function wechatFee({ id, no, occurredOn, amountFen }: Amount): NewEntry {
  return {
    book: 'coop',
    kind: 'wechat_fee',
    source: { type: 'wechat_fee', id },
    occurredOn,
    memo: `微信手续费 · 订单 ${no}`,
    lines: [debit('521-fee', amountFen), credit('102-wx', amountFen)],
  };
}

const till = (paidFrom: 'cash' | 'bank'): string => (paidFrom === 'cash' ? '101' : '102');

/** The museum took money in: tickets, rooms. `id` is the voucher's. */
export function museumIncome({ id, occurredOn, amountFen, memo, paidFrom, account = '501' }: MuseumVoucher): NewEntry {
  return {
    book: 'museum',
    kind: 'museum_income',
    source: { type: 'museum_voucher', id },
    occurredOn,
    memo,
    lines: [debit(till(paidFrom), amountFen), credit(account, amountFen)],
  };
}

/** The museum spent money: wages, upkeep. `id` is the voucher's. */
export function museumCost({ id, occurredOn, amountFen, memo, paidFrom, account = '511' }: MuseumVoucher): NewEntry {
  return {
    book: 'museum',
    kind: 'museum_cost',
    source: { type: 'museum_voucher', id },
    occurredOn,
    memo,
    lines: [debit(account, amountFen), credit(till(paidFrom), amountFen)],
  };
}

/**
 * Somebody worked for the museum at an activity (the troupe sang): it is owed to them until it is paid, 213 / 101 or 102.
 * `id` is that person's result, `residentNo` their number in the register, `memo` the activity's title.
 */
export function activityPay({
  id,
  occurredOn,
  amountFen,
  memo,
  residentNo,
}: Amount & { residentNo: number; memo: string }): NewEntry {
  return {
    book: 'museum',
    kind: 'activity_pay',
    source: { type: 'activity_pay', id },
    occurredOn,
    memo: `活动劳务 · ${memo}`,
    lines: [debit('511', amountFen), credit(wageAccount(residentNo), amountFen)],
  };
}

/** What an account of income or cost moved in a year; debit above zero. */
interface Movement {
  readonly account: string;
  readonly amountFen: Fen;
}

/**
 * The museum's year is closed: income and cost go to 321, what remains goes on to 322, from which a dividend may be paid.
 * `id` is the plan's or another UUID of the closing, `no` the year, `movements` what 5xx accounts moved in it.
 */
export function museumYearClosed(closing: Occasion & { movements: readonly Movement[] }): NewEntry[] {
  const { id, no, occurredOn, movements } = closing;
  const moved = movements.filter(({ account, amountFen }) => account.startsWith('5') && amountFen !== 0);
  const profitFen = -sumFen(moved.map((movement) => movement.amountFen));
  const entries: NewEntry[] = [];
  if (moved.length > 0) {
    entries.push({
      book: 'museum',
      kind: 'year_closed',
      source: { type: 'year_closed', id },
      occurredOn,
      memo: `${no} 年收支结转`,
      lines: [...moved.map(({ account, amountFen }) => credit(account, amountFen)), credit('321', profitFen)],
    });
  }
  if (profitFen !== 0) {
    entries.push({
      book: 'museum',
      kind: 'profit_carried',
      source: { type: 'profit_carried', id },
      occurredOn,
      memo: `${no} 年收益转入分配`,
      lines: [debit('321', profitFen), credit('322', profitFen)],
    });
  }
  return entries;
}

/** The dividend is resolved: each household's share is owed to it. `id` is the plan's, `no` the year. */
export function dividend(resolved: Occasion & { shares: readonly HouseholdPart[] }): NewEntry {
  const { id, no, occurredOn, shares } = resolved;
  return {
    book: 'museum',
    kind: 'dividend',
    source: { type: 'dividend', id },
    occurredOn,
    memo: `${no} 年分红，记给各户`,
    lines: [
      debit('322', totalOf(shares)),
      ...shares.map((share) => credit(dividendAccount(share.household), share.amountFen)),
    ],
  };
}
