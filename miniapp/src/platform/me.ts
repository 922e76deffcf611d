import Taro from '@tarojs/taro';
import { create } from 'zustand';
import { ApiError } from './api-error';
import { forgetDrafts } from './drafts';
import { forgetIntents } from './intents';
import { queryClient } from './query';
import { call } from './request';
import { useSession } from './session';
import { forgetTarget } from './start';
import { slowStorage } from './storage';

interface Learning {
  /** Why the server did not say who I am, or which villages there are; null when it did. */
  error: ApiError | null;
  asking: boolean;
}

export const useLearning = create<Learning>()(() => ({ error: null, asking: false }));

/** Asks the server who I am, in which villages, with which roles; keeps it for the next start without network. */
export async function learnMe(): Promise<void> {
  const { accessToken, know } = useSession.getState();
  if (!accessToken) return;
  useLearning.setState({ asking: true });
  try {
    know(await call('me.get'));
    await visitSomeVillage();
    useLearning.setState({ error: null, asking: false });
  } catch (error) {
    // What the phone knew stays; a refusal has already ended the session.
    if (!(error instanceof ApiError)) throw error;
    useLearning.setState({ error, asking: false });
  }
}

/** A buyer or an auditor belongs to no village: they stand in the first one until they choose another. */
async function visitSomeVillage(): Promise<void> {
  if (useSession.getState().villageId) return;
  const { items } = await call('villages.list');
  if (items[0]) useSession.getState().choose(items[0].id);
}

/** Asks again when the app comes to the front: a role may have been given or taken. Called once at launch. */
export function keepMe() {
  void learnMe();
  Taro.onAppShow?.(() => void learnMe());
  useSession.subscribe((now, before) => {
    if (now.accessToken && !before.accessToken) void learnMe();
  });
}

/** Ends the session here and on the server, and forgets what this phone had seen under it. */
export async function leave(): Promise<void> {
  await call('auth.logout').catch((error: unknown) => {
    if (!(error instanceof ApiError)) throw error;
  });
  useSession.getState().signOut();
  queryClient.clear();
  forgetDrafts();
  forgetIntents();
  await slowStorage.removeItem('wc-answers');
  forgetTarget();
}
