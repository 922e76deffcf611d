import { PublicList } from '@/features/credit/components/public-list';
import { go } from '@/platform/navigate';
import { Page } from '@/ui/page';

export default function PublicPage() {
  return (
    <Page title="公示榜" needs={['villager', 'committee', 'supervisor', 'auditor']}>
      <PublicList onRanking={() => go('/packages/credit/pages/ranking')} />
    </Page>
  );
}
