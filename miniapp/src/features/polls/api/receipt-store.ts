import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { useSession } from '@/platform/session';
import { quickStorage } from '@/platform/storage';

/**
 * The code of a secret ballot, kept on the phone that cast it and nowhere else. What was chosen is not kept at all: who takes
 * the phone finds that it voted, never what.
 */
export interface Receipt {
  code: string;
  /** `sending` until the village has answered: the same code then asks again instead of voting twice. */
  state: 'sending' | 'counted';
  /** The head of the log when this phone first checked. Another one later means that the list was changed. */
  head?: string;
}

interface Receipts {
  receipts: Readonly<Record<string, Receipt | undefined>>;
}

const useStore = create<Receipts>()(
  persist((): Receipts => ({ receipts: {} }), { name: 'wc-receipts', version: 1, storage: quickStorage }),
);

/** Two people who sign in on one phone do not see each other's codes. */
const keyOf = (pollId: string): string => `${useSession.getState().me?.userId ?? ''} ${pollId}`;

export function useReceipt(pollId: string): Receipt | null {
  const user = useSession((s) => s.me?.userId ?? '');
  return useStore((s) => s.receipts[`${user} ${pollId}`] ?? null);
}

export const receiptOf = (pollId: string): Receipt | null => useStore.getState().receipts[keyOf(pollId)] ?? null;

export function keepReceipt(pollId: string, receipt: Receipt | null): void {
  // Without a receipt the key stays with nothing under it, and leaves at the next writing to the phone.
  useStore.setState((before) => ({ receipts: { ...before.receipts, [keyOf(pollId)]: receipt ?? undefined } }));
}
