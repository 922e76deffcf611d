import type { Receiver } from '@wecountry/shared/domain/forms';
import { makeDraft } from '@/platform/drafts';

/** The address this person typed last on this phone: kept at each change, so that nothing is typed twice. */
export const useReceiverDraft = makeDraft<Receiver>(
  'receiver',
  { name: '', phone: '', region: '', detail: '' },
  { of: 'person' },
);
