import type { BodyOf } from '@wecountry/shared/contracts';
import { ApiError } from './api-error';
import { forgetPicture, uploadPicture } from './media';
import { useNetwork } from './network';
import { sendingHere, useOutbox, type OutboxItem, type WaitingRoute } from './outbox-store';
import { refresh } from './query';
import { call, type PathOf } from './request';
import { useSession } from './session';

let flushing: Promise<void> | null = null;
let wanted = false;

/** Sends what waits, oldest first, one at a time. Stops at the first sign that the network is gone. */
export function flush(): Promise<void> {
  wanted = true;
  flushing ??= flushWhileWanted();
  return flushing;
}

async function flushWhileWanted() {
  try {
    // Who asks while it runs may have seen the network return after it had given up: it looks once more.
    while (wanted) {
      wanted = false;
      await sendAll();
    }
  } finally {
    flushing = null;
  }
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
  sendingHere.add(item.id);
  change(item.id, { state: 'sending' });
  try {
    const pictureIds = await sendPictures(item);
    await call(item.name, {
      params: item.params as unknown as PathOf<WaitingRoute>,
      body: (pictureIds.length > 0 ? { ...(item.body as object), pictureIds } : item.body) as BodyOf<WaitingRoute>,
      key: item.id,
      owner: item.owner ?? null,
    });
    change(item.id, { state: 'sent', sentAt: Date.now(), trouble: null });
    unanswered = 0;
    for (const { ref } of item.pictures) void forgetPicture(ref);
    await refresh(...item.refreshes);
    return true;
  } catch (error) {
    if (!(error instanceof ApiError)) {
      change(item.id, {
        state: 'failed',
        trouble: { title: '手机没发出去', next: '再发一次。还不行，就重新写一份。' },
      });
      throw error;
    }
    const tries = item.tries + 1;
    // What nobody answered waits as long as it takes, and so does what was met by an ended session: it goes on when its
    // writer is signed in again. Only the village's server may refuse an act.
    const lost = (error.status === 0 && error.code !== 'local.picture') || error.status === 401;
    const busy = error.status > 0 && error.mayRetry;
    const waits = lost || (busy && tries < triesBeforeFailed);
    if (error.status === 0) pause();
    change(item.id, {
      tries: lost ? item.tries : tries,
      state: waits ? 'waiting' : 'failed',
      trouble: { title: error.title, next: error.next },
    });
    return !lost && !busy;
  } finally {
    sendingHere.delete(item.id);
  }
}

/** Each picture goes once: its id is kept as soon as it is there, so that a broken line costs only what was under way. */
async function sendPictures(item: OutboxItem): Promise<string[]> {
  const pictures = [...item.pictures];
  for (const [i, picture] of pictures.entries()) {
    if (picture.mediaId !== null) continue;
    const { id } = await uploadPicture(picture.ref, picture.key, item.params.village ?? '');
    pictures[i] = { ...picture, mediaId: id };
    useOutbox.getState().change(item.id, { pictures: [...pictures] });
  }
  return pictures.map((p) => p.mediaId ?? '');
}

const pauseMs = 20_000;
const longestPauseMs = 10 * 60_000;
let unanswered = 0;
let quietUntil = 0;

/** Nobody answers although the phone believes in its network: the clock asks ever more seldom; a person may at any time. */
function pause() {
  quietUntil = Date.now() + Math.min(pauseMs * 2 ** unanswered, longestPauseMs);
  unanswered += 1;
}

/** Sends when the network returns, and every 20 s while something waits and somebody answers. Called once at launch. */
export function runOutbox() {
  useNetwork.subscribe((now, before) => {
    if (now.online && !before.online) void flush();
  });
  useSession.subscribe((now, before) => {
    if (now.me?.userId !== before.me?.userId) void flush();
  });
  setInterval(() => {
    if (Date.now() < quietUntil) return;
    if (useOutbox.getState().items.some((i) => i.state === 'waiting')) void flush();
  }, pauseMs);
  void flush();
}
