import { PlanDesk } from '@/features/dividends/components/plan-desk';
import { go } from '@/platform/navigate';
import { Page } from '@/ui/page';

export default function PlansPage() {
  return (
    <Page title="分红方案" needs={['museum_staff', 'committee', 'supervisor', 'auditor']}>
      <PlanDesk
        onOpenPoll={(plan) => go('/packages/committee/pages/open-poll', { plan })}
        onPoll={(id) => go('/packages/affairs/pages/poll', { id })}
        onSlip={(plan) => go('/packages/credit/pages/dividend', { plan })}
      />
    </Page>
  );
}
