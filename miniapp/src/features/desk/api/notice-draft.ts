import type { NoticeCategory } from '@wecountry/shared/domain/notice';
import { makeDraft } from '@/platform/drafts';

interface NoticeDraft {
  category: NoticeCategory;
  title: string;
  body: string;
  when: string;
  where: string;
  todo: string;
  hamletIds: string[];
  time?: 'now' | 'morning' | 'evening';
  comments?: 'on' | 'off';
  places?: string;
  payYuan?: string;
}

/** A notice being written: kept at each change, gone when it is sent. */
export const useNoticeDraft = makeDraft<NoticeDraft>(
  'notice',
  { category: 'notice', title: '', body: '', when: '', where: '', todo: '', hamletIds: [] },
  { of: 'village' },
);
