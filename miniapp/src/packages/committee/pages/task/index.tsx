import { useRouter } from '@tarojs/taro';
import { CommitteeRail } from '@/features/desk/components/committee-rail';
import { TaskForm } from '@/features/desk/components/task-form';
import { useRead } from '@/platform/query';
import { Page } from '@/ui/page';
import { QueryView } from '@/ui/query-view';

function OnePoll({ id }: { id: string }) {
  const poll = useRead('polls.get', { params: { poll: id } });
  return <QueryView query={poll}>{(data) => <TaskForm poll={data} />}</QueryView>;
}

export default function TaskPage() {
  const { poll = '' } = useRouter().params;
  return (
    <Page title="定任务" needs={['committee']} rail={<CommitteeRail at="open-poll" />}>
      <OnePoll id={poll} />
    </Page>
  );
}
