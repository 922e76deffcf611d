import type { PayUnit } from '@wecountry/shared/domain/hiring';
import type { NoticeCategory } from '@wecountry/shared/domain/notice';
import type { GrantableRole } from '@wecountry/shared/domain/roles';
import { makeDraft } from '@/platform/drafts';
import type { LocalPicture } from '@/platform/media';
import type { LocalVoice } from '@/platform/recorder';

/** A household that was chosen by itself. */
export interface ChosenHousehold {
  id: string;
  code: string;
  name: string;
  hamletId: string;
}

export interface NoticeDraft {
  category: NoticeCategory;
  title: string;
  body: string;
  when: string;
  where: string;
  todo: string;
  /** Hamlets, roles and households together; none of them is the whole village. */
  hamletIds: string[];
  roles: GrantableRole[];
  households: ChosenHousehold[];
  pictures: LocalPicture[];
  dong: LocalVoice | null;
  mandarin: LocalVoice | null;
  /** Days on top; null is what the category does by itself. */
  pinDays: number | null;
  time: 'now' | 'later';
  day: string | null;
  clock: string | null;
  comments: 'on' | 'off';
  hires: 'no' | 'yes';
  places: string;
  payYuan: string;
  payUnit: PayUnit;
}

const empty: NoticeDraft = {
  category: 'notice',
  title: '',
  body: '',
  when: '',
  where: '',
  todo: '',
  hamletIds: [],
  roles: [],
  households: [],
  pictures: [],
  dong: null,
  mandarin: null,
  pinDays: null,
  time: 'now',
  day: null,
  clock: null,
  comments: 'off',
  hires: 'yes',
  places: '',
  payYuan: '',
  payUnit: 'day',
};

/**
 * A notice being written: kept at each change, gone when it is sent. Pictures and recordings stay as long as the app is
 * open; what is shown of them in a browser does not outlive it.
 */
export const useNoticeDraft = makeDraft<NoticeDraft>('notice', empty, {
  of: 'village',
  passing: ['pictures', 'dong', 'mandarin'],
});
