import { useRouter } from '@tarojs/taro';
import { CommitteeRail } from '@/features/desk/components/committee-rail';
import { Reach } from '@/features/desk/components/latest-reach';
import { Page } from '@/ui/page';

export default function ReachPage() {
  // A message of the inbox names it `id`.
  const { notice, id = '' } = useRouter().params;
  return (
    <Page title="到了多少户" needs={['committee', 'supervisor', 'group_leader']} rail={<CommitteeRail at="reach" />}>
      <Reach notice={notice ?? id} />
    </Page>
  );
}
