import { stepFor, type Step } from './state-table.js';

/**
 * Who sees a post (a topic's question, a reply, an answer). `checking`: WeChat looks at it, `waiting`: a person has to;
 * both are seen by their author and by those who moderate. `hidden` leaves its place and its reason for everybody.
 */
export const postStates = ['checking', 'waiting', 'visible', 'hidden'] as const;
export type PostState = (typeof postStates)[number];

/** What WeChat suggested, or that it could not be asked. */
export const checkVerdicts = ['pass', 'review', 'risky', 'unasked'] as const;
export type CheckVerdict = (typeof checkVerdicts)[number];

export type PostEvent = CheckVerdict | 'admit' | 'hide' | 'restore' | 'overturn';

/** `machine`: the content check. `moderator`: committee or supervisor, not the author. `judge`: a supervisor on appeal. */
export type PostActor = 'machine' | 'moderator' | 'judge';

export const postTable: readonly Step<PostState, PostEvent, PostActor>[] = [
  { from: 'checking', event: 'pass', to: 'visible', who: ['machine'] },
  { from: 'checking', event: 'review', to: 'waiting', who: ['machine'] },
  { from: 'checking', event: 'unasked', to: 'waiting', who: ['machine'] },
  { from: 'checking', event: 'risky', to: 'hidden', who: ['machine'] },
  { from: 'checking', event: 'admit', to: 'visible', who: ['moderator'] },
  { from: 'checking', event: 'hide', to: 'hidden', who: ['moderator'], needs: ['reason'] },
  { from: 'waiting', event: 'admit', to: 'visible', who: ['moderator'] },
  { from: 'waiting', event: 'hide', to: 'hidden', who: ['moderator'], needs: ['reason'] },
  { from: 'visible', event: 'admit', to: 'visible', who: ['moderator'] },
  { from: 'visible', event: 'hide', to: 'hidden', who: ['moderator'], needs: ['reason'] },
  { from: 'hidden', event: 'restore', to: 'visible', who: ['moderator'], needs: ['reason'] },
  { from: 'hidden', event: 'overturn', to: 'visible', who: ['judge'], needs: ['reason', 'another_person'] },
];

/** What a tag on the post says; nothing where everybody sees it. */
export const postStateLabels: Readonly<Record<PostState, string>> = {
  checking: '正在看一眼',
  waiting: '等村里看一眼',
  visible: '',
  hidden: '收起来了',
};

/** What its author is told about a post in this state. */
export const postStateHelp: Readonly<Record<PostState, string>> = {
  checking: '现在只有你看得到。看过没问题，大家就看到了。',
  waiting: '现在只有你看得到。村委会的人看过，大家就看到了。',
  visible: '',
  hidden: '大家只看到收起来的原因。觉得不对，可以请监督委员再看。',
};

/** Why a post is hidden that WeChat calls risky; a person may restore it. */
export const RISKY_REASON = '微信的内容检查没让过';

/** What somebody may have against a post. */
export const reportReasons = ['rumour', 'insult', 'privacy', 'advert', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];

export const reportReasonLabels: Readonly<Record<ReportReason, string>> = {
  rumour: '说的不是真的',
  insult: '骂人、伤人',
  privacy: '说了别人的私事',
  advert: '广告、骗钱',
  other: '别的原因',
};

/** The state an event leads to, or `post.not_now`. */
export function nextPostState(from: PostState, event: PostEvent, who: PostActor): PostState {
  return stepFor(postTable, from, event, who, 'post.not_now').to;
}

/** Whether a reader sees the words: everybody those that are visible, the author and who moderates all of them. */
export function mayRead(state: PostState, reader: { author: boolean; moderator: boolean }): boolean {
  return state === 'visible' || reader.author || reader.moderator;
}

/** Whether a reader sees that there is something: what is hidden leaves its place, what nobody looked at does not. */
export function hasPlace(state: PostState, reader: { author: boolean; moderator: boolean }): boolean {
  return state === 'hidden' || mayRead(state, reader);
}
