import { post } from '@/platform/outbox';

/** Puts an objection to a claim in public into the outbox. */
export const postObjection = (claim: { id: string; title: string }, reason: string): string =>
  post('credit.object', {
    params: { claim: claim.id },
    body: { reason: reason.trim() },
    title: `${claim.title}，提了意见`,
    icon: 'flag',
    refreshes: ['credit.public', 'today.get'],
  });
