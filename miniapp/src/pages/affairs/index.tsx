import { useRead } from '@/platform/query';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { ListRow } from '@/ui/list-row';
import { Page } from '@/ui/page';
import { QueryView } from '@/ui/query-view';

function Polls() {
  const polls = useRead('polls.list');
  return (
    <QueryView
      query={polls}
      empty={{
        when: (d) => d.items.length === 0,
        show: <EmptyState title="眼下没有要投的票" text="有新的表决，会通知你。" />,
      }}
    >
      {({ items }) => (
        <Card list>
          {items.map((poll) => (
            <ListRow key={poll.id} title={poll.title} help={poll.presetLabel} icon="vote" />
          ))}
        </Card>
      )}
    </QueryView>
  );
}

export default function AffairsPage() {
  return (
    <Page title="议事" tab="affairs" needs="resident">
      <Polls />
    </Page>
  );
}
