/** What is deleted when an account is given up, as its person reads it. */
export const erased: readonly string[] = [
  '微信身份和所有的登录',
  '手机号',
  '收到的消息，同意收的微信消息',
  '名册、表决名册、委托和帮手记录里的名字，换成代号',
  '订单上的收货人、电话和门牌，付款时的微信号码',
  '出生的月和日，只留年份',
  '你的角色，你让别人替办的，替小孩点的同意',
];

interface Kept {
  readonly what: string;
  readonly why: string;
  /** The columns in which a name may still stand: `table.column`. */
  readonly where: readonly string[];
}

/** What stays afterwards and why. Nothing outside of these columns says who it was. */
export const kept: readonly Kept[] = [
  {
    what: '账本和凭证',
    why: '会计的规矩要留三十年，谁也不能改。该给你的钱还欠着，带身份证来领。',
    where: ['accounts.name', 'journal_entries.memo', 'museum_vouchers.memo'],
  },
  {
    what: '投过的票、积分和决议',
    why: '是村里的档案，只认代号。投过的票还算数。',
    where: [],
  },
  {
    what: '买货的记录',
    why: '交易记录要留三年，留的是货、钱和地区，没有你的名字和电话。',
    where: [],
  },
  {
    what: '说过的话、拍的照片',
    why: '别人接着说了下去，话留着，不写是谁说的。要删哪一句，注销前自己找村委会收起。',
    where: [
      'notices.title',
      'notices.body',
      'notice_versions.title',
      'notice_versions.body',
      'notice_replies.text',
      'topics.title',
      'topic_posts.body',
      'credit_claims.note',
      'credit_claims.review_reason',
      'activities.title',
      'activities.body',
      'decision_tasks.title',
      'products.grower_word',
      'products.story',
    ],
  },
  {
    what: '别人刚办的事的回执',
    why: '他的手机没收到会再问一次，三十天里自动扔掉。',
    where: ['idempotency_keys.answer'],
  },
  {
    what: '别人收到过的消息',
    why: '消息里写过你的名字的，在别人那里，我们不去改别人的。',
    where: ['inbox_messages.title', 'inbox_messages.text'],
  },
];
