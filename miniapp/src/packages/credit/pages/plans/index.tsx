import { CommitteeRail, useDeskRooms } from '@/features/desk/components/committee-rail';
import { PlanDesk } from '@/features/dividends/components/plan-desk';
import { go } from '@/platform/navigate';
import { Page } from '@/ui/page';

export default function PlansPage() {
  // The museum's staff and the auditor come here too, and have no desk in the village's affairs.
  const atDesk = useDeskRooms().length > 0;
  return (
    <Page
      title="分红方案"
      needs={['museum_staff', 'committee', 'supervisor', 'auditor']}
      rail={atDesk ? <CommitteeRail at="plans" /> : undefined}
    >
      <PlanDesk
        onOpenPoll={(plan) => go('/packages/committee/pages/open-poll', { plan })}
        onPoll={(id) => go('/packages/affairs/pages/poll', { id })}
        onSlip={(plan) => go('/packages/credit/pages/dividend', { plan })}
      />
    </Page>
  );
}
