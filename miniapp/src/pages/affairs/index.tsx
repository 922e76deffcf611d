import type { Role } from '@wecountry/shared/domain/roles';
import { PollList } from '@/features/polls/components/poll-list';
import { Page } from '@/ui/page';

const readers: readonly Role[] = ['villager', 'committee', 'supervisor', 'auditor'];

export default function AffairsPage() {
  return (
    <Page title="议事" tab="affairs" needs={readers}>
      <PollList />
    </Page>
  );
}
