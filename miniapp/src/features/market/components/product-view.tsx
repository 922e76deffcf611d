import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { formatYuan } from '@wecountry/shared/domain/money';
import { Icon } from '@/ui/icon';
import { ListenButton } from '@/ui/listen-button';
import { MoneyText } from '@/ui/money-text';
import { PriceBreakdown } from '@/ui/price-breakdown';
import { SectionTitle } from '@/ui/section-title';
import { Tag } from '@/ui/tag';
import './product-view.scss';

type Product = ResponseOf<'products.get'>;

/** What is said aloud of a price: each part in turn, then the whole. */
const priceAloud = (p: Pick<Product, 'name' | 'priceFen' | 'lines'>): string[] => [
  `${p.name}，一件 ${formatYuan(p.priceFen)} 元，这样分。`,
  ...p.lines.map((line) => `${line.label}，${formatYuan(line.amountFen)} 元。`),
  '加起来一分不差。',
];

/** A product: price, who grew it, and where each fen of the price goes. */
export function ProductView({ product }: { product: Product }) {
  const { lot } = product;
  return (
    <>
      <View className="product-view__head">
        <View className="row row--base row--wrap">
          <Text className="h1 grow">{`${product.name}，${product.season}`}</Text>
          <MoneyText fen={product.priceFen} size="h1" />
        </View>
        <View className="row row--wrap mt1">
          <Tag tone={product.stock > 0 ? 'green' : 'red'}>
            {product.stock > 0 ? `还有 ${product.stock} 件` : '卖完了'}
          </Tag>
          <Text className="label ml2">{product.spec}</Text>
        </View>
        {lot ? (
          <View className="row mt3">
            <Icon name="people" className="c-indigo" />
            <View className="grow ml3">
              <View className="b">{growersWords(lot.growers, product.growerWord)}</View>
              <View className="label">{lotWords(product)}</View>
            </View>
          </View>
        ) : null}
      </View>
      <View className="mt3 body pre">{product.story}</View>
      {product.lines.length > 0 ? (
        <>
          <View className="row product-view__where">
            <View className="grow">
              <SectionTitle>每一分钱去哪儿</SectionTitle>
            </View>
            <ListenButton id={`price-${product.id}`} text={priceAloud(product)} label="听一听，每一分钱去哪儿" />
          </View>
          <PriceBreakdown
            parts={product.lines}
            totalFen={product.priceFen}
            totalLabel="你付的"
            note="卖之前就这样定好，写进订单，以后不改。"
          />
        </>
      ) : null}
      {lot ? (
        <>
          <SectionTitle>谁供的货</SectionTitle>
          {lot.growers.map((grower) => (
            <View key={grower.label} className="row product-view__grower">
              <Text className="grow">{grower.label}</Text>
              <Text className="label">{`${(grower.weightGram / 1000).toFixed(1)} kg`}</Text>
            </View>
          ))}
        </>
      ) : null}
    </>
  );
}

function growersWords(growers: readonly { label: string }[], word: string): string {
  const [first] = growers;
  const did = word === '采茶人' ? '采的' : '种的';
  if (!first) return '';
  return growers.length === 1 ? `${first.label}${did}` : `${first.label}等 ${growers.length} 户${did}`;
}

function lotWords({ lot, mode }: Product): string {
  return [
    lot && `第 ${lot.code} 批`,
    mode === 'buyout' ? '合作社收购' : '合作社代销',
    lot?.certified && '有承诺达标合格证',
  ]
    .filter(Boolean)
    .join(' · ');
}
