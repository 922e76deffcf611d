import { RulesView } from '@/features/credit/components/rules-view';
import { Page } from '@/ui/page';

export default function RulesPage() {
  return (
    <Page title="积分的规矩" needs={['villager', 'committee', 'supervisor', 'auditor']}>
      <RulesView />
    </Page>
  );
}
