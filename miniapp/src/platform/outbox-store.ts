import type { RouteName } from '@wecountry/shared/contracts/routes';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { IconName } from '@/ui/icon-names';
import { quickStorage } from './storage';

/** Acts that may wait for the network. Payments, orders and secret ballots are not among them, and never will be. */
export type WaitingRoute =
  | 'notices.mark'
  | 'activities.answer'
  | 'polls.cast'
  | 'credit.claim'
  | 'credit.object'
  | 'topics.ask'
  | 'topics.reply';

/** 等网络, 正在发, 发出了, 没发成. */
export type OutboxState = 'waiting' | 'sending' | 'sent' | 'failed';

/** A picture that goes before its act; `mediaId` once it is there. */
interface WaitingPicture {
  ref: string;
  key: string;
  mediaId: string | null;
}

export interface OutboxItem {
  /** Also the Idempotency-Key: the same act sent twice is done once. */
  id: string;
  userId: string;
  /** The resident it was pressed for; absent or null: the person's own act. */
  owner?: string | null;
  name: WaitingRoute;
  params: Record<string, string>;
  body: unknown;
  /** What the person did, in words, without the content of a vote: 停水通知，知道了. */
  title: string;
  icon: IconName;
  madeAt: number;
  state: OutboxState;
  tries: number;
  sentAt: number | null;
  trouble: { title: string; next: string } | null;
  refreshes: RouteName[];
  pictures: WaitingPicture[];
}

interface OutboxStore {
  items: OutboxItem[];
  change(id: string, part: Partial<OutboxItem>): void;
  add(item: OutboxItem): void;
  remove(id: string): void;
}

const keptSent = 20;

/** What this window of the app has under way: another tab's word about it, or an older one, is not the truth. */
export const sendingHere = new Set<string>();

export const useOutbox = create<OutboxStore>()(
  persist(
    (set) => ({
      items: [],
      change: (id, part) => set(({ items }) => ({ items: items.map((i) => (i.id === id ? { ...i, ...part } : i)) })),
      add: (item) => set(({ items }) => ({ items: trim([item, ...items]) })),
      remove: (id) => set(({ items }) => ({ items: items.filter((i) => i.id !== id) })),
    }),
    {
      name: 'wc-outbox',
      version: 1,
      storage: quickStorage,
      // What was on its way when the app was closed may or may not have arrived; the key makes sending again safe.
      merge: (stored, current) => ({
        ...current,
        items: ((stored as OutboxStore | undefined)?.items ?? []).map((i) => {
          if (sendingHere.has(i.id)) return { ...i, state: 'sending' as const };
          return i.state === 'sending' ? { ...i, state: 'waiting' as const } : i;
        }),
      }),
    },
  ),
);

function trim(items: OutboxItem[]): OutboxItem[] {
  let sent = 0;
  return items.filter((i) => i.state !== 'sent' || ++sent <= keptSent);
}
