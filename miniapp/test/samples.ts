import type { ResponseOf } from '@wecountry/shared/contracts';

type Notice = ResponseOf<'notices.get'>;
type Poll = ResponseOf<'polls.get'>;
type Today = ResponseOf<'today.get'>;

/** So many hours from now, as the server writes it. */
export const inHours = (hours: number): string => new Date(Date.now() + hours * 3600_000).toISOString();

export const notice = (part: Partial<Notice> = {}): Notice => ({
  id: 'n1',
  category: 'urgent',
  title: '明天停水，早 8 点到下午 4 点',
  publishedAt: inHours(-14),
  receipt: { seen: false, listened: false, acknowledgedAt: null },
  body: '上寨水池的管子裂了，明天换新管。',
  when: '明天 8:00 到 16:00',
  where: '上寨、中寨',
  todo: '今晚先接好水',
  authorName: '村委会 石明',
  audienceLabel: '全村',
  audienceHouseholds: 460,
  pinned: true,
  withdrawn: false,
  corrections: 0,
  state: 'published',
  version: 1,
  pinnedUntil: inHours(58),
  withdrawal: null,
  oldTexts: [],
  pictures: [],
  voices: [],
  commentsOn: false,
  hiring: null,
  ...part,
});

export const today = (part: Partial<Today> = {}): Today => ({
  urgent: [],
  todos: [],
  notices: [],
  noticeTotal: 0,
  badges: { home: 0, affairs: 0 },
  ...part,
});

/** An open vote of households that ours has not cast in. */
export const poll = (part: Partial<Poll> = {}): Poll => ({
  id: 'p1',
  title: '上寨水渠归村里统一管',
  kind: 'approval',
  secret: false,
  options: [],
  maxChoices: 1,
  preset: 'household_representatives',
  presetLabel: '户代表会议',
  state: 'open',
  openedAt: inHours(-96),
  closesAt: inHours(70),
  electorate: 460,
  voted: 284,
  mine: 'not_voted',
  verdict: null,
  decisionNo: null,
  body: '水渠坏了没人修。归村里统一管。',
  unit: 'household',
  scopeLabel: '全村',
  quorumNeeded: 307,
  ruleSentences: ['应到 460 户，到会要 307 户', '同意的要过到会的一半'],
  presetUnchecked: true,
  presetSource: '村民委员会组织法（2018 年文本）第22条',
  presetValidFrom: '2026-01-01',
  notice: { wantedDays: 10, givenDays: 10, announcedAt: null },
  why: '你家是在册的户，一户一票，家里哪个大人投都算。',
  extensions: [],
  cancelled: null,
  helped: null,
  proxy: { allowed: false, mayGiveTo: [], given: null, held: [] },
  may: {
    extend: false,
    cancel: false,
    help: false,
    addTask: false,
    seeRoll: false,
    recordProxy: false,
    print: false,
  },
  tasks: [],
  plan: null,
  elector: { label: '上寨 17 号', choice: null, castAt: null, castByName: null },
  box: null,
  result: null,
  minutes: { entries: [], differences: [], mayEnter: false, decidedAt: null },
  ...part,
});

/** The same vote closed, with more than half of those present for it. */
export const countedPoll = (part: Partial<Poll> = {}): Poll =>
  poll({
    state: 'closed',
    closesAt: inHours(-20),
    voted: 391,
    mine: 'voted',
    verdict: 'reached',
    elector: { label: '上寨 17 号', choice: 'approve', castAt: inHours(-30), castByName: '吴春秀' },
    result: {
      approve: 302,
      reject: 57,
      abstain: 32,
      options: [],
      notVoted: 69,
      present: 391,
      quorumNeeded: 307,
      quorumMet: true,
      thresholdMet: true,
      verdict: 'reached',
      sentences: [
        { met: true, title: '人数够了', detail: '到会 391 户，要 307 户' },
        { met: true, title: '同意的超过一半', detail: '302 户同意，要过到会的一半' },
      ],
      closing: '本记录供会议使用：应到、到会、赞成如上。是否作出决定，以依法召开的会议及签名记录为准。',
    },
    ...part,
  });

export const pollCard = (part: Partial<Poll> = {}): ResponseOf<'polls.list'>['items'][number] => poll(part);
