import { RECEIPT_CODE_BYTES, receiptCode } from '@wecountry/shared/domain/receipt-code';
import { useState } from 'react';
import { ApiError } from '@/platform/api-error';
import { refresh } from '@/platform/query';
import { randomBytes } from '@/platform/random';
import { call } from '@/platform/request';
import { keepReceipt, receiptOf, type Slot } from './receipt-store';

export interface SecretCasting {
  cast: (choice: string) => Promise<boolean>;
  busy: boolean;
  trouble: ApiError | null;
}

/** What says that no ballot under this code can be in the box. */
const LOST = [
  'poll.already_voted',
  'poll.code_taken',
  'poll.not_elector',
  'poll.not_adult',
  'poll.choice_wrong',
  'poll.proxy_none',
];

/**
 * Casts a secret ballot: at once or not at all, never through the outbox. The code is kept before the ballot leaves, so that
 * a lost answer can be asked for again; the choice is only ever in this call.
 */
export function useSecretCast(slot: Slot): SecretCasting {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<ApiError | null>(null);
  const cast = async (choice: string) => {
    setBusy(true);
    setTrouble(null);
    try {
      const code = receiptOf(slot)?.code ?? receiptCode(await randomBytes(RECEIPT_CODE_BYTES));
      keepReceipt(slot, { code, state: 'sending' });
      const { pollId: poll, forHolder } = slot;
      await call('secret.cast', { params: { poll }, body: { choice, code, forHolder }, timeoutMs: 20_000 });
      keepReceipt(slot, { code, state: 'counted' });
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (LOST.includes(error.code)) keepReceipt(slot, null);
      setTrouble(error);
      return false;
    } finally {
      setBusy(false);
      void refresh('polls.get', 'polls.list', 'today.get');
    }
  };
  return { cast, busy, trouble };
}
