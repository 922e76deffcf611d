import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { formatYuan } from '@wecountry/shared/domain/money';
import { go } from '@/platform/navigate';
import { useRead } from '@/platform/query';
import { useSession } from '@/platform/session';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { GrowerShare } from '@/ui/grower-share';
import { MoneyText } from '@/ui/money-text';
import { Press } from '@/ui/press';
import { ProductArt } from '@/ui/product-art';
import { QueryView } from '@/ui/query-view';
import { SectionTitle } from '@/ui/section-title';
import { ListItem } from '@/ui/list-item';
import './product-list.scss';

type Product = ResponseOf<'products.list'>['items'][number];

/** The address names the village: handed on to somebody of another, it still opens. */
const open = (product: Product) =>
  go('/packages/trade/pages/product', { id: product.id, village: useSession.getState().villageId ?? undefined });

const spoken = (p: Product) =>
  [
    p.name,
    p.spec,
    `${formatYuan(p.priceFen)} 元`,
    `${p.growerWord}得 ${formatYuan(p.growerFen)} 元`,
    p.stock === 0 && '卖完了',
  ]
    .filter(Boolean)
    .join('，');

const leftWords = (p: Product) => (p.stock === 0 ? '卖完了' : p.sold > 0 ? `卖了 ${p.sold} 件` : `还有 ${p.stock} 件`);

/** What can be bought now: the first large, then the others; the grower's part on each. */
export function ProductList() {
  const villageId = useSession((s) => s.villageId);
  const products = useRead('products.list', { enabled: villageId !== null });
  return (
    <QueryView
      query={products}
      empty={{
        when: (d) => d.items.length === 0,
        show: <EmptyState title="眼下没有货" text="新米新茶上来，会放在这里。" />,
      }}
    >
      {({ items: [first, ...rest] }) => (
        <>
          {first ? <Featured product={first} /> : null}
          {rest.length > 0 ? <SectionTitle>眼下有的</SectionTitle> : null}
          {rest.length > 0 ? (
            <Card list>
              {rest.map((product) => (
                <ProductRow key={product.id} product={product} />
              ))}
            </Card>
          ) : null}
        </>
      )}
    </QueryView>
  );
}

function Featured({ product }: { product: Product }) {
  return (
    <Press className="card featured" onPress={() => open(product)} label={spoken(product)}>
      <View className="featured__picture">
        <ProductArt name={product.art} shape="wide" />
      </View>
      <View className="featured__words">
        <View className="row row--base row--wrap">
          <Text className="h2 grow">{`${product.name}，${product.season}`}</Text>
          <MoneyText fen={product.priceFen} size="h2" />
        </View>
        <View className="label">{product.spec}</View>
        <View className="row row--wrap mt2">
          <View className="grow">
            <GrowerShare growerFen={product.growerFen} priceFen={product.priceFen} word={product.growerWord} />
          </View>
          <Text className="label">{leftWords(product)}</Text>
        </View>
      </View>
    </Press>
  );
}

function ProductRow({ product }: { product: Product }) {
  return (
    <ListItem>
      <Press className="product-row" onPress={() => open(product)} label={spoken(product)}>
        <ProductArt name={product.art} shape="square" />
        <View className="grow product-row__words">
          <View className="b">{product.name}</View>
          <View className="label">{`${product.spec} · ${product.season}`}</View>
          <View className="row row--wrap">
            <MoneyText fen={product.priceFen} size="h2" />
            {product.stock === 0 ? <Text className="label ml2">卖完了</Text> : null}
          </View>
          <GrowerShare growerFen={product.growerFen} priceFen={product.priceFen} word={product.growerWord} />
        </View>
      </Press>
    </ListItem>
  );
}
