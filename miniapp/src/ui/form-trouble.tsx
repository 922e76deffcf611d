import type { ApiError } from '@/platform/api-error';
import { NoticeBox } from './notice-box';

/** Why an act did not go through and what to do, where the person pressed. */
export function FormTrouble({ error }: { error: ApiError | null }) {
  if (!error) return null;
  return (
    <NoticeBox tone="red" icon="warn" title={error.title}>
      {error.next}
    </NoticeBox>
  );
}
