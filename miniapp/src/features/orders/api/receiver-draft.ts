import type { Receiver } from '@wecountry/shared/domain/forms';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { quickStorage } from '@/platform/storage';

interface Draft {
  receiver: Receiver;
  change: (part: Partial<Receiver>) => void;
}

/** The address this phone typed last: kept at each change, so that nothing is typed twice. */
export const useReceiverDraft = create<Draft>()(
  persist(
    (set) => ({
      receiver: { name: '', phone: '', region: '', detail: '' },
      change: (part) => set((state) => ({ receiver: { ...state.receiver, ...part } })),
    }),
    { name: 'wc-receiver', storage: quickStorage, partialize: ({ receiver }) => ({ receiver }) },
  ),
);
