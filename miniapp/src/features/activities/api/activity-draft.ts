import { makeDraft } from '@/platform/drafts';
import type { LocalPicture } from '@/platform/media';

interface ActivityDraft {
  title: string;
  body: string;
  place: string;
  day: string | null;
  time: string;
  hours: string;
  /** Hours before the start at which sign-up ends. */
  until?: string;
  capacity: string;
  hamletId: string;
  itemId: string;
  pay: string;
  pictures: LocalPicture[];
}

/** An activity being thought of: kept at each change, gone when it is sent. */
export const useActivityDraft = makeDraft<ActivityDraft>(
  'activity',
  {
    title: '',
    body: '',
    place: '',
    day: null,
    time: '19:30',
    hours: '2',
    capacity: '',
    hamletId: '',
    itemId: '',
    pay: '',
    pictures: [],
  },
  { of: 'village', passing: ['pictures'] },
);
