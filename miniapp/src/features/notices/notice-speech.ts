import type { ResponseOf } from '@wecountry/shared/contracts';
import { noticeCategoryLabels } from '@wecountry/shared/domain/notice';
import { momentWords } from '@wecountry/shared/domain/calendar-words';
import { sentencesOf } from '@/platform/spoken';

type Notice = ResponseOf<'notices.get'>;

/** A notice as it is read aloud: what it is, the facts, the text. */
export function noticeSpeech(notice: Notice, now: number): string[] {
  const { category, title, authorName, publishedAt, when, where, todo, body } = notice;
  return sentencesOf(
    [
      `${noticeCategoryLabels[category]}。${title}。`,
      `${authorName}，${momentWords(publishedAt, now)}发。`,
      when && `什么时候：${when}。`,
      where && `哪里：${where}。`,
      todo && `你要做什么：${todo}。`,
      body,
    ]
      .filter(Boolean)
      .join('\n'),
  );
}

/** A notice of which only the card is known: kind, title, age. */
export const cardSpeech = (card: Pick<Notice, 'category' | 'title' | 'publishedAt'>, now: number): string[] =>
  sentencesOf(`${noticeCategoryLabels[card.category]}。${card.title}。${momentWords(card.publishedAt, now)}发。`);
