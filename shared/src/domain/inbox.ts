/** What a message in the inbox is about; one switch of a person's preferences each. */
export const inboxKinds = ['notice', 'vote', 'activity', 'topic', 'order', 'money', 'credit', 'people'] as const;
export type InboxKind = (typeof inboxKinds)[number];

/** As the screen calls them. */
export const inboxKindLabels: Record<InboxKind, string> = {
  notice: '通知',
  vote: '议事',
  activity: '活动',
  topic: '说事',
  order: '订单',
  money: '钱',
  credit: '积分',
  people: '户和人',
};
