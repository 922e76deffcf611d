import { useRouter } from '@tarojs/taro';
import { CommitteeRail } from '@/features/desk/components/committee-rail';
import { ChangePollForm } from '@/features/desk/components/change-poll-form';
import { useRead } from '@/platform/query';
import { Page } from '@/ui/page';
import { QueryView } from '@/ui/query-view';

function OnePoll({ id }: { id: string }) {
  const poll = useRead('polls.get', { params: { poll: id } });
  return <QueryView query={poll}>{(data) => <ChangePollForm poll={data} />}</QueryView>;
}

export default function ChangePollPage() {
  const { poll = '' } = useRouter().params;
  return (
    <Page title="改时间" needs={['committee']} rail={<CommitteeRail at="open-poll" />}>
      <OnePoll id={poll} />
    </Page>
  );
}
