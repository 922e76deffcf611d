import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { formatYuan } from '@wecountry/shared/domain/money';
import { orderLabels } from '@wecountry/shared/domain/order-states';
import type { RefundState } from '@wecountry/shared/domain/refund-states';
import { useState } from 'react';
import { useNetwork } from '@/platform/network';
import { useAct } from '@/platform/use-act';
import { DangerButton, PrimaryButton, SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Field } from '@/ui/field';
import { FormTrouble } from '@/ui/form-trouble';
import { MoneyText } from '@/ui/money-text';
import { SectionTitle } from '@/ui/section-title';
import { ConfirmSheet } from '@/ui/sheet';
import { Tag } from '@/ui/tag';
import { RefundAgain } from './refund-again';
import { RefundCard } from './refund-card';

type Order = ResponseOf<'orders.get'>;

const NO_NET = '没有网，办不了';
const refreshes = ['orders.get', 'orders.desk', 'today.get'] as const;

/** One order on the co-op's desk: to whom, what, and what to do now. */
export function ShipForm({ order }: { order: Order }) {
  const may = new Set(order.may);
  return (
    <>
      <Card padded className="mt2">
        <View className="row row--wrap">
          <Text className="h2 grow">{`${order.productName} × ${order.quantity}`}</Text>
          <Tag>{stateWord(order)}</Tag>
        </View>
        <View className="label">{`${order.spec} · 第 ${order.lotCode} 批 · 订单号 ${order.no}`}</View>
        <View className="mt3 body">{`${order.receiver.name}　${order.receiver.phone}`}</View>
        <View className="body">{`${order.receiver.region}${order.receiver.detail}`}</View>
        <View className="row mt3">
          <Text className="label grow">买家付了</Text>
          <MoneyText fen={order.amountFen} />
        </View>
        {order.shipment ? (
          <View className="label">{`${order.shipment.carrier} ${order.shipment.trackingNo}`}</View>
        ) : null}
      </Card>
      {order.refund && !may.has('decide_refund') ? <RefundCard refund={order.refund} /> : null}
      {may.has('decide_refund') && order.refund ? <RefundDecision order={order} refund={order.refund} /> : null}
      {may.has('resend_refund') && order.refund ? <RefundAgain order={order} refund={order.refund} /> : null}
      {may.has('ship') ? <Shipping order={order} /> : null}
    </>
  );
}

/** What the co-op does next; a refund that runs stands before the goods. */
const stateWord = ({ state, refund }: Order): string => {
  if (state === 'placed') return '等买家付';
  return (refund && refundWords[refund.state]) ?? orderLabels[state].short;
};

const refundWords: Partial<Record<RefundState, string>> = {
  requested: '买家要退',
  approved: '在退钱',
  failed: '没退成',
};

function Shipping({ order }: { order: Order }) {
  const [carrier, setCarrier] = useState('邮政快递');
  const [trackingNo, setTrackingNo] = useState('');
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const online = useNetwork((s) => s.online);
  const ship = useAct('orders.ship', { refreshes: [...refreshes], onDone: () => setAsking(false) });
  const numberWrong = !/^[0-9A-Za-z-]{6,32}$/.test(trackingNo.trim());
  const next = () => {
    setTried(true);
    if (!numberWrong && carrier.trim().length >= 2) setAsking(true);
  };
  const send = () => {
    ship.mutate({ params: { order: order.id }, body: { carrier: carrier.trim(), trackingNo: trackingNo.trim() } });
  };
  return (
    <>
      <SectionTitle>发货</SectionTitle>
      <Card padded>
        <Field
          label="快递公司"
          value={carrier}
          error={tried && carrier.trim().length < 2 ? '写上快递公司' : undefined}
          onChange={setCarrier}
        />
        <Field
          label="快递单号"
          example="面单上的一串数字"
          value={trackingNo}
          error={tried && numberWrong ? '单号是 6 到 32 位字母数字' : ship.error?.about('trackingNo')}
          onChange={setTrackingNo}
        />
        <PrimaryButton wide size="big" className="mt3" off={online ? null : NO_NET} onPress={next}>
          交给快递了
        </PrimaryButton>
        <View className="cap mt2">买家马上看到单号。钱还不动，等他收到。</View>
      </Card>
      <ConfirmSheet
        open={asking}
        title="单号对吗？"
        confirmName="对，交给快递了"
        busy={ship.isPending && '正在记'}
        onConfirm={send}
        onClose={() => setAsking(false)}
      >
        <View className="body">{carrier.trim()}</View>
        <View className="h2 mono">{trackingNo.trim()}</View>
        <View className="label mt2">{`${order.receiver.name}马上看到，记了不能改。`}</View>
        <FormTrouble error={ship.error} />
      </ConfirmSheet>
    </>
  );
}

function RefundDecision({ order, refund }: { order: Order; refund: NonNullable<Order['refund']> }) {
  const [asking, setAsking] = useState<'yes' | 'no' | null>(null);
  const [note, setNote] = useState('');
  const online = useNetwork((s) => s.online);
  const decide = useAct('orders.decideRefund', { refreshes: [...refreshes], onDone: () => setAsking(null) });
  return (
    <>
      <SectionTitle>要退款</SectionTitle>
      <Card padded>
        <View className="body">{`原因：${refund.reason}`}</View>
        <View className="row mt3">
          <SecondaryButton size="big" off={online ? null : NO_NET} onPress={() => setAsking('no')}>
            不同意
          </SecondaryButton>
          <DangerButton wide size="big" className="ml3" off={online ? null : NO_NET} onPress={() => setAsking('yes')}>
            {`同意，退 ¥${formatYuan(refund.amountFen)}`}
          </DangerButton>
        </View>
      </Card>
      <ConfirmSheet
        open={asking !== null}
        danger={asking === 'yes'}
        title={asking === 'yes' ? `把 ¥${formatYuan(refund.amountFen)} 退给买家？` : '不同意退款？'}
        confirmName={asking === 'yes' ? '同意退款' : '不同意'}
        busy={decide.isPending && '正在办'}
        onConfirm={() =>
          decide.mutate({
            params: { order: order.id, refund: refund.id },
            body: { approve: asking === 'yes', note: note.trim() || undefined },
          })
        }
        onClose={() => setAsking(null)}
      >
        <View className="body">{asking === 'yes' ? '钱原路退回，退了不能收回。' : '买家会看到你写的话。'}</View>
        <Field label="对买家说一句" value={note} onChange={setNote} />
        {decide.error ? <FormTrouble error={decide.error} /> : null}
      </ConfirmSheet>
    </>
  );
}
