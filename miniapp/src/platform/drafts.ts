import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { useSession } from './session';
import { quickStorage } from './storage';

interface Kept {
  /** Whose it is: nobody else on this phone ever sees it. */
  owner: string;
  draft: object;
  /** Parts that mean nothing after the app is closed: addresses of pictures in a browser. */
  passing: object;
}

interface Drafts {
  drafts: Record<string, Kept>;
}

// Stands before the store, which reads what the phone kept while it is made.
const each = (drafts: Record<string, Kept>, by: (kept: Kept, name: string) => Kept): Record<string, Kept> =>
  Object.fromEntries(Object.entries(drafts).map(([name, kept]) => [name, by(kept, name)]));

const useDrafts = create<Drafts>()(
  persist((): Drafts => ({ drafts: {} }), {
    name: 'wc-drafts',
    version: 1,
    storage: quickStorage,
    partialize: ({ drafts }) => ({ drafts: each(drafts, (kept) => ({ ...kept, passing: {} })) }),
    // Another tab wrote: what only this one knows stays.
    merge: (stored, current) => ({
      drafts: each((stored as Drafts | undefined)?.drafts ?? {}, (kept, name) => ({
        ...kept,
        passing: current.drafts[name]?.owner === kept.owner ? current.drafts[name].passing : {},
      })),
    }),
  }),
);

interface DraftOf<D> {
  draft: D;
  change: (part: Partial<D>) => void;
  clear: () => void;
}

export interface DraftHook<D> {
  (): DraftOf<D>;
  /** The same outside of a component. */
  now: () => D;
  change: (part: Partial<D>) => void;
  clear: () => void;
}

interface Ways<D> {
  /** Whose it is: somebody's in one village (what it names belongs there), or somebody's in every village. */
  of: 'person' | 'village';
  /** Parts that do not outlive the app. */
  passing?: readonly (keyof D)[];
}

/** Who is signed in, and where that counts; null: nobody, and then nothing is kept. */
const ownerNow = (of: 'person' | 'village'): string | null => {
  const { me, villageId } = useSession.getState();
  if (!me) return null;
  return of === 'person' ? me.userId : `${me.userId} ${villageId ?? ''}`;
};

/**
 * Something being written: kept at each change, so that nothing is typed twice; gone when it is cleared or its writer
 * leaves this phone. Another person on the same phone begins with `empty`.
 */
export function makeDraft<D extends object>(name: string, empty: D, { of, passing = [] }: Ways<D>): DraftHook<D> {
  const read = (kept: Kept | undefined, owner: string | null): D =>
    kept && kept.owner === owner ? { ...empty, ...kept.draft, ...kept.passing } : empty;
  const now = () => read(useDrafts.getState().drafts[name], ownerNow(of));
  const change = (part: Partial<D>) => {
    const owner = ownerNow(of);
    if (owner === null) return;
    const whole = { ...now(), ...part } as Record<string, unknown>;
    const some = (passes: boolean) =>
      Object.fromEntries(Object.entries(whole).filter(([key]) => passing.includes(key as keyof D) === passes));
    useDrafts.setState(({ drafts }) => ({
      drafts: { ...drafts, [name]: { owner, draft: some(false), passing: some(true) } },
    }));
  };
  const clear = () =>
    useDrafts.setState(({ drafts }) => ({
      drafts: Object.fromEntries(Object.entries(drafts).filter(([key]) => key !== name)),
    }));
  const useDraft = (): DraftOf<D> => {
    const kept = useDrafts((s) => s.drafts[name]);
    const owner = useSession(() => ownerNow(of));
    return { draft: read(kept, owner), change, clear };
  };
  return Object.assign(useDraft, { now, change, clear });
}

/** Somebody leaves this phone: what they were writing goes with them. */
export const forgetDrafts = () => useDrafts.setState({ drafts: {} });

/** Another tab of the browser wrote something. */
export const rereadDrafts = () => void useDrafts.persist.rehydrate();
