import type { BodyOf } from '@wecountry/shared/contracts';
import type { RouteName } from '@wecountry/shared/contracts/routes';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { IconName } from '@/ui/icon-names';
import { ApiError } from './api-error';
import { useNetwork } from './network';
import { newKey } from './new-key';
import { refresh } from './query';
import { call, type PathOf } from './request';
import { useSession } from './session';
import { quickStorage } from './storage';

/** Acts that may wait for the network. Payments, orders and secret ballots are not among them, and never will be. */
export type WaitingRoute = 'notices.mark' | 'polls.cast' | 'credit.claim' | 'credit.object';

/** 等网络, 正在发, 发出了, 没发成. */
export type OutboxState = 'waiting' | 'sending' | 'sent' | 'failed';

export interface OutboxItem {
  /** Also the Idempotency-Key: the same act sent twice is done once. */
  id: string;
  userId: string;
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
}

interface OutboxStore {
  items: OutboxItem[];
  change(id: string, part: Partial<OutboxItem>): void;
  add(item: OutboxItem): void;
  remove(id: string): void;
}

const keptSent = 20;

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
        items: ((stored as OutboxStore | undefined)?.items ?? []).map((i) =>
          i.state === 'sending' ? { ...i, state: 'waiting' as const } : i,
        ),
      }),
    },
  ),
);

function trim(items: OutboxItem[]): OutboxItem[] {
  let sent = 0;
  return items.filter((i) => i.state !== 'sent' || ++sent <= keptSent);
}

export interface Posted<N extends WaitingRoute> {
  params: PathOf<N>;
  body: BodyOf<N>;
  title: string;
  icon: IconName;
  /** Routes whose cached answers this act changes. */
  refreshes?: RouteName[];
}

/**
 * Puts an act into the outbox and tries to send it at once. Returns its id; `useOutboxItem` shows how it fares. An act
 * of the same kind on the same thing that has not left yet is replaced: only the last word counts.
 */
export function post<N extends WaitingRoute>(name: N, act: Posted<N>): string {
  const { me, villageId } = useSession.getState();
  if (!me || !villageId) throw new Error('outbox: nobody is signed in');
  const { items, remove, add } = useOutbox.getState();
  const params = { village: villageId, ...act.params } as Record<string, string>;
  const sameThing = JSON.stringify([name, params]);
  if (name !== 'credit.claim')
    for (const i of items)
      if (
        i.state !== 'sent' &&
        i.state !== 'sending' &&
        JSON.stringify([i.name, i.params]) === sameThing &&
        sameStep(i.body, act.body)
      )
        remove(i.id);
  const id = newKey();
  add({
    id,
    userId: me.userId,
    name,
    params,
    body: act.body,
    title: act.title,
    icon: act.icon,
    madeAt: Date.now(),
    state: 'waiting',
    tries: 0,
    sentAt: null,
    trouble: null,
    refreshes: act.refreshes ?? [],
  });
  void flush();
  return id;
}

/** Two receipts of one notice are different acts when their steps differ; two ballots of one poll are the same act. */
function sameStep(a: unknown, b: unknown): boolean {
  const step = (body: unknown) => (body as { step?: string } | undefined)?.step;
  return step(a) === step(b);
}

let flushing: Promise<void> | null = null;

/** Sends what waits, oldest first, one at a time. Stops at the first sign that the network is gone. */
export function flush(): Promise<void> {
  flushing ??= sendAll().finally(() => {
    flushing = null;
  });
  return flushing;
}

async function sendAll() {
  const tried = new Set<string>();
  for (;;) {
    const userId = useSession.getState().me?.userId;
    const next = [...useOutbox.getState().items]
      .reverse()
      .find((i) => i.state === 'waiting' && i.userId === userId && !tried.has(i.id));
    if (!next || !useNetwork.getState().online) return;
    tried.add(next.id);
    if (!(await sendOne(next))) return;
  }
}

const triesBeforeFailed = 3;

/** Returns false when it makes no sense to try the next one now. */
async function sendOne(item: OutboxItem): Promise<boolean> {
  const { change } = useOutbox.getState();
  change(item.id, { state: 'sending' });
  try {
    await call(item.name, {
      params: item.params as unknown as PathOf<WaitingRoute>,
      body: item.body as BodyOf<WaitingRoute>,
      key: item.id,
    });
    change(item.id, { state: 'sent', sentAt: Date.now(), trouble: null });
    await refresh(...item.refreshes);
    return true;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const tries = item.tries + 1;
    const lost = error.mayRetry && error.status === 0 && !useNetwork.getState().online;
    const waits = error.mayRetry && (lost || tries < triesBeforeFailed);
    change(item.id, {
      tries: lost ? item.tries : tries,
      state: waits ? 'waiting' : 'failed',
      trouble: { title: error.title, next: error.next },
    });
    return !error.mayRetry;
  }
}

/** 再发一次: the person asks for another try. */
export function sendAgain(id: string) {
  useOutbox.getState().change(id, { state: 'waiting', tries: 0, trouble: null });
  void flush();
}

/** What has not reached the village yet, for this person. */
export const useUnsent = (): number =>
  useOutbox((s) => s.items.filter((i) => i.state !== 'sent' && i.userId === useSession.getState().me?.userId).length);

/** The newest act of a kind on a thing that has not been answered: what the page shows before the server knows. */
export const usePosted = (name: WaitingRoute, params: Record<string, string>): OutboxItem | undefined =>
  useOutbox((s) =>
    s.items.find(
      (i) =>
        i.name === name &&
        i.userId === useSession.getState().me?.userId &&
        Object.entries(params).every(([k, v]) => i.params[k] === v),
    ),
  );

const pauseMs = 20_000;

/** Sends when the network returns, and every 20 s while something waits. Called once at launch. */
export function runOutbox() {
  useNetwork.subscribe((now, before) => {
    if (now.online && !before.online) void flush();
  });
  useSession.subscribe((now, before) => {
    if (now.me?.userId !== before.me?.userId) void flush();
  });
  setInterval(() => {
    if (useOutbox.getState().items.some((i) => i.state === 'waiting')) void flush();
  }, pauseMs);
  void flush();
}
