const words: Readonly<Record<string, string>> = {
  credit_claim: '申报',
  dividend_plan: '分配方案',
  lot: '批次',
  museum_voucher: '博物馆的一笔',
  notice: '通知',
  order: '订单',
  poll: '表决',
  product: '产品',
  refund: '退款',
  rule_book: '积分细则',
  user: '人',
  village: '村',
};

/** What an entry of the books comes from: its type begins with the thing itself (order_paid, refund_approved). */
const sources: readonly (readonly [start: string, word: string])[] = [
  ['order', '订单'],
  ['late_payment', '付晚了的订单'],
  ['refund', '退款'],
  ['wechat_fee', '微信手续费'],
  ['lot', '批次'],
  ['museum_voucher', '博物馆的一笔'],
  ['dividend', '分配方案'],
  ['opening', '期初'],
  ['profit', '结转'],
  ['year', '年结'],
];

export const sourceWord = (type: string): string => sources.find(([start]) => type.startsWith(start))?.[1] ?? '凭证';

/** What an act was done to: 'order 0190…' as its word and its id; anything else as it is. */
export function subjectOf(subject: string): { word: string; id: string } {
  const [, type = '', id = ''] = /^([a-z_]+) (\S+)$/.exec(subject) ?? [];
  const word = words[type];
  return word === undefined ? { word: subject, id: '' } : { word, id };
}
