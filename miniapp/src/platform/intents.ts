import type { RouteName } from '@wecountry/shared/contracts/routes';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { newKey } from './new-key';
import { useSession } from './session';
import { quickStorage } from './storage';

/** Something a person wants done once: what it was when first sent, and the key under which it always goes. */
export interface Intent {
  /** Two acts with the same content are one intent. */
  content: string;
  key: string;
  act: unknown;
}

interface Kept extends Intent {
  owner: string;
  madeAt: number;
}

interface Intents {
  intents: Partial<Record<RouteName, Kept>>;
}

const useIntents = create<Intents>()(
  persist((): Intents => ({ intents: {} }), { name: 'wc-intents', version: 1, storage: quickStorage }),
);

/** After that the same words are a new wish: somebody buys the same again. */
const lifetimeMs = 30 * 60_000;

const ownerNow = (): string => {
  const { me, villageId } = useSession.getState();
  return `${me?.userId ?? ''} ${villageId ?? ''}`;
};

/** The intent of these words: the one already on its way if there is one, else a new one. */
export const intentFor = (before: Intent | null, content: string, act: unknown): Intent =>
  before?.content === content ? before : { content, key: newKey(), act };

/** What was wanted last by this person and has not been answered, even before the app was closed. */
export function keptIntent(name: RouteName): Intent | null {
  const kept = useIntents.getState().intents[name];
  return kept && kept.owner === ownerNow() && Date.now() - kept.madeAt < lifetimeMs ? kept : null;
}

export function keepIntent(name: RouteName, intent: Intent) {
  if (keptIntent(name)?.key === intent.key) return;
  useIntents.setState(({ intents }) => ({
    intents: { ...intents, [name]: { ...intent, owner: ownerNow(), madeAt: Date.now() } },
  }));
}

export const dropIntent = (name: RouteName) =>
  useIntents.setState(({ intents }) => ({ intents: { ...intents, [name]: undefined } }));

/** Somebody leaves this phone. */
export const forgetIntents = () => useIntents.setState({ intents: {} });
