import { useRouter } from '@tarojs/taro';
import { OrderActs } from '@/features/orders/components/order-acts';
import { OrderView } from '@/features/orders/components/order-view';
import { useRead } from '@/platform/query';
import { Page } from '@/ui/page';
import { QueryView } from '@/ui/query-view';

export default function OrderPage() {
  const { id = '', village } = useRouter().params;
  const order = useRead('orders.get', { params: { order: id, village }, everyMs: 15_000 });
  return (
    <Page title="订单" bottom={order.data ? <OrderActs order={order.data} /> : undefined}>
      <QueryView query={order}>{(data) => <OrderView order={data} />}</QueryView>
    </Page>
  );
}
