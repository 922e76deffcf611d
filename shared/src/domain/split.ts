import { multiplyDivide } from './exact.js';
import { allocate, assertNonNegativeFen, sumFen, timesFen, type Fen, type Share, type Weighted } from './money.js';
import { permilles } from './percent.js';
import { DomainError } from '../errors.js';

/** Whose part of the price a line is. */
export const splitKinds = ['grower', 'freight', 'packing', 'village', 'museum', 'service', 'fee'] as const;
export type SplitKind = (typeof splitKinds)[number];

/**
 * How a line's part of the price is found: a fixed amount per piece, ten-thousandths of the price (rounded half up, as
 * WeChat rounds its fee), or all that the other lines leave.
 */
export type SplitRule = { type: 'amount'; fen: Fen } | { type: 'share'; perTenThousand: number } | { type: 'rest' };

/** One line of a price agreement (分配约定). */
export interface SplitLine {
  /** Stable within the agreement; breaks ties. */
  key: string;
  kind: SplitKind;
  /** What the buyer reads: 快递. */
  label: string;
  /** Whom it is paid to, where that is one payee. */
  payee?: string;
  rule: SplitRule;
}

/** A line frozen into an order: its amount is for the whole quantity. */
export interface FrozenLine {
  key: string;
  kind: SplitKind;
  label: string;
  payee?: string;
  amountFen: Fen;
  /** Only on a grower line: what each contributing household gets of it. */
  households?: Share[];
}

/** A row of 每一分钱去哪儿. */
export interface SplitRow {
  key: string;
  kind: SplitKind;
  label: string;
  amountFen: Fen;
  /** Tenths of a percent; the rows add up to 1000. `formatPermille` writes it. */
  permille: number;
  /** Number of the weave w1–w7 that this payee keeps everywhere. */
  weave: number;
}

/** The weave (w1–w7 of the design tokens) of each kind of payee. */
export const weaves: Readonly<Record<SplitKind, number>> = {
  packing: 1,
  grower: 2,
  freight: 3,
  fee: 4,
  village: 5,
  service: 6,
  museum: 7,
};

/**
 * Freezes an agreement on price × quantity: where each fen of the order goes. The lines add up to the whole exactly,
 * since one line takes the rest; grower lines are shared by the households' contributions to the lot (grams, pieces:
 * any integer weight), where they are given.
 *
 * Throws `order.quantity_wrong`; `product.agreement_unsound` (a bad line, not exactly one rest, more than the price), its
 * detail saying which; and what `allocate` throws.
 */
export function freezeSplit(
  agreement: readonly SplitLine[],
  unitPriceFen: Fen,
  quantity: number,
  contributions?: readonly Weighted[],
): FrozenLine[] {
  if (!Number.isSafeInteger(quantity) || quantity < 1) throw new DomainError('order.quantity_wrong', { quantity });
  const totalFen = timesFen(assertNonNegativeFen(unitPriceFen), quantity);
  checkLines(agreement);
  const fixed = agreement.map((line) => (line.rule.type === 'rest' ? 0 : lineFen(line, totalFen, quantity)));
  const restFen = totalFen - sumFen(fixed);
  if (restFen < 0) throw new DomainError('product.agreement_unsound', { overFen: -restFen });
  return agreement.map(({ key, kind, label, payee, rule }, index) => {
    const amountFen = rule.type === 'rest' ? restFen : (fixed[index] ?? 0);
    return {
      key,
      kind,
      label,
      ...(payee === undefined ? {} : { payee }),
      amountFen,
      ...(kind === 'grower' && contributions ? { households: allocate(amountFen, contributions) } : {}),
    };
  });
}

function lineFen(line: SplitLine, totalFen: Fen, quantity: number): Fen {
  if (line.rule.type === 'amount') return timesFen(line.rule.fen, quantity);
  if (line.rule.type === 'rest') return 0;
  const { quotient, remainder } = multiplyDivide(totalFen, line.rule.perTenThousand, 10_000);
  return remainder * 2 >= 10_000 ? quotient + 1 : quotient;
}

function checkLines(agreement: readonly SplitLine[]): void {
  const keys = new Set<string>();
  for (const { key, label, rule } of agreement) {
    const sound =
      rule.type === 'rest' ||
      (rule.type === 'amount' && Number.isSafeInteger(rule.fen) && rule.fen >= 0) ||
      (rule.type === 'share' &&
        Number.isSafeInteger(rule.perTenThousand) &&
        rule.perTenThousand >= 0 &&
        rule.perTenThousand <= 10_000);
    if (!sound || key === '' || label === '' || keys.has(key))
      throw new DomainError('product.agreement_unsound', { key });
    keys.add(key);
  }
  const rests = agreement.filter((line) => line.rule.type === 'rest').length;
  if (rests !== 1) throw new DomainError('product.agreement_unsound', { rests });
}

/**
 * Rows for the screen: largest amount first, the grower first on ties, then the order of the agreement; lines of
 * nothing are left out. Works on frozen lines and on an agreement frozen for one piece.
 */
export function splitRows(lines: readonly Pick<FrozenLine, 'key' | 'kind' | 'label' | 'amountFen'>[]): SplitRow[] {
  const shown = lines
    .map((line, index) => ({ line, index }))
    .filter(({ line }) => line.amountFen > 0)
    .sort(
      (a, b) =>
        b.line.amountFen - a.line.amountFen ||
        Number(b.line.kind === 'grower') - Number(a.line.kind === 'grower') ||
        a.index - b.index,
    )
    .map(({ line }) => line);
  const parts = permilles(shown.map((line) => line.amountFen));
  return shown.map(({ key, kind, label, amountFen }, index) => ({
    key,
    kind,
    label,
    amountFen,
    permille: parts[index] ?? 0,
    weave: weaves[kind],
  }));
}

/** What all growers together get of frozen lines, for GrowerShare 种的人得. */
export function growersFen(lines: readonly Pick<FrozenLine, 'kind' | 'amountFen'>[]): Fen {
  return sumFen(lines.filter((line) => line.kind === 'grower').map((line) => line.amountFen));
}

/**
 * Shares a refund over lines (or over the households of a line) by what is left of each, so that no line gives back
 * more than it has and the refund that takes the last fen leaves zero everywhere.
 *
 * `left` holds, per key, the frozen amount less what earlier refunds took. Throws `order.refund_over_left`. A refund of
 * zero fen takes nothing.
 */
export function shareRefund(left: readonly { key: string; fen: Fen }[], refundFen: Fen): Share[] {
  const leftFen = sumFen(left.map((line) => assertNonNegativeFen(line.fen)));
  if (assertNonNegativeFen(refundFen) > leftFen)
    throw new DomainError('order.refund_over_left', { refundFen, leftFen });
  if (refundFen === 0) return left.map(({ key }) => ({ key, fen: 0, extraFen: 0 }));
  return allocate(
    refundFen,
    left.map(({ key, fen }) => ({ key, weight: fen })),
  );
}
