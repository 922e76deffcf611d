import { useRouter } from '@tarojs/taro';
import { SlipView } from '@/features/dividends/components/slip-view';
import { Page } from '@/ui/page';

export default function DividendPage() {
  const { plan = '' } = useRouter().params;
  return (
    <Page title="分红单" needs="resident" cloth>
      <SlipView planId={plan} />
    </Page>
  );
}
