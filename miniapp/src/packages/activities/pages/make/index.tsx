import { useRouter } from '@tarojs/taro';
import { MakeForm } from '@/features/activities/components/make-form';
import { CommitteeRail } from '@/features/desk/components/committee-rail';
import { useRoles } from '@/platform/session';
import { Page } from '@/ui/page';

export default function MakePage() {
  const { group } = useRouter().params;
  const rail = useRoles().includes('committee') ? <CommitteeRail at="make-activity" /> : undefined;
  return (
    <Page
      title="办活动"
      needs={group ? ['villager', 'committee', 'museum_staff'] : ['committee', 'museum_staff']}
      rail={rail}
    >
      <MakeForm groupId={group} />
    </Page>
  );
}
