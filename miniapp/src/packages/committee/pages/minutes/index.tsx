import { useRouter } from '@tarojs/taro';
import { CommitteeRail } from '@/features/desk/components/committee-rail';
import { MinutesForm } from '@/features/desk/components/minutes-form';
import { MinutesList } from '@/features/desk/components/minutes-list';
import { go } from '@/platform/navigate';
import { useRead } from '@/platform/query';
import { Page } from '@/ui/page';
import { QueryView } from '@/ui/query-view';

function OneMinutes({ poll: id }: { poll: string }) {
  const poll = useRead('polls.get', { params: { poll: id } });
  return <QueryView query={poll}>{(data) => <MinutesForm poll={data} />}</QueryView>;
}

export default function MinutesPage() {
  const { poll } = useRouter().params;
  return (
    <Page title="会议纪要" needs={['committee', 'supervisor']} rail={<CommitteeRail at="minutes" />}>
      {poll ? (
        <OneMinutes poll={poll} />
      ) : (
        <MinutesList onOpen={(id) => go('/packages/committee/pages/minutes', { poll: id })} />
      )}
    </Page>
  );
}
