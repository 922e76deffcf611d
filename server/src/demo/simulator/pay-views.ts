import type { Refund, Trade } from './model.js';
import { beijing } from './wire.js';

/** What merchants are told of orders and refunds, in the field names of API v3. */

const stateWords: Record<Trade['state'], string> = {
  NOTPAY: '订单未支付',
  SUCCESS: '支付成功',
  REFUND: '转入退款',
  CLOSED: '订单已关闭',
};

export function tradeView(trade: Trade, mchid: string): Record<string, unknown> {
  const paid = trade.paidAt !== undefined;
  return {
    appid: trade.appid,
    mchid,
    out_trade_no: trade.outTradeNo,
    attach: trade.attach,
    trade_state: trade.state,
    trade_state_desc: stateWords[trade.state],
    promotion_detail: [],
    amount: {
      total: trade.totalFen,
      currency: 'CNY',
      ...(paid && { payer_total: trade.totalFen, payer_currency: 'CNY' }),
    },
    payer: paid ? { openid: trade.openid } : {},
    ...(trade.paidAt !== undefined && {
      transaction_id: trade.transactionId,
      trade_type: 'JSAPI',
      bank_type: 'OTHERS',
      success_time: beijing(trade.paidAt),
    }),
  };
}

const refundCore = (refund: Refund, trade: Trade) => ({
  refund_id: refund.refundId,
  out_refund_no: refund.outRefundNo,
  transaction_id: trade.transactionId,
  out_trade_no: refund.outTradeNo,
  user_received_account: '支付用户零钱',
  ...(refund.succeededAt !== undefined && { success_time: beijing(refund.succeededAt) }),
});

const amounts = (refund: Refund, trade: Trade) => ({
  total: trade.totalFen,
  refund: refund.refundFen,
  payer_total: trade.totalFen,
  payer_refund: refund.refundFen,
});

export function refundView(refund: Refund, trade: Trade): Record<string, unknown> {
  return {
    ...refundCore(refund, trade),
    channel: 'ORIGINAL',
    create_time: beijing(refund.createdAt),
    status: refund.status,
    funds_account: 'UNSETTLED',
    amount: {
      ...amounts(refund, trade),
      from: [],
      settlement_refund: refund.refundFen,
      settlement_total: trade.totalFen,
      discount_refund: 0,
      currency: 'CNY',
    },
    promotion_detail: [],
  };
}

/** The content of a refund's notification: its fields differ from those of the answer. */
export function refundNotice(refund: Refund, trade: Trade, mchid: string): Record<string, unknown> {
  return {
    mchid,
    ...refundCore(refund, trade),
    refund_status: refund.status,
    amount: amounts(refund, trade),
  };
}
