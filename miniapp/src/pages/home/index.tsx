import { useRead } from '@/platform/query';
import { useMyVillage } from '@/platform/session';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { ListRow } from '@/ui/list-row';
import { Page } from '@/ui/page';
import { QueryView } from '@/ui/query-view';

export default function HomePage() {
  const village = useMyVillage();
  const today = useRead('today.get', { enabled: village !== null });
  return (
    <Page title={village?.name ?? '为村'} tab="home" needs="resident" serif>
      <QueryView
        query={today}
        empty={{
          when: (d) => d.todos.length === 0,
          show: <EmptyState title="今天没有要办的事" text="有新的事会放在这里。" />,
        }}
      >
        {({ todos }) => (
          <Card list>
            {todos.map((todo) => (
              <ListRow key={`${todo.kind}${todo.id}`} title={todo.title} help={todo.help} />
            ))}
          </Card>
        )}
      </QueryView>
    </Page>
  );
}
