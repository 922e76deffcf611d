import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { momentWords } from '@wecountry/shared/domain/calendar-words';
import { refundLabels } from '@wecountry/shared/domain/refund-states';
import { useNow } from '@/platform/clock';
import { Card } from '@/ui/card';
import { MoneyText } from '@/ui/money-text';

type Refund = NonNullable<ResponseOf<'orders.get'>['refund']>;

/** How far a refund is, how much, why, and what the co-op said; the same for the buyer and the co-op. */
export function RefundCard({ refund }: { refund: Refund }) {
  const now = useNow();
  return (
    <Card padded className="mt3">
      <View className="row">
        <Text className="b grow">{refundLabels[refund.state]}</Text>
        <MoneyText fen={refund.amountFen} />
      </View>
      <View className="label mt1">{`${momentWords(refund.requestedAt, now)}要退。原因：${refund.reason}`}</View>
      {refund.note ? <View className="label mt1">{`合作社答复：${refund.note}`}</View> : null}
    </Card>
  );
}
