import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { TaskList } from '@/features/polls/components/task-list';
import { useRead } from '@/platform/query';
import { EmptyState } from '@/ui/empty-state';
import { Page } from '@/ui/page';
import { QueryView } from '@/ui/query-view';
import { SectionTitle } from '@/ui/section-title';

type Task = ResponseOf<'tasks.list'>['items'][number];

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
      {({ items }) => (
        <View>
          <Part title="还没办完" tasks={items.filter((task) => task.doneAt === null)} />
          <Part title="办完了" tasks={items.filter((task) => task.doneAt !== null)} />
        </View>
      )}
    </QueryView>
  );
}

function Part({ title, tasks }: { title: string; tasks: readonly Task[] }) {
  if (tasks.length === 0) return null;
  const late = tasks.filter((task) => task.state === 'late').length;
  return (
    <View>
      <SectionTitle aside={late > 0 ? `${late} 件过了日子` : `${tasks.length} 件`}>{title}</SectionTitle>
      <TaskList tasks={tasks} />
    </View>
  );
}

export default function TasksPage() {
  return (
    <Page title="决议办理" needs={['villager', 'committee', 'supervisor', 'auditor']}>
      <Tasks />
    </Page>
  );
}
