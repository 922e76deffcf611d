import { TaskList } from '@/features/polls/components/task-list';
import { useRead } from '@/platform/query';
import { EmptyState } from '@/ui/empty-state';
import { Page } from '@/ui/page';
import { QueryView } from '@/ui/query-view';

function Tasks() {
  const tasks = useRead('tasks.list');
  return (
    <QueryView
      query={tasks}
      empty={{
        when: ({ items }) => items.length === 0,
        show: <EmptyState title="还没有决议定下的事" text="成了决议，谁来办、哪天以前，写在这里。" />,
      }}
    >
      {({ items }) => <TaskList tasks={items} />}
    </QueryView>
  );
}

export default function TasksPage() {
  return (
    <Page title="决议办理" needs={['villager', 'committee', 'supervisor', 'auditor']}>
      <Tasks />
    </Page>
  );
}
