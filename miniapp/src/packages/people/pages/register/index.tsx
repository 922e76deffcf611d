import { CommitteeRail } from '@/features/desk/components/committee-rail';
import { HouseholdList } from '@/features/people/components/household-list';
import { go } from '@/platform/navigate';
import { Page } from '@/ui/page';

export default function RegisterPage() {
  return (
    <Page title="名册" needs={['committee', 'auditor']} rail={<CommitteeRail at="register" />}>
      <HouseholdList onOpen={(id) => go('/packages/people/pages/household', { id })} />
    </Page>
  );
}
