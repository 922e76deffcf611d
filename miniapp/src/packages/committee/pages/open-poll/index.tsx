import { useRouter } from '@tarojs/taro';
import { CommitteeRail } from '@/features/desk/components/committee-rail';
import { OpenPollForm } from '@/features/desk/components/open-poll-form';
import { Page } from '@/ui/page';

export default function OpenPollPage() {
  const { plan } = useRouter().params;
  return (
    <Page title="开表决" needs={['committee']} rail={<CommitteeRail at="open-poll" />}>
      <OpenPollForm planId={plan} />
    </Page>
  );
}
