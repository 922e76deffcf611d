import { UnsentRow } from '@/features/me/components/unsent-row';
import { LatestNotices } from '@/features/notices/components/latest-notices';
import { UrgentNotices } from '@/features/notices/components/urgent-notices';
import { TodayHead } from '@/features/today/components/today-head';
import { Todos } from '@/features/today/components/todos';
import { VisitorHome } from '@/features/today/components/visitor-home';
import { useRead } from '@/platform/query';
import { useMyVillage, useSession } from '@/platform/session';
import { Page } from '@/ui/page';
import { QueryView } from '@/ui/query-view';

export default function HomePage() {
  const village = useMyVillage();
  const name = useSession((s) => s.me?.name ?? '');
  const today = useRead('today.get', { enabled: village !== null });
  if (!village)
    return (
      <Page title="为村" tab="home" serif>
        <VisitorHome />
      </Page>
    );
  return (
    <Page
      title={village.name}
      tab="home"
      serif
      head={<TodayHead today={today.data} name={village.resident?.name ?? name} resident={village.resident} />}
    >
      <QueryView query={today}>
        {({ urgent, todos, notices, noticeTotal }) => (
          <>
            <UrgentNotices notices={urgent} />
            <UnsentRow />
            <Todos todos={todos} />
            <LatestNotices notices={notices} total={noticeTotal} />
          </>
        )}
      </QueryView>
    </Page>
  );
}
