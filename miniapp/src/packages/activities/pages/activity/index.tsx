import { useRouter } from '@tarojs/taro';
import type { Role } from '@wecountry/shared/domain/roles';
import { ActivityView } from '@/features/activities/components/activity-view';
import { AnswerBar } from '@/features/activities/components/answer-bar';
import { useRead } from '@/platform/query';
import { Page } from '@/ui/page';
import { QueryView } from '@/ui/query-view';
import { useGate } from '@/ui/use-gate';

const readers: readonly Role[] = ['villager', 'committee', 'supervisor', 'museum_staff', 'auditor'];

export default function ActivityPage() {
  const { id = '' } = useRouter().params;
  const open = useGate(readers) === 'open';
  const activity = useRead('activities.get', { params: { activity: id }, enabled: open });
  const { data } = activity;
  return (
    <Page
      title="活动"
      needs={readers}
      bottom={data ? <AnswerBar activity={data} fetchedAt={activity.dataUpdatedAt} /> : undefined}
    >
      <QueryView query={activity}>{(it) => <ActivityView activity={it} />}</QueryView>
    </Page>
  );
}
