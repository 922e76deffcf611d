import { useRouter } from '@tarojs/taro';
import { ShipForm } from '@/features/orders/components/ship-form';
import { useRead } from '@/platform/query';
import { Page } from '@/ui/page';
import { QueryView } from '@/ui/query-view';

export default function ShipOrderPage() {
  const { id = '' } = useRouter().params;
  const order = useRead('orders.get', { params: { order: id } });
  return (
    <Page title="发货" needs={['coop_staff']}>
      <QueryView query={order}>{(data) => <ShipForm order={data} />}</QueryView>
    </Page>
  );
}
