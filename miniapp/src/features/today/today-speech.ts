import type { ResponseOf } from '@wecountry/shared/contracts';
import { dayWords, momentWords } from '@wecountry/shared/domain/calendar-words';
import { noticeCategoryLabels } from '@wecountry/shared/domain/notice';
import { sentencesOf } from '@/platform/spoken';
import { greetingAt } from './greeting';

type Today = ResponseOf<'today.get'>;

/** How many things 首页 puts before a person: what is urgent, and what there is to do. */
export const thingsOf = (today: Pick<Today, 'urgent' | 'todos'>): number => today.urgent.length + today.todos.length;

/** 首页 read aloud, in the order in which it stands on the screen. */
export function todaySpeech(today: Today, name: string, now: number): string[] {
  const { urgent, todos, notices } = today;
  const things = thingsOf(today);
  return sentencesOf(
    [
      `${name}，${greetingAt(now)}。今天是${dayWords(now, now)}。`,
      things === 0 ? '今天没有要办的事。' : `今天有 ${things} 件事。`,
      ...urgent.map((card) => `紧急通知：${card.title}。${momentWords(card.publishedAt, now)}发。`),
      ...todos.map((todo, i) => `要办的事，第 ${i + 1} 件：${todo.title}。${todo.help}。`),
      notices.length > 0 ? '村里通知。' : '',
      ...notices.map((card) => `${noticeCategoryLabels[card.category]}：${card.title}。`),
    ].join('\n'),
  );
}
