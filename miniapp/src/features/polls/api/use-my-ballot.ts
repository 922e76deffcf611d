import type { ResponseOf } from '@wecountry/shared/contracts';
import { usePosted } from '@/platform/outbox';
import type { OutboxItem } from '@/platform/outbox-store';

type Poll = ResponseOf<'polls.get'>;

/** A household's ballot as the village has it: what, when, and by whom of the household. */
export interface Cast {
  choice: string;
  at: string;
  byName: string;
}

/** A ballot of this phone that the poll on screen does not show yet. */
export interface Posted {
  item: OutboxItem;
  choice: string;
}

/** Our household's ballot in a poll; null when it has none, or no place in the register. */
export function castOf({ elector }: Pick<Poll, 'elector'>): Cast | null {
  if (!elector?.choice || !elector.castAt) return null;
  return { choice: elector.choice, at: elector.castAt, byName: elector.castByName ?? '' };
}

/**
 * What this phone has cast since the poll was fetched (`fetchedAt`, ms of this phone's clock). Once the poll has been fetched
 * after the ballot arrived, the village tells: a later change by somebody of the household must not be hidden.
 */
export function usePostedBallot(pollId: string, fetchedAt: number): Posted | null {
  const item = usePosted('polls.cast', { poll: pollId });
  if (!item || (item.state === 'sent' && fetchedAt >= (item.sentAt ?? 0))) return null;
  return { item, choice: (item.body as { choice: string }).choice };
}
