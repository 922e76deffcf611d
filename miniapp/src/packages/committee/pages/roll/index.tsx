import { useRouter } from '@tarojs/taro';
import { CommitteeRail } from '@/features/desk/components/committee-rail';
import { RollView } from '@/features/desk/components/roll-view';
import { useRead } from '@/platform/query';
import { Page } from '@/ui/page';
import { QueryView } from '@/ui/query-view';

function OnePoll({ id }: { id: string }) {
  const poll = useRead('polls.get', { params: { poll: id } });
  return <QueryView query={poll}>{(data) => <RollView poll={data} />}</QueryView>;
}

export default function RollPage() {
  const { poll = '' } = useRouter().params;
  return (
    <Page
      title="选民名册"
      needs={['committee', 'group_leader', 'supervisor', 'auditor']}
      rail={<CommitteeRail at="open-poll" />}
    >
      <OnePoll id={poll} />
    </Page>
  );
}
