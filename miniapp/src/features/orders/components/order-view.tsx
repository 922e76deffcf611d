import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { momentWords } from '@wecountry/shared/domain/calendar-words';
import { formatYuan } from '@wecountry/shared/domain/money';
import { orderLabels } from '@wecountry/shared/domain/order-states';
import { orderTrack } from '@wecountry/shared/domain/order-track';
import { refundLabels } from '@wecountry/shared/domain/refund-states';
import { useNow } from '@/platform/clock';
import { Card } from '@/ui/card';
import { a11y } from '@/ui/a11y';
import { AudioBar } from '@/ui/audio-bar';
import { MoneyText } from '@/ui/money-text';
import { PriceBreakdown } from '@/ui/price-breakdown';
import { ProductArt } from '@/ui/product-art';
import { SectionTitle } from '@/ui/section-title';
import { MoneyTimeline, type MoneyNode } from '@/ui/timeline';
import { RefundCard } from './refund-card';
import './order-view.scss';

type Order = ResponseOf<'orders.get'>;

const THREADS_SHOWN = 3;

/** Where the goods are and where the money is, side by side; at receipt the money parts into its threads. */
export function OrderView({ order }: { order: Order }) {
  const now = useNow();
  return (
    <>
      <View className="h1 mt1">{headline(order)}</View>
      <View className="row mt3 order-view__what">
        <ProductArt name={order.art} shape="square" />
        <View className="grow ml3">
          <View className="b">{`${order.productName} ${order.spec} × ${order.quantity}`}</View>
          <View className="label">
            {[order.receiverLabel, order.shipment?.carrier, order.shipment?.trackingNo].filter(Boolean).join(' · ')}
          </View>
        </View>
        <MoneyText fen={order.amountFen} size="h2" />
      </View>
      <View className="mt3">
        <AudioBar id={`order-${order.id}`} text={moneyAloud(order)} label="讲清我的钱" />
      </View>
      {order.refund ? <RefundCard refund={order.refund} /> : null}
      <Card padded className="mt3">
        <MoneyTimeline nodes={nodesOf(order, now)} threads={threadsOf(order)} />
      </Card>
      <SectionTitle>每一分钱去哪儿</SectionTitle>
      <PriceBreakdown
        parts={order.lines}
        totalFen={order.amountFen}
        totalLabel={totalWords(order)}
        note={`下单时定住的，第 ${order.lotCode} 批。`}
      />
      <Growers order={order} />
      <View className="cap mt4">{`订单号 ${order.no}`}</View>
    </>
  );
}

/** Money that came after the order was closed goes back by itself; null for every other order. */
const lateWords = ({ state, refund }: Order): string | null =>
  state === 'closed' && refund ? `付晚了，${refundLabels[refund.state]}` : null;

const totalWords = ({ paidAt, state }: Order): string => {
  if (paidAt === null) return state === 'closed' ? '没有付' : '要付的';
  return state === 'refunded' ? '付过，退回了' : '你付的';
};

/** Agreed or done: the money does not go on to the growers any more. */
const goesBack = ({ state, refund }: Order): boolean =>
  state === 'closed' || state === 'refunded' || refund?.state === 'approved' || refund?.state === 'succeeded';

const headline = (order: Order): string => {
  const late = lateWords(order);
  if (late) return late;
  if (order.refund?.state === 'requested') return '你要退款，等合作社答复';
  if (order.refund?.state === 'approved' && order.state !== 'refunded') return '同意退了，钱在路上';
  return orderLabels[order.state].goods;
};

function Growers({ order }: { order: Order }) {
  if (order.growers.length === 0) return null;
  return (
    <>
      <SectionTitle>{order.mode === 'buyout' ? '收购时已经付给' : '分给种的人'}</SectionTitle>
      <Card list>
        {order.growers.map((grower) => (
          <View key={grower.label} className="row order-view__grower" {...a11y({ role: 'listitem' })}>
            <Text className="grow">{grower.label}</Text>
            <MoneyText fen={grower.amountFen} />
          </View>
        ))}
      </Card>
    </>
  );
}

function nodesOf(order: Order, now: number): MoneyNode[] {
  const times = {
    placed: order.placedAt,
    paid: order.paidAt,
    shipped: order.shippedAt,
    received: order.receivedAt,
    closed: order.closedAt,
    refunded: order.state === 'refunded' ? (order.closedAt ?? order.refund?.requestedAt) : null,
  };
  const late = lateWords(order);
  const track = orderTrack(order.state, times, goesBack(order) && order.state !== 'closed');
  const toThreads = order.paidAt !== null && !goesBack(order);
  return track.map((node) => ({
    key: node.state,
    title: node.goods,
    when: node.at ? momentWords(node.at, now) : undefined,
    phase: node.phase,
    money: moneyAt(node, order, late),
    moves: node.state === 'paid' || node.state === 'received' || node.state === 'refunded' || late !== null,
    held: isHeld(node, late !== null, toThreads),
  }));
}

type Node = ReturnType<typeof orderTrack<string>>[number];

function moneyAt(node: Node, order: Order, late: string | null): string {
  if (late && node.state === 'closed') return late;
  // Not paid yet: so it was, and is no more.
  if (node.state === 'placed' && order.paidAt !== null) return '';
  if (node.state !== 'paid' || !node.at) return node.money;
  return `${late ? '微信收了' : node.money} ¥${formatYuan(order.amountFen)}`;
}

/** The money lies with the co-op from the payment on: beside what has happened, and on to where it will part. */
function isHeld({ state, phase }: Node, late: boolean, toThreads: boolean): boolean {
  if (late || state === 'placed') return false;
  return toThreads || (phase !== 'todo' && (state === 'paid' || state === 'shipped'));
}

/** The largest parts by name, the rest together. */
function threadsOf(order: Order) {
  if (goesBack(order)) return [];
  const shown = order.lines.slice(0, THREADS_SHOWN);
  const rest = order.lines.slice(THREADS_SHOWN);
  const [first] = rest;
  if (!first) return shown;
  const amountFen = rest.reduce((fen, line) => fen + line.amountFen, 0);
  const label = rest.length === 1 ? first.label : `${first.label}等 ${rest.length} 项`;
  return [...shown, { ...first, key: 'rest', label, amountFen }];
}

function moneyAloud(order: Order): string[] {
  const where = lateWords(order) ?? orderLabels[order.state].money;
  return [
    `这张订单一共 ${formatYuan(order.amountFen)} 元。`,
    `钱现在，${where}。`,
    ...order.lines.map((line) => `${line.label}，${formatYuan(line.amountFen)} 元。`),
    '加起来一分不差。',
  ];
}
