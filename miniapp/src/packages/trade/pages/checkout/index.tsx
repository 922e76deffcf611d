import { useRouter } from '@tarojs/taro';
import { CheckoutForm } from '@/features/orders/components/checkout-form';
import { useRead } from '@/platform/query';
import { Page } from '@/ui/page';
import { QueryView } from '@/ui/query-view';

export default function CheckoutPage() {
  const { product: id = '', village } = useRouter().params;
  const product = useRead('products.get', { params: { product: id, village } });
  return (
    <Page title="下单">
      <QueryView query={product}>{(data) => <CheckoutForm product={data} village={village} />}</QueryView>
    </Page>
  );
}
