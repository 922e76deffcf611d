import { RankingList } from '@/features/credit/components/ranking-list';
import { Page } from '@/ui/page';

export default function RankingPage() {
  return (
    <Page title="积分排名" needs={['villager', 'committee', 'supervisor', 'auditor']}>
      <RankingList />
    </Page>
  );
}
