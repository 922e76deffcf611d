import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { whenWords } from '@wecountry/shared/domain/calendar-words';
import { formatYuan } from '@wecountry/shared/domain/money';
import { orderActLabels } from '@wecountry/shared/domain/order-states';
import { useState } from 'react';
import { useNow } from '@/platform/clock';
import { useNetwork } from '@/platform/network';
import { useAct } from '@/platform/use-act';
import { BottomBar } from '@/ui/bottom-bar';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { ConfirmSheet } from '@/ui/sheet';
import { FormTrouble } from '@/ui/form-trouble';
import { TextArea } from '@/ui/text-area';
import { usePayOrder } from '../api/pay-order';

type Order = ResponseOf<'orders.get'>;

const NO_NET = '没有网，办不了';
const REASON_MAX = 200;

/** What the buyer can do with an order now, from the one table of states. */
export function OrderActs({ order }: { order: Order }) {
  const may = new Set(order.may);
  if (may.has('pay')) return <PayBar order={order} />;
  if (may.has('receive')) return <ReceiveBar order={order} refundable={may.has('request_refund')} />;
  if (may.has('request_refund')) {
    return (
      <BottomBar note="货还没发。要退现在就说。">
        <RefundButton order={order} />
      </BottomBar>
    );
  }
  return null;
}

function PayBar({ order }: { order: Order }) {
  const now = useNow();
  const online = useNetwork((s) => s.online);
  const { pay, paying, error } = usePayOrder(order.id, order.villageId);
  const [said, setSaid] = useState<string | null>(null);
  const [dropping, setDropping] = useState(false);
  const cancel = useAct('orders.cancel', {
    refreshes: ['orders.get', 'me.orders', 'products.list'],
    onDone: () => setDropping(false),
  });
  const where = { params: { order: order.id, village: order.villageId } };
  const start = async () => {
    const outcome = await pay();
    if (outcome === 'cancelled') setSaid('你没有付。货还给你留着。');
    if (outcome === 'unknown') setSaid('还没等到微信的回话，过一会儿再看。');
  };
  return (
    <BottomBar note={said ?? `货给你留到${whenWords(order.payBefore, now)}`}>
      <View className="grow">
        {error ? <FormTrouble error={error} /> : null}
        <View className="row">
          <SecondaryButton size="big" off={online ? null : NO_NET} onPress={() => setDropping(true)}>
            {orderActLabels.cancel}
          </SecondaryButton>
          <PrimaryButton
            wide
            size="big"
            className="ml3"
            busy={paying && '正在付钱'}
            off={online ? null : NO_NET}
            onPress={() => void start()}
          >
            {`付 ¥${formatYuan(order.amountFen)}`}
          </PrimaryButton>
        </View>
      </View>
      <ConfirmSheet
        open={dropping}
        danger
        title="这单不买了？"
        confirmName={orderActLabels.cancel}
        busy={cancel.isPending && '正在取消'}
        onConfirm={() => cancel.mutate(where)}
        onClose={() => setDropping(false)}
      >
        <View className="body">{`${order.productName} × ${order.quantity} 放回去给别人买。要买得重新下单。`}</View>
        <FormTrouble error={cancel.error} />
      </ConfirmSheet>
    </BottomBar>
  );
}

function ReceiveBar({ order, refundable }: { order: Order; refundable: boolean }) {
  const [asking, setAsking] = useState(false);
  const online = useNetwork((s) => s.online);
  const receive = useAct('orders.receive', { refreshes: ['orders.get', 'me.orders'], onDone: () => setAsking(false) });
  return (
    <BottomBar>
      {refundable ? <RefundButton order={order} /> : null}
      <PrimaryButton wide size="big" className="ml3" off={online ? null : NO_NET} onPress={() => setAsking(true)}>
        {orderActLabels.receive}
      </PrimaryButton>
      <ConfirmSheet
        open={asking}
        title="货收到了，都好？"
        confirmName="收到了，分钱"
        busy={receive.isPending && '正在分钱'}
        onConfirm={() => receive.mutate({ params: { order: order.id, village: order.villageId } })}
        onClose={() => setAsking(false)}
      >
        <View className="body">{`¥${formatYuan(order.amountFen)} 就按定好的分给各家，分了不能收回。`}</View>
        {receive.error ? <FormTrouble error={receive.error} /> : null}
      </ConfirmSheet>
    </BottomBar>
  );
}

function RefundButton({ order }: { order: Order }) {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const online = useNetwork((s) => s.online);
  const request = useAct('orders.requestRefund', {
    refreshes: ['orders.get', 'me.orders'],
    onDone: () => setAsking(false),
  });
  const short = reason.trim().length < 2;
  const send = () => {
    setTried(true);
    if (short) return;
    request.mutate({ params: { order: order.id, village: order.villageId }, body: { reason: reason.trim() } });
  };
  return (
    <>
      <SecondaryButton size="big" off={online ? null : NO_NET} onPress={() => setAsking(true)}>
        {orderActLabels.request_refund}
      </SecondaryButton>
      <ConfirmSheet
        open={asking}
        title={`要退 ¥${formatYuan(order.amountFen)}？`}
        confirmName="要退款"
        busy={request.isPending && '正在发'}
        onConfirm={send}
        onClose={() => setAsking(false)}
      >
        <TextArea
          label="为什么退"
          example="不想要了，或者货不对"
          value={reason}
          max={REASON_MAX}
          error={tried && short ? '写一句原因' : undefined}
          onChange={setReason}
        />
        <View className="label mt2">合作社同意了，钱原路退到你的微信。</View>
        {request.error ? <FormTrouble error={request.error} /> : null}
      </ConfirmSheet>
    </>
  );
}
