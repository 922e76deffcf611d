import { CommitteeRail } from '@/features/desk/components/committee-rail';
import { useRouter } from '@tarojs/taro';
import { InviteList } from '@/features/people/components/invite-list';
import { Page } from '@/ui/page';

export default function InvitesPage() {
  const { household = '', code = '' } = useRouter().params;
  return (
    <Page title="进户邀请" needs={['committee', 'group_leader']} rail={<CommitteeRail at="register" />}>
      <InviteList household={household} code={decodeURIComponent(code)} />
    </Page>
  );
}
