import { CommitteeRail } from '@/features/desk/components/committee-rail';
import { ModerationList } from '@/features/topics/components/moderation-list';
import { Page } from '@/ui/page';

export default function ModerationPage() {
  return (
    <Page title="看说事" needs={['committee', 'supervisor']} wide rail={<CommitteeRail at="moderation" />}>
      <ModerationList />
    </Page>
  );
}
