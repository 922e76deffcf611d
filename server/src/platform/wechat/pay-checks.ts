import type { Transaction, WechatRefund } from './pay-answers.js';

export interface ExpectedTransaction {
  readonly mchid: string;
  readonly appid: string;
  readonly outTradeNo: string;
  readonly amountFen: number;
}

export interface ExpectedRefund {
  readonly mchid: string;
  readonly outTradeNo: string;
  readonly outRefundNo: string;
  readonly refundFen: number;
  readonly amountFen: number;
}

/** One thing that is not as ordered. A verified message with one is an alarm, never a paid order. */
export interface Mismatch {
  readonly field: string;
  readonly expected: string | number;
  readonly got: string | number | undefined;
}

const compare = (pairs: [field: string, expected: string | number, got: string | number | undefined][]): Mismatch[] =>
  pairs.filter(([, expected, got]) => expected !== got).map(([field, expected, got]) => ({ field, expected, got }));

/**
 * Holds what WeChat says of a payment against what was ordered. Says nothing of the trade state: see `isPaid`.
 * @returns every difference; none means the payment is the one expected
 */
export function checkTransaction(transaction: Transaction, expected: ExpectedTransaction): Mismatch[] {
  return compare([
    ['mchid', expected.mchid, transaction.mchid],
    ['appid', expected.appid, transaction.appid],
    ['outTradeNo', expected.outTradeNo, transaction.outTradeNo],
    ['amountFen', expected.amountFen, transaction.totalFen],
    ['currency', 'CNY', transaction.currency ?? 'CNY'],
  ]);
}

/** Holds what WeChat says of a refund against what was asked. An answer, unlike a notification, names no mchid. */
export function checkRefund(refund: WechatRefund, expected: ExpectedRefund): Mismatch[] {
  return compare([
    ['mchid', expected.mchid, refund.mchid ?? expected.mchid],
    ['outTradeNo', expected.outTradeNo, refund.outTradeNo],
    ['outRefundNo', expected.outRefundNo, refund.outRefundNo],
    ['refundFen', expected.refundFen, refund.refundFen],
    ['amountFen', expected.amountFen, refund.totalFen],
  ]);
}

/** Whether the money came in. A query after a refund says `REFUND`, which was paid too. */
export function isPaid(transaction: Transaction): boolean {
  return transaction.tradeState === 'SUCCESS' || transaction.tradeState === 'REFUND';
}
