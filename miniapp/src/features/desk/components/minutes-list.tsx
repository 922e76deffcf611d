import { useRead } from '@/platform/query';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { ListRow } from '@/ui/list-row';
import { QueryView } from '@/ui/query-view';

interface Props {
  onOpen: (poll: string) => void;
}

/** Votes that reached their threshold and wait for the signed minutes. */
export function MinutesList({ onOpen }: Props) {
  const polls = useRead('polls.list');
  return (
    <QueryView query={polls}>
      {({ items }) => {
        const waiting = items.filter((p) => p.verdict === 'reached' && p.decisionNo === null);
        if (waiting.length === 0)
          return <EmptyState title="没有等着录的纪要" text="表决达到门槛以后，在这里录纪要。" />;
        return (
          <Card list>
            {waiting.map((poll) => (
              <ListRow
                key={poll.id}
                title={poll.title}
                help="达到门槛，等两个人录纪要"
                onPress={() => onOpen(poll.id)}
              />
            ))}
          </Card>
        );
      }}
    </QueryView>
  );
}
