import { isInLog } from '@wecountry/shared/domain/receipt-code';
import { useState } from 'react';
import { ApiError } from '@/platform/api-error';
import { call } from '@/platform/request';
import { headChanged } from './receipt-store';

/**
 * What this phone found: `proved` by its own arithmetic; `boxed` by the village's word, while the box is closed; `missing`;
 * `forged` when the proof does not hold, `changed` when the list is another than the one this phone saw before.
 */
export type Found = 'proved' | 'boxed' | 'missing' | 'forged' | 'changed';

/** Asks for a code and checks the proof against the head that the result shows. */
async function checkReceipt(pollId: string, code: string, head: string | null): Promise<Found> {
  const { counted, proof } = await call('secret.check', { params: { poll: pollId }, body: { code } });
  if (!counted) return 'missing';
  if (!proof || head === null) return 'boxed';
  if (proof.head !== head || !isInLog(pollId, code, proof, head)) return 'forged';
  return headChanged(pollId, code, head) ? 'changed' : 'proved';
}

export function useReceiptCheck(pollId: string, head: string | null) {
  const [found, setFound] = useState<Found | null>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<ApiError | null>(null);
  const check = async (code: string) => {
    setBusy(true);
    setTrouble(null);
    try {
      setFound(await checkReceipt(pollId, code, head));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setTrouble(error);
    } finally {
      setBusy(false);
    }
  };
  return { found, busy, trouble, check, clear: () => setFound(null) };
}
