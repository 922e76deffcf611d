import { ReviewList } from '@/features/credit/components/review-list';
import { CommitteeRail } from '@/features/desk/components/committee-rail';
import { go } from '@/platform/navigate';
import { Page } from '@/ui/page';

export default function ReviewPage() {
  return (
    <Page title="认定积分" needs={['committee', 'supervisor']} rail={<CommitteeRail at="review" />}>
      <ReviewList onPublic={() => go('/packages/credit/pages/public')} />
    </Page>
  );
}
