import { CommitteeRail } from '@/features/desk/components/committee-rail';
import { RolesDesk } from '@/features/people/components/roles-desk';
import { Page } from '@/ui/page';

export default function RolesPage() {
  return (
    <Page title="谁当什么" needs={['committee', 'supervisor', 'auditor']} rail={<CommitteeRail at="roles" />}>
      <RolesDesk />
    </Page>
  );
}
