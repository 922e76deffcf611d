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

/** Which ballot of this phone: the own one of a poll, or the one cast for somebody who gave a proxy. */
export interface Slot {
  pollId: string;
  forHolder?: string;
}

/** Two people who sign in on one phone do not see each other's codes. */
const keyOf = (user: string, { pollId, forHolder }: Slot): string =>
  forHolder === undefined ? `${user} ${pollId}` : `${user} ${pollId} ${forHolder}`;

const userNow = (): string => useSession.getState().me?.userId ?? '';

export function useReceipt(slot: Slot): Receipt | null {
  const user = useSession((s) => s.me?.userId ?? '');
  return useStore((s) => s.receipts[keyOf(user, slot)] ?? null);
}

export const receiptOf = (slot: Slot): Receipt | null => useStore.getState().receipts[keyOf(userNow(), slot)] ?? null;

export function keepReceipt(slot: Slot, receipt: Receipt | null): void {
  // Without a receipt the key stays with nothing under it, and leaves at the next writing to the phone.
  useStore.setState((before) => ({ receipts: { ...before.receipts, [keyOf(userNow(), slot)]: receipt ?? undefined } }));
}

/** The receipts of this person on this phone in a poll: the own one, and those of ballots cast for others. */
const ofPoll = (pollId: string): [key: string, receipt: Receipt][] => {
  const own = keyOf(userNow(), { pollId });
  return Object.entries(useStore.getState().receipts).flatMap(([key, receipt]) =>
    receipt && (key === own || key.startsWith(`${own} `)) ? [[key, receipt]] : [],
  );
};

/** The codes that this phone holds in a poll. */
export const codesOf = (pollId: string): ReadonlySet<string> =>
  new Set(ofPoll(pollId).map(([, receipt]) => receipt.code));

/** Keeps the head under which a code of this phone was found, the first time; tells whether it is another one now. */
export function headChanged(pollId: string, code: string, head: string): boolean {
  const [found] = ofPoll(pollId).filter(([, receipt]) => receipt.code === code);
  if (!found) return false;
  const [key, receipt] = found;
  if (receipt.head !== undefined) return receipt.head !== head;
  useStore.setState((before) => ({ receipts: { ...before.receipts, [key]: { code, state: 'counted', head } } }));
  return false;
}
