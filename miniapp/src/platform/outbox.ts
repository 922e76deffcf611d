import type { BodyOf } from '@wecountry/shared/contracts';
import type { RouteName } from '@wecountry/shared/contracts/routes';
import type { IconName } from '@/ui/icon-names';
import { actingFor } from './acting';
import { forgetPicture } from './media';
import { newKey } from './new-key';
import { flush } from './outbox-send';
import { useOutbox, type OutboxItem, type WaitingRoute } from './outbox-store';
import type { PathOf } from './request';
import { useSession } from './session';

// The front door of the outbox: what screens need is reached from here.
export { useOutbox, type OutboxItem };

export interface Posted<N extends WaitingRoute> {
  params: PathOf<N>;
  body: BodyOf<N>;
  title: string;
  icon: IconName;
  /** Routes whose cached answers this act changes. */
  refreshes?: RouteName[];
  /** Kept pictures (media.choosePictures) that are sent first; their ids become the body's `pictureIds`. */
  pictures?: readonly { ref: string }[];
}

/**
 * Puts an act into the outbox and tries to send it at once. Returns its id. An act
 * of the same kind on the same thing that has not left yet is replaced: only the last word counts.
 */
export function post<N extends WaitingRoute>(name: N, act: Posted<N>): string {
  const { me, villageId } = useSession.getState();
  if (!me || !villageId) throw new Error('outbox: nobody is signed in');
  const { items, remove, add } = useOutbox.getState();
  const params = { village: villageId, ...act.params } as Record<string, string>;
  const owner = actingFor(name);
  const sameThing = JSON.stringify([name, params]);
  if (!addsAnew.has(name))
    for (const i of items)
      if (
        i.userId === me.userId &&
        (i.owner ?? null) === owner &&
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
    owner,
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
    pictures: (act.pictures ?? []).map(({ ref }) => ({ ref, key: newKey(), mediaId: null })),
  });
  void flush();
  return id;
}

/** Acts that stand beside an earlier one of the same kind: two claims, two replies. */
const addsAnew: ReadonlySet<WaitingRoute> = new Set<WaitingRoute>(['credit.claim', 'topics.ask', 'topics.reply']);

/** Two receipts of one notice are different acts when their steps differ; two ballots of one poll are the same act. */
function sameStep(a: unknown, b: unknown): boolean {
  const step = (body: unknown) => (body as { step?: string } | undefined)?.step;
  return step(a) === step(b);
}

/** 再发一次: the person asks for another try. */
export function sendAgain(id: string) {
  useOutbox.getState().change(id, { state: 'waiting', tries: 0, trouble: null });
  void flush();
}

/** Takes an act back that has not arrived: what it said is forgotten, its pictures too. */
export function discard(id: string) {
  const { items, remove } = useOutbox.getState();
  for (const { ref } of items.find((i) => i.id === id)?.pictures ?? []) void forgetPicture(ref);
  remove(id);
}

/** What has not reached the village yet, for this person. */
export const useUnsent = (): number =>
  useOutbox((s) => s.items.filter((i) => i.state !== 'sent' && i.userId === useSession.getState().me?.userId).length);

/** What was tried and did not go through: it does not go by itself any more. */
export const useFailed = (): number =>
  useOutbox((s) => s.items.filter((i) => i.state === 'failed' && i.userId === useSession.getState().me?.userId).length);

/** The newest act of a kind on a thing that has not been answered: what the page shows before the server knows. */
export const usePosted = (name: WaitingRoute, params: Record<string, string>): OutboxItem | undefined =>
  useOutbox((s) =>
    s.items.find(
      (i) =>
        i.name === name &&
        i.userId === useSession.getState().me?.userId &&
        (i.owner ?? null) === actingFor(name) &&
        Object.entries(params).every(([k, v]) => i.params[k] === v),
    ),
  );
