import { makeDraft } from '@/platform/drafts';
import type { LocalPicture } from '@/platform/media';

interface ClaimDraft {
  itemId: string | null;
  happenedOn: string | null;
  note: string;
  pictures: LocalPicture[];
}

/**
 * What is being reported: kept at each change, gone when it is sent. Pictures stay as long as the app is open; what is
 * shown of them in a browser does not outlive it.
 */
export const useClaimDraft = makeDraft<ClaimDraft>(
  'claim',
  { itemId: null, happenedOn: null, note: '', pictures: [] },
  { of: 'village', passing: ['pictures'] },
);
