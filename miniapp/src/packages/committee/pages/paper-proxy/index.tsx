import { useRouter } from '@tarojs/taro';
import { CommitteeRail } from '@/features/desk/components/committee-rail';
import { PaperProxyForm } from '@/features/desk/components/paper-proxy-form';
import { useRead } from '@/platform/query';
import { Page } from '@/ui/page';
import { QueryView } from '@/ui/query-view';

function OnePoll({ id }: { id: string }) {
  const poll = useRead('polls.get', { params: { poll: id } });
  return <QueryView query={poll}>{(data) => <PaperProxyForm poll={data} />}</QueryView>;
}

export default function PaperProxyPage() {
  const { poll = '' } = useRouter().params;
  return (
    <Page title="录委托书" needs={['committee']} rail={<CommitteeRail at="open-poll" />}>
      <OnePoll id={poll} />
    </Page>
  );
}
