import { useRouter } from '@tarojs/taro';
import { MakeForm } from '@/features/activities/components/make-form';
import { Page } from '@/ui/page';

export default function MakePage() {
  const { group } = useRouter().params;
  return (
    <Page title="办活动" needs={group ? ['villager', 'committee', 'museum_staff'] : ['committee', 'museum_staff']}>
      <MakeForm groupId={group} />
    </Page>
  );
}
