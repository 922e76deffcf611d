import { useRouter } from '@tarojs/taro';
import { PlanView } from '@/features/dividends/components/plan-view';
import { go } from '@/platform/navigate';
import { Page } from '@/ui/page';

export default function PlanPage() {
  const { plan = '' } = useRouter().params;
  return (
    <Page title="我家分多少" needs={['villager', 'committee', 'supervisor', 'museum_staff', 'auditor']}>
      <PlanView
        planId={plan}
        onPoll={(id) => go('/packages/affairs/pages/poll', { id })}
        onSlip={(id) => go('/packages/credit/pages/dividend', { plan: id })}
      />
    </Page>
  );
}
