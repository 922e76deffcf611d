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

/** What an act was done to: 'order 0190…' as its word and its id; anything else as it is. */
export function subjectOf(subject: string): { word: string; id: string } {
  const [, type = '', id = ''] = /^([a-z_]+) (\S+)$/.exec(subject) ?? [];
  const word = words[type];
  return word === undefined ? { word: subject, id: '' } : { word, id };
}
