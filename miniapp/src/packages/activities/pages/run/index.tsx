import { useRouter } from '@tarojs/taro';
import type { Role } from '@wecountry/shared/domain/roles';
import { RunActivity } from '@/features/activities/components/run-activity';
import { CommitteeRail } from '@/features/desk/components/committee-rail';
import { useRead } from '@/platform/query';
import { useRoles } from '@/platform/session';
import { EmptyState } from '@/ui/empty-state';
import { Page } from '@/ui/page';
import { QueryView } from '@/ui/query-view';
import { useGate } from '@/ui/use-gate';

const runners: readonly Role[] = ['villager', 'committee', 'museum_staff'];

export default function RunPage() {
  const { id = '' } = useRouter().params;
  const open = useGate(runners) === 'open';
  const activity = useRead('activities.get', { params: { activity: id }, enabled: open });
  const rail = useRoles().includes('committee') ? <CommitteeRail at="make-activity" /> : undefined;
  return (
    <Page title="签到和名单" needs={runners} rail={rail}>
      <QueryView query={activity}>
        {(it) =>
          it.runs ? (
            <RunActivity activity={it} />
          ) : (
            <EmptyState title="这个活动不归你管" text="请组织的人或村委会来办。" />
          )
        }
      </QueryView>
    </Page>
  );
}
