import { CommitteeRail } from '@/features/desk/components/committee-rail';
import { PublishForm } from '@/features/desk/components/publish-form';
import { Page } from '@/ui/page';

export default function PublishPage() {
  return (
    <Page title="发通知" needs={['committee']} rail={<CommitteeRail at="publish" />}>
      <PublishForm />
    </Page>
  );
}
