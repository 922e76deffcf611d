import * as z from 'zod';

/** A payment as WeChat tells it, by query or by notification. Amounts in fen. */
export interface Transaction {
  readonly appid: string;
  readonly mchid: string;
  readonly outTradeNo: string;
  /** Given once it has been paid. */
  readonly transactionId?: string;
  /** `REFUND` is a paid order of which something was given back. */
  readonly tradeState: 'SUCCESS' | 'REFUND' | 'NOTPAY' | 'CLOSED' | 'REVOKED' | 'USERPAYING' | 'PAYERROR';
  readonly succeededAt?: Date;
  readonly payerOpenid?: string;
  /** What the order costs. */
  readonly totalFen?: number;
  /** What the payer paid after WeChat's own coupons; the merchant is settled by `totalFen`. */
  readonly payerTotalFen?: number;
  readonly currency?: string;
  readonly attach?: string;
}

/** A refund as WeChat tells it. Amounts in fen. */
export interface WechatRefund {
  /** In notifications only. */
  readonly mchid?: string;
  readonly outRefundNo: string;
  readonly refundId: string;
  readonly outTradeNo: string;
  readonly transactionId: string;
  /** `ABNORMAL`: the payer's account can't take it, a person must act; `CLOSED`: not done and never will be. */
  readonly status: 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL';
  readonly succeededAt?: Date;
  readonly refundFen: number;
  readonly totalFen: number;
}

const instant = z.iso.datetime({ offset: true });
const fen = z.int().min(0);
const dateOf = (text: string | undefined) => (text === undefined ? undefined : new Date(text));

export const prepayAnswer = z.object({ prepay_id: z.string().min(1).max(64) });

const transactionWire = z.object({
  appid: z.string(),
  mchid: z.string(),
  out_trade_no: z.string(),
  transaction_id: z.string().optional(),
  trade_state: z.enum(['SUCCESS', 'REFUND', 'NOTPAY', 'CLOSED', 'REVOKED', 'USERPAYING', 'PAYERROR']),
  success_time: instant.optional(),
  payer: z.object({ openid: z.string().optional() }).optional(),
  amount: z.object({ total: fen.optional(), payer_total: fen.optional(), currency: z.string().optional() }).optional(),
  attach: z.string().optional(),
});

/** @throws ZodError when it is not a transaction */
export function transactionOf(wire: unknown): Transaction {
  const t = transactionWire.parse(wire);
  return {
    appid: t.appid,
    mchid: t.mchid,
    outTradeNo: t.out_trade_no,
    transactionId: t.transaction_id,
    tradeState: t.trade_state,
    succeededAt: dateOf(t.success_time),
    payerOpenid: t.payer?.openid,
    totalFen: t.amount?.total,
    payerTotalFen: t.amount?.payer_total,
    currency: t.amount?.currency,
    attach: t.attach,
  };
}

const refundBase = z.object({
  refund_id: z.string(),
  out_refund_no: z.string(),
  transaction_id: z.string(),
  out_trade_no: z.string(),
  success_time: instant.optional(),
  amount: z.object({ total: fen, refund: fen }),
});
const refundAnswerWire = refundBase.extend({ status: z.enum(['PROCESSING', 'SUCCESS', 'CLOSED', 'ABNORMAL']) });
const refundNoticeWire = refundBase.extend({
  mchid: z.string(),
  refund_status: z.enum(['PROCESSING', 'SUCCESS', 'CLOSED', 'ABNORMAL']),
});

const refundFrom = (
  wire: z.infer<typeof refundBase>,
  status: WechatRefund['status'],
  mchid?: string,
): WechatRefund => ({
  mchid,
  outRefundNo: wire.out_refund_no,
  refundId: wire.refund_id,
  outTradeNo: wire.out_trade_no,
  transactionId: wire.transaction_id,
  status,
  succeededAt: dateOf(wire.success_time),
  refundFen: wire.amount.refund,
  totalFen: wire.amount.total,
});

/** A refund as answered to a request. @throws ZodError */
export function refundOf(wire: unknown): WechatRefund {
  const refund = refundAnswerWire.parse(wire);
  return refundFrom(refund, refund.status);
}

/** A refund as told in a notification, whose fields are named otherwise. @throws ZodError */
export function noticedRefundOf(wire: unknown): WechatRefund {
  const refund = refundNoticeWire.parse(wire);
  return refundFrom(refund, refund.refund_status, refund.mchid);
}
