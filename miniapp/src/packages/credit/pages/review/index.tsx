import { ReviewList } from '@/features/credit/components/review-list';
import { go } from '@/platform/navigate';
import { Page } from '@/ui/page';

export default function ReviewPage() {
  return (
    <Page title="认定积分" needs={['committee', 'supervisor']}>
      <ReviewList onPublic={() => go('/packages/credit/pages/public')} />
    </Page>
  );
}
