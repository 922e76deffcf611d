import type { ResponseOf } from '@wecountry/shared/contracts';
import type { ReceiptStep } from '@wecountry/shared/domain/notice';
import { useMemo } from 'react';
import { useOutbox, type OutboxItem } from '@/platform/outbox-store';
import { useSession } from '@/platform/session';

export type ServerReceipt = ResponseOf<'notices.get'>['receipt'];

export interface MyReceipt {
  seen: boolean;
  listened: boolean;
  acknowledged: boolean;
  /** When 知道了 was pressed, by the village or by this phone. */
  acknowledgedAt: string | null;
  /** The acts of this phone, on their way or arrived; what failed is here too, and not counted above. */
  posted: Partial<Record<ReceiptStep, OutboxItem>>;
}

/** Adds to what the village knows what this phone has done since: it is shown at once, and says where it is. */
export function withPosted(server: ServerReceipt, acts: readonly OutboxItem[]): MyReceipt {
  const posted: MyReceipt['posted'] = {};
  // Newest first in the outbox: the first of a step is its latest.
  for (const act of acts) {
    const { step } = act.body as { step: ReceiptStep };
    posted[step] ??= act;
  }
  const done = (step: ReceiptStep) => posted[step] !== undefined && posted[step].state !== 'failed';
  const pressedAt = done('acknowledged') ? new Date(posted.acknowledged?.madeAt ?? 0).toISOString() : null;
  const acknowledgedAt = server.acknowledgedAt ?? pressedAt;
  return {
    seen: server.seen || done('seen') || acknowledgedAt !== null,
    listened: server.listened || done('listened'),
    acknowledged: acknowledgedAt !== null,
    acknowledgedAt,
    posted,
  };
}

/** My receipt of a notice, with what is still on its way. */
export function useMyReceipt(noticeId: string, server: ServerReceipt): MyReceipt {
  const items = useOutbox((s) => s.items);
  const userId = useSession((s) => s.me?.userId);
  return useMemo(
    () =>
      withPosted(
        server,
        items.filter((i) => i.name === 'notices.mark' && i.userId === userId && i.params.notice === noticeId),
      ),
    [server, items, userId, noticeId],
  );
}
