import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { formatYuan } from '@wecountry/shared/domain/money';
import { orderActLabels } from '@wecountry/shared/domain/order-states';
import { useState } from 'react';
import { useNetwork } from '@/platform/network';
import { useAct } from '@/platform/use-act';
import { DangerButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { FormTrouble } from '@/ui/form-trouble';
import { SectionTitle } from '@/ui/section-title';
import { ConfirmSheet } from '@/ui/sheet';

type Order = ResponseOf<'orders.get'>;

/** A refund that WeChat could not do: the co-op sends it again, under its own number, so that it is never given twice. */
export function RefundAgain({ order, refund }: { order: Order; refund: NonNullable<Order['refund']> }) {
  const [asking, setAsking] = useState(false);
  const online = useNetwork((s) => s.online);
  const again = useAct('orders.resendRefund', {
    refreshes: ['orders.get', 'orders.desk', 'payments.alarms', 'today.get'],
    onDone: () => setAsking(false),
  });
  const amount = `¥${formatYuan(refund.amountFen)}`;
  return (
    <>
      <SectionTitle>没退成</SectionTitle>
      <Card padded>
        <View className="body">{`${amount} 答应退给买家，微信没退出去，钱还在商户号里。`}</View>
        <View className="label mt1">
          先看“收付提醒”里微信怎么说。买家的账户好了，再退一次；一直不行，到微信商户平台退到他的银行卡，这里会自己记上。
        </View>
        <DangerButton
          wide
          size="big"
          className="mt3"
          off={online ? null : '没有网，办不了'}
          onPress={() => setAsking(true)}
        >
          {orderActLabels.resend_refund}
        </DangerButton>
      </Card>
      <ConfirmSheet
        open={asking}
        danger
        title={`把 ${amount} 再退一次？`}
        confirmName={orderActLabels.resend_refund}
        busy={again.isPending && '正在办'}
        onConfirm={() => again.mutate({ params: { order: order.id, refund: refund.id } })}
        onClose={() => setAsking(false)}
      >
        <View className="body">用原来的退款单号，不会退两回。退了不能收回。</View>
        <FormTrouble error={again.error} />
      </ConfirmSheet>
    </>
  );
}
