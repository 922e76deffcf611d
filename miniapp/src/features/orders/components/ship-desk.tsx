import type { ResponseOf } from '@wecountry/shared/contracts';
import { useState } from 'react';
import { go } from '@/platform/navigate';
import { useReadPages } from '@/platform/query';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { ListRow } from '@/ui/list-row';
import { MoreButton } from '@/ui/more-button';
import { QueryView } from '@/ui/query-view';
import { Segments } from '@/ui/segments';
import { OrderRow } from './order-list';

type Order = ResponseOf<'orders.desk'>['items'][number];
type Filter = 'paid' | 'shipped' | 'all';

const filters = [
  { value: 'paid', text: '要发的' },
  { value: 'shipped', text: '在路上' },
  { value: 'all', text: '全部' },
] as const;

const marks: Partial<Record<NonNullable<Order['refundState']>, string>> = { requested: '要退款', failed: '没退成' };
const markOf = ({ refundState }: Order) => (refundState ? marks[refundState] : undefined);

/** The co-op's orders: what to pack, what somebody wants back. */
export function ShipDesk() {
  const [filter, setFilter] = useState<Filter>('paid');
  const orders = useReadPages('orders.desk', { query: filter === 'all' ? {} : { state: filter } });
  return (
    <>
      <Segments label="看哪些订单" items={filters} value={filter} onChange={setFilter} />
      <QueryView
        query={orders}
        empty={{
          when: ({ pages }) => pages.every((page) => page.items.length === 0),
          show: (
            <EmptyState title={filter === 'paid' ? '没有要发的货' : '这里没有订单'} text="有人付了钱，会排在这里。" />
          ),
        }}
      >
        {({ pages }) => (
          <>
            <Card list className="mt3">
              {pages
                .flatMap((page) => page.items)
                .map((order) => (
                  <OrderRow
                    key={order.id}
                    order={order}
                    mark={markOf(order)}
                    onPress={() => go('/packages/trade/pages/ship-order', { id: order.id })}
                  />
                ))}
            </Card>
            <MoreButton query={orders} />
          </>
        )}
      </QueryView>
      <Card list className="mt3">
        <ListRow
          icon="warn"
          title="收付提醒"
          help="微信收款、退款里要人看的"
          onPress={() => go('/packages/audit/pages/books', { room: 'alarms' })}
        />
      </Card>
    </>
  );
}
