import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { momentWords } from '@wecountry/shared/domain/calendar-words';
import { formatYuan } from '@wecountry/shared/domain/money';
import { orderLabels } from '@wecountry/shared/domain/order-states';
import { useNow } from '@/platform/clock';
import { go } from '@/platform/navigate';
import { useReadPages } from '@/platform/query';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { MoneyText } from '@/ui/money-text';
import { MoreButton } from '@/ui/more-button';
import { Press } from '@/ui/press';
import { ProductArt } from '@/ui/product-art';
import { QueryView } from '@/ui/query-view';
import { Tag } from '@/ui/tag';
import { ListItem } from '@/ui/list-item';
import './order-list.scss';

type Order = ResponseOf<'me.orders'>['items'][number];

/** My orders in every village, newest first. */
export function OrderList() {
  const orders = useReadPages('me.orders');
  return (
    <QueryView
      query={orders}
      empty={{
        when: ({ pages }) => pages.every((page) => page.items.length === 0),
        show: (
          <EmptyState
            title="你还没有买过东西"
            text="去市集看看村里眼下有什么。"
            action={{ name: '去市集', onPress: () => go('/pages/market') }}
          />
        ),
      }}
    >
      {({ pages }) => (
        <>
          <Card list className="mt2">
            {pages
              .flatMap((page) => page.items)
              .map((order) => (
                <OrderRow
                  key={order.id}
                  order={order}
                  onPress={() => go('/packages/trade/pages/order', { id: order.id, village: order.villageId })}
                />
              ))}
          </Card>
          <MoreButton query={orders} />
        </>
      )}
    </QueryView>
  );
}

interface RowProps {
  order: Order;
  onPress: () => void;
  /** Says more than the state: 有人要退. */
  mark?: string;
}

export function OrderRow({ order, onPress, mark }: RowProps) {
  const now = useNow();
  const state = orderLabels[order.state].short;
  const when = momentWords(order.placedAt, now);
  return (
    <ListItem>
      <Press
        className="order-row"
        onPress={onPress}
        label={[
          order.productName,
          `${order.quantity} 件`,
          mark ?? state,
          `${formatYuan(order.amountFen)} 元`,
          when,
        ].join('，')}
      >
        <ProductArt name={order.art} shape="square" />
        <View className="grow ml3">
          <View className="row row--wrap">
            <Text className="b grow">{`${order.productName} × ${order.quantity}`}</Text>
            <MoneyText fen={order.amountFen} />
          </View>
          <View className="label">{order.receiverLabel}</View>
          <View className="row row--wrap">
            <Text className="cap grow">{when}</Text>
            <Tag tone={mark ? 'red' : order.state === 'received' ? 'green' : 'indigo'}>{mark ?? state}</Tag>
          </View>
        </View>
      </Press>
    </ListItem>
  );
}
