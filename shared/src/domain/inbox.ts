import { type Instant, localTime } from './calendar.js';

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

/** The templates of WeChat's subscription messages that the village uses; a consent is for one of them. */
export const subscribeTemplates = ['affairs', 'votes', 'money'] as const;
export type SubscribeTemplate = (typeof subscribeTemplates)[number];

/** As the screen calls them. */
export const subscribeTemplateLabels: Record<SubscribeTemplate, string> = {
  affairs: '村里的事',
  votes: '议事',
  money: '钱和积分',
};

/** By which template a kind of message goes to the phone. */
export const templateOfKind: Record<InboxKind, SubscribeTemplate> = {
  notice: 'affairs',
  activity: 'affairs',
  topic: 'affairs',
  people: 'affairs',
  vote: 'votes',
  order: 'money',
  money: 'money',
  credit: 'money',
};

/** So many messages of one template reach the phone on a day; what comes after goes into one digest in the evening. */
export const PUSHES_A_DAY = 2;

const THING_LENGTH = 20;

/** A text as a `thing` keyword takes it: at most 20 characters, one line, never empty. */
export function toThing(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  if (characters.length === 0) return '点开看看';
  return characters.length > THING_LENGTH ? `${characters.slice(0, THING_LENGTH - 1).join('')}…` : characters.join('');
}

/** An instant as a `time` keyword takes it, in Shanghai's time: 2026年11月22日 20:05. */
export function toTimeKeyword(at: Instant): string {
  const { year, month, day, hour, minute } = localTime(at);
  const two = (n: number) => (n < 10 ? `0${n}` : `${n}`);
  return `${year}年${month}月${day}日 ${two(hour)}:${two(minute)}`;
}
