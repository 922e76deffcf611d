import { CommitteeRail } from '@/features/desk/components/committee-rail';
import { useRouter } from '@tarojs/taro';
import { HamletInvites } from '@/features/people/components/hamlet-invites';
import { InviteList } from '@/features/people/components/invite-list';
import { go } from '@/platform/navigate';
import { Page } from '@/ui/page';

const HERE = '/packages/people/pages/invites';

export default function InvitesPage() {
  const { household = '', code = '' } = useRouter().params;
  return (
    <Page title="进户邀请" needs={['committee', 'group_leader']} rail={<CommitteeRail at="invites" />}>
      {household ? (
        <InviteList household={household} code={decodeURIComponent(code)} />
      ) : (
        <HamletInvites onOpen={(id, of) => go(HERE, { household: id, code: of })} />
      )}
    </Page>
  );
}
