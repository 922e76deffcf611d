import { useRead } from '@/platform/query';
import { useSession } from '@/platform/session';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { ListRow } from '@/ui/list-row';
import { MoneyText } from '@/ui/money-text';
import { Page } from '@/ui/page';
import { QueryView } from '@/ui/query-view';

function Products() {
  const villageId = useSession((s) => s.villageId);
  const products = useRead('products.list', { enabled: villageId !== null });
  return (
    <QueryView
      query={products}
      empty={{
        when: (d) => d.items.length === 0,
        show: <EmptyState title="眼下没有货" text="新米新茶上来，会通知你。" />,
      }}
    >
      {({ items }) => (
        <Card list>
          {items.map((item) => (
            <ListRow
              key={item.id}
              title={item.name}
              help={item.spec}
              action={<MoneyText fen={item.priceFen} size="h2" />}
            />
          ))}
        </Card>
      )}
    </QueryView>
  );
}

export default function MarketPage() {
  return (
    <Page title="市集" tab="market">
      <Products />
    </Page>
  );
}
