import { CommitteeRail } from '@/features/desk/components/committee-rail';
import { ImportDesk } from '@/features/people/components/import-desk';
import { Page } from '@/ui/page';

export default function ImportPage() {
  return (
    <Page title="导名册" needs={['committee']} rail={<CommitteeRail at="import" />}>
      <ImportDesk />
    </Page>
  );
}
