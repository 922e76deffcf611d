import { CommitteeRail } from '@/features/desk/components/committee-rail';
import { RequestList } from '@/features/people/components/request-list';
import { useRoles } from '@/platform/session';
import { Page } from '@/ui/page';

export default function RequestsPage() {
  const office = useRoles().some((role) => role === 'committee' || role === 'supervisor');
  return (
    <Page
      title="进村申请"
      needs={['villager', 'committee', 'supervisor', 'auditor']}
      rail={office ? <CommitteeRail at="requests" /> : undefined}
    >
      <RequestList />
    </Page>
  );
}
