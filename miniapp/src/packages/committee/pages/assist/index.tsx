import { useRouter } from '@tarojs/taro';
import { CommitteeRail } from '@/features/desk/components/committee-rail';
import { AssistForm } from '@/features/desk/components/assist-form';
import { useRead } from '@/platform/query';
import { Page } from '@/ui/page';
import { QueryView } from '@/ui/query-view';

function OnePoll({ id }: { id: string }) {
  const poll = useRead('polls.get', { params: { poll: id } });
  return <QueryView query={poll}>{(data) => <AssistForm poll={data} />}</QueryView>;
}

export default function AssistPage() {
  const { poll = '' } = useRouter().params;
  return (
    <Page title="代录一票" needs={['committee', 'group_leader']} rail={<CommitteeRail at="open-poll" />}>
      <OnePoll id={poll} />
    </Page>
  );
}
