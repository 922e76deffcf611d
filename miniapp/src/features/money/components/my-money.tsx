import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { momentWords } from '@wecountry/shared/domain/calendar-words';
import { formatYuan, type Fen } from '@wecountry/shared/domain/money';
import { useNow } from '@/platform/clock';
import { useRead } from '@/platform/query';
import { a11y } from '@/ui/a11y';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { MoneyText } from '@/ui/money-text';
import { QueryView } from '@/ui/query-view';
import { SectionTitle } from '@/ui/section-title';
import './my-money.scss';

type MyMoney = ResponseOf<'money.mine'>;
type Row = MyMoney['rows'][number];

const stateWords: Record<Row['state'], string> = {
  coming: '买家付了，等他收货',
  due: '该付给你家了',
  returned: '退货了，不算',
};

/** My household's money: what is coming and from which order, what is due, what is still in the store. */
export function MyMoneyView() {
  const money = useRead('money.mine');
  return (
    <QueryView query={money}>
      {(data) => (
        <>
          <View className="label mt1">{data.householdLabel}</View>
          <Card list className="mt2">
            <Sum name="该付给你家的" fen={data.dueFen} help="买家收到货了" />
            <Sum name="要来的" fen={data.comingFen} help="买家付了，还没收货" />
            <Sum name="还没卖掉的" fen={data.unsoldFen} help="放在合作社代卖" />
            <Sum name="分红" fen={data.dividendFen} help="等博物馆付" />
          </Card>
          <SectionTitle>从哪张订单来</SectionTitle>
          {data.rows.length === 0 ? (
            <EmptyState title="还没有卖出去的" text="有人买了你家的东西，会写在这里。" />
          ) : (
            <Card list>
              {data.rows.map((row) => (
                <MoneyRow key={`${row.orderNo}-${row.state}`} row={row} />
              ))}
            </Card>
          )}
        </>
      )}
    </QueryView>
  );
}

function Sum({ name, fen, help }: { name: string; fen: Fen; help: string }) {
  return (
    <View className="row my-money__row" {...a11y({ role: 'listitem' })}>
      <View className="grow">
        <View className="b">{name}</View>
        <View className="label">{help}</View>
      </View>
      <MoneyText fen={fen} size="h2" />
    </View>
  );
}

function MoneyRow({ row }: { row: Row }) {
  const now = useNow();
  return (
    <View className="row my-money__row" {...a11y({ role: 'listitem' })}>
      <View className="grow">
        <View className="b">{`${row.productName} × ${row.quantity}`}</View>
        <View className="label">{`${stateWords[row.state]} · ${momentWords(row.at, now)}`}</View>
        <View className="cap">{`订单 ${row.orderNo}`}</View>
      </View>
      <Text className="b nowrap ml3">
        {row.state === 'returned' ? `−¥${formatYuan(row.amountFen)}` : `¥${formatYuan(row.amountFen)}`}
      </Text>
    </View>
  );
}
