/** What an entry records, and how a person reads it. A reversal keeps the kind of the entry it reverses. */
const entryKinds = {
  opening: '期初和股金',
  lot_delivered: '收货入库',
  order_paid: '买家付款',
  order_received: '买家收货，转成收入',
  order_due: '货款到期，记给供货户',
  order_lines: '运费和包装',
  order_village: '给村的一份',
  order_museum: '给博物馆的一份',
  refund_approved: '同意退款（收货以前）',
  refund_after_receipt: '同意退款（收货以后）',
  refund_village: '村的一份退回',
  refund_museum: '博物馆的一份退回',
  refund_succeeded: '退款到账',
  late_payment: '关了的订单收到钱',
  wechat_fee: '微信手续费',
  wechat_fee_back: '退回手续费',
  payout: '付给供货户',
  transfer: '银行和微信之间划转',
  museum_income: '博物馆收入',
  museum_cost: '博物馆支出',
  activity_pay: '活动劳务，记给各人',
  year_closed: '年终结转收支',
  profit_carried: '收益转入分配',
  dividend: '分红记给各户',
} as const;

export type EntryKind = keyof typeof entryKinds;

/** The Chinese word for what an entry is. */
export function kindLabel(kind: EntryKind, reverses: number | null): string {
  return reverses === null ? entryKinds[kind] : '冲销';
}
