import { useRouter } from '@tarojs/taro';
import { CheckInForm } from '@/features/activities/components/check-in-form';
import { Page } from '@/ui/page';

export default function CheckInPage() {
  const { id = '', code = '' } = useRouter().params;
  return (
    <Page title="签到" needs={['villager']}>
      <CheckInForm id={id} scanned={code} />
    </Page>
  );
}
