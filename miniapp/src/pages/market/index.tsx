import { ProductList } from '@/features/market/components/product-list';
import { Page } from '@/ui/page';

export default function MarketPage() {
  return (
    <Page title="市集" tab="market">
      <ProductList />
    </Page>
  );
}
