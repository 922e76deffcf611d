import type { BodyOf } from '@wecountry/shared/contracts';

type NoticeText = Omit<BodyOf<'notices.publish'>, 'hamletIds'> & {
  /** Days before today that it went out, and the time of day in Asia/Shanghai. */
  daysAgo: number;
  at: string;
  hamlets: string[];
  /** The part of bound people who opened it, and of those who pressed 知道了. */
  opened: number;
  acknowledged: number;
  /** What it said at first, so many minutes before it was set right, and why. */
  corrected?: { first: { title?: string; body?: string; when?: string }; afterMinutes: number; reason: string };
  /** How many signed up for its work. */
  hands?: number;
  /** The leader of 上寨 got the list that evening and called. */
  called?: boolean;
};

/** A month of invented notices, oldest first. Days in braces count from today (`calendar.inWords`). */
export const NOTICES: NoticeText[] = [
  {
    daysAgo: 29,
    at: '09:10',
    category: 'notice',
    title: '医保缴费，月底前办好',
    body: '明年的医保开始缴了。可以在手机上缴，也可以到村委会来，我们帮你办。',
    when: '{+8}以前',
    where: '村委会，或者手机上',
    todo: '带上户口本',
    hamlets: [],
    opened: 0.93,
    acknowledged: 0.9,
  },
  {
    daysAgo: 26,
    at: '19:30',
    category: 'culture',
    title: '歌师教侗歌，周六开课',
    body: '陆正华老师傅教《蝉之歌》。娃娃和大人都可以来，不收钱。',
    when: '每周六晚 7 点',
    where: '鼓楼',
    todo: '想学的直接来',
    hamlets: [],
    opened: 0.85,
    acknowledged: 0.7,
  },
  {
    daysAgo: 23,
    at: '08:20',
    category: 'hiring',
    title: '收香禾糯，要 20 个人',
    body: '合作社收禾把，管中饭，一天 120 元，当天记工。',
    when: '{-21}到{-17}',
    where: '上寨大坝',
    todo: '找石春生报名',
    hamlets: ['上寨', '中寨'],
    opened: 0.9,
    acknowledged: 0.8,
  },
  {
    daysAgo: 21,
    at: '10:00',
    category: 'disclosure',
    title: '博物馆{年}的账，公开了',
    body: '生态博物馆{年}的收入和支出都贴在鼓楼，也在审计台里。有看不懂的，来村委会问。',
    hamlets: [],
    opened: 0.8,
    acknowledged: 0.62,
  },
  {
    daysAgo: 18,
    at: '17:00',
    category: 'notice',
    title: '分红办法，请每户来投票',
    body: '博物馆{年}能分的钱，拿出两成按积分分给各户。投票就在手机上，一户一票。',
    when: '{-8}晚 8 点截止',
    where: '“议事”里',
    todo: '每户投一票',
    hamlets: [],
    opened: 0.95,
    acknowledged: 0.9,
  },
  {
    daysAgo: 15,
    at: '07:45',
    category: 'urgent',
    title: '今晚有大风，牛栏要加固',
    body: '气象台说今晚有七级风。牛栏、大棚加固好，晚上不要走山路。',
    when: '今晚 8 点以后',
    where: '全村',
    todo: '下午加固好',
    hamlets: [],
    opened: 0.97,
    acknowledged: 0.96,
  },
  {
    daysAgo: 12,
    at: '09:00',
    category: 'notice',
    title: '清洁户检查，{-7}开始',
    body: '各寨组长和妇女代表一起，一户一户看。看的是门前、灶房和厕所。',
    when: '{-7}',
    where: '各家',
    todo: '门前扫干净',
    hamlets: [],
    opened: 0.88,
    acknowledged: 0.75,
  },
  {
    daysAgo: 9,
    at: '18:10',
    category: 'culture',
    title: '歌节排练，三个歌队都来',
    body: '侗年歌节快到了。排练的人记积分，有照片就行。',
    when: '每晚 7 点半',
    where: '鼓楼',
    todo: '带上歌本',
    hamlets: [],
    opened: 0.82,
    acknowledged: 0.66,
  },
  {
    daysAgo: 6,
    at: '08:00',
    category: 'disclosure',
    title: '合作社 {-1月}份的账',
    body: '{-1月}卖出的钱和种户得的钱，都记在账上。每家的在“我的钱”里看。',
    hamlets: [],
    opened: 0.78,
    acknowledged: 0.6,
  },
  {
    daysAgo: 4,
    at: '12:20',
    category: 'notice',
    title: '流感疫苗，60 岁以上不收钱',
    body: '乡卫生院来村里打针。发烧的先不要打。',
    when: '{+4}上午',
    where: '村卫生室',
    todo: '带身份证',
    hamlets: [],
    opened: 0.75,
    acknowledged: 0.6,
  },
  {
    daysAgo: 2,
    at: '07:30',
    category: 'hiring',
    title: '修上寨水渠，要 12 个人',
    body: '管子旧了，换新的。管中饭。出工的记公益劳动积分。',
    when: '{+2}起，三天',
    where: '上寨',
    todo: '在下面按“我要去”',
    hiring: { places: 12, payFen: 13_000, payUnit: 'day' },
    hands: 7,
    hamlets: ['上寨', '中寨'],
    opened: 0.6,
    acknowledged: 0.4,
  },
  {
    daysAgo: 1,
    at: '17:40',
    category: 'urgent',
    title: '明天停水，早 8 点到下午 4 点',
    body: '上寨水池的管子裂了，明天换新管。要是下雨，改到后天，会再发通知。',
    when: '明天 8:00 到 16:00',
    where: '上寨、中寨',
    todo: '今晚先接好水',
    corrected: {
      first: { title: '明天停水，早 8 点到下午 2 点', when: '明天 8:00 到 14:00' },
      afterMinutes: 20,
      reason: '换管子要多两个钟头',
    },
    called: true,
    hamlets: [],
    opened: 0.72,
    acknowledged: 0.9,
  },
];

/** One that waits for its time, so many days from today. */
export const WAITING_NOTICE = {
  inDays: 3,
  at: '07:00',
  notice: {
    category: 'notice',
    title: '收垃圾的车改到周二、周五',
    body: '下个星期起，收垃圾的车周二和周五早上来。头天晚上放到路口的桶里。',
    where: '各寨路口',
    todo: '头天晚上放好',
    hamletIds: [],
  },
} as const satisfies { inDays: number; at: string; notice: unknown };

interface PollText {
  title: string;
  body: string;
  openedDaysAgo: number;
  closesInDays: number;
  /** Households that vote for, against and abstain; the rest stay silent. */
  votes: { approve: number; reject: number; abstain: number };
  /** Two people enter the minutes, and it becomes a decision. */
  decided?: boolean;
  /** The vote is about last year's dividend plan. */
  plan?: boolean;
}

/** Invented votes: one of each outcome, one that waits for its minutes, and one that is open. */
export const POLLS: PollText[] = [
  {
    title: '寨门口装路灯',
    body: '在四个寨的寨门口各装两盏太阳能路灯，钱从村公益金里出，一共 9,600 元。',
    openedDaysAgo: 27,
    closesInDays: 5,
    votes: { approve: 196, reject: 78, abstain: 10 },
  },
  {
    title: '鼓楼前禁放鞭炮',
    body: '鼓楼是木头的。今后鼓楼前三十步以内不放鞭炮。',
    openedDaysAgo: 25,
    closesInDays: 6,
    votes: { approve: 170, reject: 160, abstain: 10 },
  },
  {
    title: '{年}博物馆的分红办法',
    body: '博物馆{年}能分的钱，拿出 20%，按各户当年的积分分给各户。除不尽的零头，先舍去，再逐户补 1 分。',
    openedDaysAgo: 18,
    closesInDays: 10,
    votes: { approve: 302, reject: 57, abstain: 32 },
    decided: true,
    plan: true,
  },
  {
    title: '河边修洗衣台',
    body: '在中寨河边修两级洗衣台，石板村里有，出工记公益劳动积分，不另外花钱。',
    openedDaysAgo: 16,
    closesInDays: 9,
    votes: { approve: 262, reject: 58, abstain: 20 },
  },
  {
    title: '上寨水渠归村里统一管',
    body: '水渠坏了没人修。归村里统一管，每年从公益金里拿 3,000 元维修。',
    openedDaysAgo: 4,
    closesInDays: 7,
    votes: { approve: 190, reject: 62, abstain: 32 },
  },
];
