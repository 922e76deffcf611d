import { OrderList } from '@/features/orders/components/order-list';
import { Page } from '@/ui/page';

export default function OrdersPage() {
  return (
    <Page title="我的订单">
      <OrderList />
    </Page>
  );
}
