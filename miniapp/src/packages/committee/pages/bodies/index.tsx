import { BodiesView } from '@/features/desk/components/bodies-view';
import { CommitteeRail } from '@/features/desk/components/committee-rail';
import { Page } from '@/ui/page';

export default function BodiesPage() {
  return (
    <Page title="成员名册" needs={['committee', 'supervisor']} rail={<CommitteeRail at="bodies" />}>
      <BodiesView />
    </Page>
  );
}
