import { newKey } from '@/platform/new-key';
import { post } from '@/platform/outbox';

/**
 * Puts our household's ballot into the outbox. Its own number goes with it: the same ballot sent again does not undo a later
 * change made on another phone. The outbox's words never tell the choice.
 */
export const castBallot = (poll: { id: string; title: string }, choice: string): string =>
  post('polls.cast', {
    params: { poll: poll.id },
    body: { choice, requestId: newKey() },
    title: `${poll.title}，投了票`,
    icon: 'vote',
    refreshes: ['polls.get', 'polls.list', 'today.get'],
  });
