import type { ReportReason } from '@wecountry/shared/domain/post-states';

interface Said {
  /** One of the story, or anybody. */
  by: string | null;
  daysAgo: number;
  at: string;
  body: string;
}

interface DemoTopic extends Said {
  title: string;
  replies: Said[];
  /** The committee's answer. */
  answer?: Omit<Said, 'by'>;
  /** When the asker found it clear. */
  settled?: { daysAgo: number; at: string };
  /** Why it is not true, above its words. */
  correction?: { daysAgo: number; at: string; text: string };
  /** Somebody finds the last reply not right; nobody has looked yet. */
  reported?: { daysAgo: number; at: string; reason: ReportReason; note: string };
}

/** What the invented village talks about: settled, answered, open with a report, and one that was not true. */
export const TOPICS: DemoTopic[] = [
  {
    title: '上寨的路灯坏了三天',
    body: '水井边那一盏不亮了，晚上挑水看不见路。能不能来看看？',
    by: '吴阿满',
    daysAgo: 8,
    at: '19:20',
    replies: [{ by: null, daysAgo: 8, at: '20:05', body: '我家门口那盏也一闪一闪的。' }],
    answer: { daysAgo: 7, at: '09:10', body: '电工明天上午来换灯头，水井边和路口的一起换。换好了在这里说。' },
    settled: { daysAgo: 6, at: '18:40' },
  },
  {
    title: '听说下个月起进寨要收钱',
    body: '有人说外面的车进寨要交 20 元，是不是真的？',
    by: null,
    daysAgo: 5,
    at: '12:30',
    replies: [],
    correction: { daysAgo: 5, at: '15:00', text: '村里没有定过，也没有打算收进寨的钱。问过乡里，也没有这件事。' },
  },
  {
    title: '在外面打工，医保怎么缴',
    body: '我在佛山，今年回不来。医保能不能在手机上缴，还是要家里人去办？',
    by: '吴家兴',
    daysAgo: 4,
    at: '21:15',
    replies: [],
    answer: {
      daysAgo: 3,
      at: '10:40',
      body: '手机上能缴，和往年一样。弄不来的，把户口本的照片发给家里人，村委会帮着办，月底以前都行。',
    },
  },
  {
    title: '垃圾车能不能早上七点以前来',
    body: '现在九点多才来，出工的人等不到，袋子放在路边被狗扒。',
    by: '吴雪芬',
    daysAgo: 2,
    at: '20:10',
    replies: [
      { by: null, daysAgo: 2, at: '20:50', body: '我们中寨也想早一点，七点正好。' },
      { by: null, daysAgo: 1, at: '07:40', body: '都是路口那几户自己懒，半夜偷偷把垃圾倒到河边。' },
    ],
    reported: { daysAgo: 1, at: '12:20', reason: 'insult', note: '没有凭据，不要这样说人家。' },
  },
];
