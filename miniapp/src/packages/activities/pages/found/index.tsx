import { FoundForm } from '@/features/activities/components/found-form';
import { CommitteeRail } from '@/features/desk/components/committee-rail';
import { useRoles } from '@/platform/session';
import { Page } from '@/ui/page';

export default function FoundPage() {
  const rail = useRoles().includes('committee') ? <CommitteeRail at="make-activity" /> : undefined;
  return (
    <Page title="立一个队" needs={['committee', 'museum_staff']} rail={rail}>
      <FoundForm />
    </Page>
  );
}
