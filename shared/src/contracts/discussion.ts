import * as z from 'zod';
import { postStates, reportReasons } from '../domain/post-states.js';
import { topicStates } from '../domain/topic-states.js';
import { contract } from './contract.js';
import { Cursor, Done, Id, Instant, InVillage, inVillage, text } from './common.js';
import { Picture } from './media.js';

export const TopicState = z.enum(topicStates);
export const PostState = z.enum(postStates);

const readers = ['villager', 'committee', 'supervisor', 'auditor'] as const;
const writers = ['villager', 'committee', 'supervisor'] as const;
const moderators = ['committee', 'supervisor'] as const;

const Post = z.object({
  id: Id,
  kind: z.enum(['question', 'reply', 'answer']).describe('answer 是村委会的正式答复'),
  state: PostState,
  authorName: z.string(),
  mine: z.boolean(),
  at: Instant,
  body: z.string().nullable().describe('收起来的，只有写的人和管事的人看得到原文'),
  pictures: z.array(Picture),
  tookSeconds: z.int().nullable().describe('正式答复：从问到答隔了多久'),
  hidden: z.object({ reason: z.string(), at: Instant, byName: z.string().nullable() }).nullable(),
  rumour: z.object({ correction: z.string(), byName: z.string(), at: Instant }).nullable(),
  appeal: z
    .object({ id: Id, reason: z.string(), at: Instant, upheld: z.boolean().nullable(), answer: z.string().nullable() })
    .nullable()
    .describe('写的人请求再看；upheld 是准了没有，还没定就是 null'),
  may: z.array(z.enum(['report', 'appeal', 'admit', 'hide', 'restore', 'label', 'judge'])),
});
export type Post = z.infer<typeof Post>;

const TopicCard = z.object({
  id: Id,
  title: z.string().nullable().describe('收起来的没有题目'),
  state: TopicState,
  post: PostState,
  askedByName: z.string(),
  mine: z.boolean(),
  askedAt: Instant,
  replies: z.int(),
  tookSeconds: z.int().nullable(),
  rumour: z.boolean(),
  hiddenReason: z.string().nullable(),
});

const QueueItem = z.object({
  topicId: Id,
  topicTitle: z.string(),
  post: Post,
  why: z.enum(['appeal', 'reported', 'waiting', 'hidden']),
  reports: z.array(z.object({ reason: z.enum(reportReasons), note: z.string(), at: Instant })),
  acts: z.array(z.object({ act: z.string(), reason: z.string(), byName: z.string().nullable(), at: Instant })),
});

const reason = text(2, 200);

export const discussionContracts = {
  'topics.list': contract({
    tag: '说事',
    summary: '村里说的事：新的在前、还没答复的、我说的；正式答复一般隔多久',
    access: readers,
    params: InVillage,
    query: z.object({
      view: z.enum(['newest', 'unanswered', 'mine']).optional(),
      poll: Id.optional().describe('只要说这次表决的'),
      cursor: Cursor.optional(),
    }),
    response: z.object({
      items: z.array(TopicCard),
      nextCursor: z.string().nullable(),
      answers: z.object({ count: z.int(), middleSeconds: z.int().nullable() }).describe('答复了几件，一半在多久以内'),
    }),
  }),
  'topics.get': contract({
    tag: '说事',
    summary: '一件事和它的问题',
    access: readers,
    params: inVillage('topic'),
    response: z.object({
      id: Id,
      title: z.string().nullable(),
      state: TopicState,
      mine: z.boolean(),
      question: Post,
      poll: z.object({ id: Id, title: z.string() }).nullable().describe('说的是哪次表决'),
      may: z.array(z.enum(['reply', 'answer', 'settle', 'reopen'])),
    }),
  }),
  'topics.posts': contract({
    tag: '说事',
    summary: '一件事下面的话，先说的在前',
    access: readers,
    params: inVillage('topic'),
    query: z.object({ cursor: Cursor.optional() }),
    response: z.object({ items: z.array(Post), nextCursor: z.string().nullable() }),
  }),
  'topics.ask': contract({
    tag: '说事',
    summary: '说一件事；看过才给大家看',
    access: ['villager'],
    idempotent: true,
    params: InVillage,
    body: z.object({
      title: text(4, 40),
      body: text(4, 1000),
      pictureIds: z.array(Id).max(6),
      pollId: Id.optional().describe('说的是哪次表决'),
    }),
    response: Done,
    status: 201,
  }),
  'topics.reply': contract({
    tag: '说事',
    summary: '接一句',
    access: writers,
    idempotent: true,
    params: inVillage('topic'),
    body: z.object({ body: text(1, 1000), pictureIds: z.array(Id).max(6) }),
    response: Done,
    status: 201,
  }),
  'topics.answer': contract({
    tag: '说事',
    summary: '村委会正式答复',
    access: ['committee'],
    idempotent: true,
    params: inVillage('topic'),
    body: z.object({ body: text(4, 1000), pictureIds: z.array(Id).max(6) }),
    response: Done,
    status: 201,
  }),
  'topics.settle': contract({
    tag: '说事',
    summary: '说清楚了，或者还没说清楚；只有说这件事的人能按',
    access: ['villager'],
    idempotent: true,
    params: inVillage('topic'),
    body: z.object({ settled: z.boolean() }),
    response: z.object({ state: TopicState }),
  }),
  'topics.report': contract({
    tag: '说事',
    summary: '觉得这句话不对，请村里看看；一个人对一句话记一次',
    access: writers,
    idempotent: true,
    params: inVillage('post'),
    body: z.object({ reason: z.enum(reportReasons), note: text(0, 200) }),
    response: Done,
    status: 201,
  }),
  'topics.appeal': contract({
    tag: '说事',
    summary: '我写的被收起来了，请监督委员再看',
    access: writers,
    idempotent: true,
    params: inVillage('post'),
    body: z.object({ reason }),
    response: Done,
    status: 201,
  }),
  'moderation.queue': contract({
    tag: '说事',
    summary: '等着看的：申诉、有人觉得不对的、内容检查拿不准的；或者收起来的',
    access: moderators,
    params: InVillage,
    query: z.object({ view: z.enum(['waiting', 'hidden']).optional(), cursor: Cursor.optional() }),
    response: z.object({ items: z.array(QueueItem), nextCursor: z.string().nullable(), total: z.int() }),
  }),
  'moderation.decide': contract({
    tag: '说事',
    summary: '让大家看、收起来、放回来；自己写的自己不能定',
    access: moderators,
    idempotent: true,
    params: inVillage('post'),
    body: z.object({ act: z.enum(['admit', 'hide', 'restore']), reason: text(0, 200) }),
    response: z.object({ state: PostState }),
  }),
  'moderation.label': contract({
    tag: '说事',
    summary: '标成不实，更正写在原文上面；不写更正就是去掉',
    access: ['committee'],
    idempotent: true,
    params: inVillage('post'),
    body: z.object({ correction: text(4, 300).nullable() }),
    response: z.object({ labelled: z.boolean() }),
  }),
  'moderation.judge': contract({
    tag: '说事',
    summary: '监督委员定申诉：放回来，还是照旧收着；收的人不能自己定',
    access: ['supervisor'],
    idempotent: true,
    params: inVillage('appeal'),
    body: z.object({ restore: z.boolean(), reason }),
    response: z.object({ state: PostState }),
  }),
};
