import { nextState, type Step } from './state-table.js';

/**
 * The life of an order. Goods and money are told on two tracks: the money moves to growers only when the buyer has the
 * goods. A refund before receipt has a life of its own (refund-states.ts); its approval turns the order to `refunding`.
 */
export const orderStates = ['placed', 'paid', 'shipped', 'received', 'closed', 'refunding', 'refunded'] as const;
export type OrderState = (typeof orderStates)[number];

export type OrderEvent =
  'pay' | 'cancel' | 'expire' | 'pay_late' | 'ship' | 'receive' | 'receive_by_time' | 'approve_refund' | 'refund_done';

/** `buyer` is the buyer of this order; `system` a verified callback or a due job. */
export type OrderActor = 'buyer' | 'coop_staff' | 'system';

/** A condition of a step that the table cannot see: no refund of this order waits for an answer. */
export const noOpenRefund = 'no_open_refund';

/**
 * `pay_late`: money arrived for an order already closed. It stays closed, the stock stays given back, the money is booked
 * and a refund begins by itself.
 */
export const orderTable: readonly Step<OrderState, OrderEvent, OrderActor>[] = [
  { from: 'placed', event: 'pay', to: 'paid', who: ['system'] },
  { from: 'placed', event: 'cancel', to: 'closed', who: ['buyer'] },
  { from: 'placed', event: 'expire', to: 'closed', who: ['system'] },
  { from: 'closed', event: 'pay_late', to: 'closed', who: ['system'] },
  { from: 'paid', event: 'ship', to: 'shipped', who: ['coop_staff'], needs: [noOpenRefund] },
  { from: 'shipped', event: 'receive', to: 'received', who: ['buyer'], needs: [noOpenRefund] },
  { from: 'shipped', event: 'receive_by_time', to: 'received', who: ['system'], needs: [noOpenRefund] },
  { from: 'paid', event: 'approve_refund', to: 'refunding', who: ['coop_staff', 'system'] },
  { from: 'shipped', event: 'approve_refund', to: 'refunding', who: ['coop_staff', 'system'] },
  { from: 'refunding', event: 'refund_done', to: 'refunded', who: ['system'] },
];

export interface OrderLabels {
  /** One word for a list. */
  short: string;
  /** Where the goods are. */
  goods: string;
  /** Where the money is. */
  money: string;
}

/** What the buyer reads in each state. */
export const orderLabels: Readonly<Record<OrderState, OrderLabels>> = {
  placed: { short: '等你付款', goods: '货给你留着', money: '还没付钱' },
  paid: { short: '等发货', goods: '合作社在备货', money: '合作社替你管着' },
  shipped: { short: '在路上', goods: '交给快递了', money: '钱没动' },
  received: { short: '收到了', goods: '你收到了', money: '按约定分给各家' },
  closed: { short: '关了', goods: '货放回去了', money: '没有收你的钱' },
  refunding: { short: '正在退款', goods: '这单不做了', money: '正在退给你' },
  refunded: { short: '退款了', goods: '这单不做了', money: '退回你的微信了' },
};

/** What a button for the event says. Events of the system have none. */
export const orderEventLabels: Readonly<Partial<Record<OrderEvent, string>>> = {
  cancel: '不买了',
  ship: '发货',
  receive: '收到了',
  approve_refund: '同意退款',
};

/** The state an event leads to, or `state.refused`. */
export function nextOrderState(
  from: OrderState,
  event: OrderEvent,
  who: OrderActor | readonly OrderActor[],
): OrderState {
  return nextState(orderTable, from, event, who);
}

/** When each thing happened (any representation of time that the caller shows); absent = not yet. */
export interface OrderTimes<Time> {
  placed: Time;
  paid?: Time | null;
  shipped?: Time | null;
  received?: Time | null;
  closed?: Time | null;
  refunding?: Time | null;
  refunded?: Time | null;
}

/** A node of the order page's timeline: goods on one track, money on the other. */
export interface TrackNode<Time> {
  state: OrderState;
  goods: string;
  money: string;
  at: Time | null;
  phase: 'past' | 'now' | 'todo';
}

const nodeWords: Readonly<
  Record<OrderState, { done: [goods: string, money: string]; todo: [goods: string, money: string] }>
> = {
  placed: { done: ['你下了单', '还没付钱'], todo: ['下单', '还没付钱'] },
  paid: { done: ['你付了钱', '合作社替你管着'], todo: ['等你付钱', '还没付钱'] },
  shipped: { done: ['交给快递', '钱没动'], todo: ['合作社发货', '钱不会动'] },
  received: { done: ['你收到了', '按约定分给各家'], todo: ['你收到，按“收到了”', '这时候才分钱'] },
  closed: { done: ['这单关了', '没有收你的钱'], todo: ['', ''] },
  refunding: { done: ['同意退款', '正在退给你'], todo: ['', ''] },
  refunded: { done: ['退款到了', '退回你的微信了'], todo: ['等微信退款', '到了会告诉你'] },
};

const path: readonly OrderState[] = ['placed', 'paid', 'shipped', 'received'];

/**
 * The nodes of an order's timeline: what happened, what it is at now, and what comes; an order that was closed or
 * refunded shows its end instead of what will not come.
 */
export function orderTrack<Time>(state: OrderState, times: OrderTimes<Time>): TrackNode<Time>[] {
  const ended: readonly OrderState[] =
    state === 'closed' ? ['closed'] : state === 'refunding' || state === 'refunded' ? ['refunding', 'refunded'] : [];
  const happened = path.filter((step) => times[step] != null);
  const nodes = ended.length > 0 ? [...happened, ...ended] : path;
  return nodes.map((node) => {
    const done = times[node] != null || node === state;
    const [goods, money] = done ? nodeWords[node].done : nodeWords[node].todo;
    const phase = node === state ? 'now' : done ? 'past' : 'todo';
    return { state: node, goods, money, at: times[node] ?? null, phase };
  });
}
