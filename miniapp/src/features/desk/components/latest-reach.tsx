import { useRead, useReadPages } from '@/platform/query';
import { EmptyState } from '@/ui/empty-state';
import { QueryView } from '@/ui/query-view';
import { ReachView } from './reach-view';

/** First on the desk: who has not been reached by the newest notice that is out, or by one that was chosen. */
export function LatestReach({ chosen }: { chosen?: string | null }) {
  const notices = useReadPages('notices.desk');
  return (
    <QueryView
      query={notices}
      empty={{
        when: ({ pages }) => pages[0]?.items[0] === undefined,
        show: <EmptyState title="这里看谁还没看到" text="发出第一条通知，哪些户还没看到，都列在这里。" />,
      }}
    >
      {({ pages }) => {
        const [first] = pages;
        const latest = first?.items.find((n) => n.state === 'published') ?? first?.items[0];
        const shown = chosen ?? latest?.id;
        return shown ? <Reach key={shown} notice={shown} /> : null;
      }}
    </QueryView>
  );
}

/** One notice's reach, asked again every half minute while it is looked at. */
export function Reach({ notice }: { notice: string }) {
  const reach = useRead('notices.reach', { params: { notice }, everyMs: 30_000 });
  return <QueryView query={reach}>{(data) => <ReachView reach={data} />}</QueryView>;
}
