import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { LocalPicture } from '@/platform/media';
import { quickStorage } from '@/platform/storage';

interface ClaimDraft {
  itemId: string | null;
  happenedOn: string | null;
  note: string;
  pictures: LocalPicture[];
}

interface State {
  draft: ClaimDraft;
  change: (part: Partial<ClaimDraft>) => void;
  clear: () => void;
}

const empty: ClaimDraft = { itemId: null, happenedOn: null, note: '', pictures: [] };

/**
 * What is being reported: kept at each change, gone when it is sent. Pictures stay as long as the app is open; what is
 * shown of them in a browser does not outlive it.
 */
export const useClaimDraft = create<State>()(
  persist(
    (set) => ({
      draft: empty,
      change: (part) => set(({ draft }) => ({ draft: { ...draft, ...part } })),
      clear: () => set({ draft: empty }),
    }),
    {
      name: 'wc-claim-draft',
      version: 1,
      storage: quickStorage,
      partialize: ({ draft }) => ({ draft: { ...draft, pictures: [] } }) as unknown as State,
    },
  ),
);
