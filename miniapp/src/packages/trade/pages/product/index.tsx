import { useRouter } from '@tarojs/taro';
import { ProductView } from '@/features/market/components/product-view';
import { go } from '@/platform/navigate';
import { useRead } from '@/platform/query';
import { BottomBar } from '@/ui/bottom-bar';
import { PrimaryButton } from '@/ui/button';
import { Page } from '@/ui/page';
import { ProductArt } from '@/ui/product-art';
import { QueryView } from '@/ui/query-view';

export default function ProductPage() {
  const { id = '', village } = useRouter().params;
  const product = useRead('products.get', { params: { product: id, village } });
  const buyable = (product.data?.stock ?? 0) > 0;
  return (
    <Page
      title="商品"
      picture={product.data ? <ProductArt name={product.data.art} shape="wide" /> : undefined}
      bottom={
        product.data ? (
          <BottomBar>
            <PrimaryButton
              wide
              size="big"
              off={buyable ? null : '卖完了，等下一批'}
              onPress={() => go('/packages/trade/pages/checkout', { product: id, village })}
            >
              我要买
            </PrimaryButton>
          </BottomBar>
        ) : undefined
      }
    >
      <QueryView query={product}>{(data) => <ProductView product={data} />}</QueryView>
    </Page>
  );
}
