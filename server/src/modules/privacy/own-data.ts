import { type OwnPart, WHEN } from './own-part.js';
import { account, register } from './own-self.js';

const notice = { table: 'notices', column: 'notice_id' } as const;
const poll = { table: 'polls', column: 'poll_id' } as const;
const activity = { table: 'activities', column: 'activity_id' } as const;

const affairs: readonly OwnPart[] = [
  {
    title: '知道了的通知',
    table: 'notice_acknowledgements',
    user: ['user_id'],
    resident: ['resident_id'],
    about: notice,
    sheet: { about: '通知', acknowledged_at: WHEN },
  },
  {
    title: '通知下的留言',
    table: 'notice_replies',
    user: ['user_id'],
    about: notice,
    without: ['hidden_by'],
    sheet: { about: '通知', text: '说了什么', replied_at: WHEN, hidden_reason: '为什么收起' },
  },
  {
    title: '招工报名',
    table: 'hiring_signups',
    user: ['user_id'],
    resident: ['resident_id'],
    about: notice,
    sheet: { about: '通知', signed_at: '报名', cancelled_at: '退出' },
  },
  {
    title: '名册里有我的表决',
    table: 'poll_electors',
    resident: ['holder_id'],
    about: poll,
    sheet: { about: '表决', label: '写作', reason: '为什么有我' },
  },
  {
    title: '投的票',
    table: 'ballots',
    user: ['cast_by'],
    resident: ['holder_id'],
    about: poll,
    sheet: { about: '表决', choice: '投了', cast_at: WHEN },
  },
  {
    title: '改票的记录',
    table: 'ballot_acts',
    user: ['cast_by'],
    resident: ['holder_id'],
    about: poll,
    sheet: { about: '表决', version: '第几次', choice: '投了', cast_at: WHEN },
  },
  {
    title: '不记名的票',
    table: 'secret_marks',
    user: ['cast_by'],
    resident: ['holder_id'],
    about: poll,
    sheet: { about: '投过的表决' },
  },
  {
    title: '别人帮我投的票',
    table: 'assisted_ballots',
    user: ['overturned_by'],
    resident: ['holder_id'],
    about: poll,
    without: ['helper_id', 'witness_one', 'witness_two'],
    sheet: { about: '表决', how: '怎么帮的', helper_name: '谁帮的', recorded_at: WHEN, overturned_at: '推翻' },
  },
  {
    title: '委托',
    table: 'poll_proxies',
    resident: ['holder_id', 'agent_id'],
    about: poll,
    without: ['given_by', 'revoked_by'],
    sheet: { about: '表决', holder_name: '谁委托', agent_name: '委托谁', given_at: WHEN, revoked_at: '收回' },
  },
  {
    title: '是哪里的成员',
    table: 'body_members',
    resident: ['resident_id'],
    without: ['entered_by', 'left_by'],
    sheet: { body: '哪里', since: '从', left_on: '到' },
  },
  {
    title: '归我办的任务',
    table: 'decision_tasks',
    user: ['owner_id'],
    about: poll,
    without: ['created_by', 'done_by'],
    sheet: { about: '决议', title: '任务', due_on: '哪天前', done_at: '办完', done_note: '怎么办的' },
  },
  {
    title: '提的事',
    table: 'topics',
    user: ['asked_by'],
    sheet: { title: '题目', state: '到哪一步', asked_at: WHEN },
  },
  {
    title: '说的话',
    table: 'topic_posts',
    user: ['author_id'],
    about: { table: 'topics', column: 'topic_id' },
    sheet: { about: '哪件事', body: '说了什么', posted_at: WHEN, state: '看得到吗' },
  },
  {
    title: '觉得不对的',
    table: 'post_reports',
    user: ['user_id'],
    sheet: { reason: '为什么', note: '写了什么', reported_at: WHEN, settled_at: '处理' },
  },
  {
    title: '申诉',
    table: 'post_appeals',
    where: `t.village_id = $1 AND t.post_id IN (SELECT id FROM topic_posts WHERE village_id = $1 AND author_id = $2)`,
    without: ['decided_by'],
    sheet: { reason: '为什么', appealed_at: WHEN, upheld: '准了', answer: '答复' },
  },
];

const activities: readonly OwnPart[] = [
  {
    title: '活动报名',
    table: 'activity_places',
    user: ['answered_by'],
    resident: ['resident_id'],
    about: activity,
    sheet: { about: '活动', state: '来不来', note: '写的话', answered_at: WHEN },
  },
  {
    title: '活动到场',
    table: 'attendance_marks',
    resident: ['resident_id'],
    about: activity,
    without: ['marked_by'],
    sheet: { about: '活动', present: '到了', way: '怎么记的', marked_at: WHEN, reason: '为什么改' },
  },
  {
    title: '到场得的',
    table: 'activity_results',
    resident: ['resident_id'],
    about: activity,
    sheet: { about: '活动', pay_fen: '多少分钱', made_at: WHEN },
  },
  {
    title: '在哪些队',
    table: 'group_members',
    user: ['asked_by'],
    resident: ['resident_id'],
    without: ['decided_by'],
    sheet: { state: '是不是队员', asked_at: WHEN },
  },
  {
    title: '我办的活动',
    table: 'activities',
    user: ['organiser_id'],
    sheet: { title: '活动', place: '在哪', starts_at: '开始', state: '到哪一步' },
  },
  {
    title: '我带的队',
    table: 'activity_groups',
    resident: ['leader_id'],
    without: ['created_by'],
    sheet: { name: '队', created_at: WHEN },
  },
];

const money: readonly OwnPart[] = [
  {
    title: '买的货',
    table: 'orders',
    user: ['user_id'],
    sheet: {
      no: '单号',
      product_name: '货',
      quantity: '几份',
      amount_fen: '多少分钱',
      state: '到哪一步',
      placed_at: '下单',
      receiver_name: '收货人',
      receiver_phone: '电话',
      receiver_region: '地区',
      receiver_detail: '地址',
      tracking_no: '快递单号',
    },
  },
  {
    title: '单号',
    table: 'order_references',
    user: ['user_id'],
    global: true,
    sheet: { out_trade_no: '单号', placed_at: WHEN },
  },
  {
    title: '付的钱',
    table: 'payments',
    where: `t.village_id = $1 AND t.order_id IN (SELECT id FROM orders WHERE village_id = $1 AND user_id = $2)`,
    without: ['prepay_id'],
    sheet: { out_trade_no: '单号', amount_fen: '多少分钱', state: '到哪一步', paid_at: WHEN },
  },
  {
    title: '要求的退款',
    table: 'refunds',
    user: ['requested_by'],
    without: ['decided_by'],
    sheet: { out_refund_no: '退款号', amount_fen: '多少分钱', reason: '为什么', state: '到哪一步', requested_at: WHEN },
  },
  {
    title: '报的积分',
    table: 'credit_claims',
    user: ['claimed_by'],
    without: ['reviewed_by', 'resolved_by'],
    sheet: { points: '分', note: '写的话', state: '到哪一步', claimed_at: WHEN, review_reason: '认定时说的' },
  },
  {
    title: '提的意见',
    table: 'credit_objections',
    user: ['user_id'],
    sheet: { reason: '为什么', objected_at: WHEN },
  },
];

const messages: readonly OwnPart[] = [
  {
    title: '消息',
    table: 'inbox_messages',
    user: ['user_id'],
    sheet: { title: '题目', text: '内容', created_at: WHEN, read_at: '看了' },
  },
  { title: '不想收的消息', table: 'inbox_settings', user: ['user_id'], sheet: { muted: '哪几种', changed_at: WHEN } },
  {
    title: '同意收的微信消息',
    table: 'inbox_consents',
    user: ['user_id'],
    sheet: { template: '哪一种', remaining: '还剩几条' },
  },
  {
    title: '发过的微信消息',
    table: 'inbox_pushes',
    user: ['user_id'],
    sheet: { template: '哪一种', sent_on: '哪天', state: '发到了吗' },
  },
  {
    title: '传的照片和录音',
    table: 'media',
    user: ['uploaded_by'],
    sheet: { kind: '是什么', owner_type: '用在哪', size_bytes: '多大', uploaded_at: WHEN },
  },
];

/** Everything that is a person's own, in the order of the copy. */
export const ownData: readonly OwnPart[] = [...account, ...register, ...affairs, ...activities, ...money, ...messages];
