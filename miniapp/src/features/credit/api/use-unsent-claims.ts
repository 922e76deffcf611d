import { useMemo } from 'react';
import { useOutbox, type OutboxItem } from '@/platform/outbox-store';
import { useSession } from '@/platform/session';

/** Claims of this person that have not reached the village yet, the newest first. */
export function useUnsentClaims(): OutboxItem[] {
  const items = useOutbox((s) => s.items);
  const userId = useSession((s) => s.me?.userId);
  return useMemo(
    () => items.filter((i) => i.name === 'credit.claim' && i.userId === userId && i.state !== 'sent'),
    [items, userId],
  );
}
