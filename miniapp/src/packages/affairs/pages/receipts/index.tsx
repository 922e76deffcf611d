import { useRouter } from '@tarojs/taro';
import { ReceiptsView } from '@/features/polls/components/receipts-view';
import { Page } from '@/ui/page';

export default function ReceiptsPage() {
  const { id = '' } = useRouter().params;
  return (
    <Page title="查对" needs={['villager', 'committee', 'supervisor', 'auditor']}>
      <ReceiptsView pollId={id} />
    </Page>
  );
}
