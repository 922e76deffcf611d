import type { GroupKind } from '@wecountry/shared/domain/group-states';
import { makeDraft } from '@/platform/drafts';

interface GroupDraft {
  kind: GroupKind;
  name: string;
  about: string;
  leader: { residentId: string; name: string; householdLabel: string } | null;
  itemId: string;
}

/** A group being thought of: kept at each change, gone when it is founded. */
export const useGroupDraft = makeDraft<GroupDraft>(
  'group',
  { kind: 'troupe', name: '', about: '', leader: null, itemId: '' },
  { of: 'village' },
);
