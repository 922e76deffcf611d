import type { NoticeCategory } from '@wecountry/shared/domain/notice';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { quickStorage } from '@/platform/storage';

interface NoticeDraft {
  category: NoticeCategory;
  title: string;
  body: string;
  when: string;
  where: string;
  todo: string;
  hamletIds: string[];
}

interface State {
  draft: NoticeDraft;
  change: (part: Partial<NoticeDraft>) => void;
  clear: () => void;
}

const empty: NoticeDraft = { category: 'notice', title: '', body: '', when: '', where: '', todo: '', hamletIds: [] };

/** A notice being written: kept at each change, gone when it is sent. */
export const useNoticeDraft = create<State>()(
  persist(
    (set) => ({
      draft: empty,
      change: (part) => set(({ draft }) => ({ draft: { ...draft, ...part } })),
      clear: () => set({ draft: empty }),
    }),
    { name: 'wc-notice-draft', version: 1, storage: quickStorage },
  ),
);
