import { DomainError } from '../errors.js';
import { isOpenRefund, type RefundState } from './refund-states.js';
import { stepFor, type Step } from './state-table.js';

/**
 * The life of an order. The money moves to the growers only when the buyer has the goods. A refund has a life of its own
 * (refund-states.ts); while one is open the order stays where it is and the goods do not move.
 */
export const orderStates = ['placed', 'paid', 'shipped', 'received', 'closed', 'refunded'] as const;
export type OrderState = (typeof orderStates)[number];

/** What a person presses. */
export type OrderAct = 'pay' | 'cancel' | 'ship' | 'receive' | 'request_refund' | 'decide_refund' | 'resend_refund';
/** What happens by a verified callback or a due job. */
export type OrderFact = 'paid' | 'expired' | 'paid_late' | 'receipt_due' | 'refund_succeeded';
export type OrderEvent = OrderAct | OrderFact;

/** `buyer` is the buyer of this order; `system` a callback or a job. */
export type OrderActor = 'buyer' | 'coop_staff' | 'system';

/** What a step needs of the order's refund: none open, one that waits for its answer, is on its way, or got stuck. */
type RefundNeed = 'no_open_refund' | 'requested_refund' | 'approved_refund' | 'failed_refund';

/**
 * `pay` only asks WeChat for the parameters of payment; `paid` is its verified word. `paid_late`: money came for an order
 * already closed; it stays closed, its stock stays given back, the money is booked and refunded by itself.
 */
export const orderTable: readonly (Step<OrderState, OrderEvent, OrderActor> & { needs?: readonly RefundNeed[] })[] = [
  { from: 'placed', event: 'pay', to: 'placed', who: ['buyer'] },
  { from: 'placed', event: 'paid', to: 'paid', who: ['system'] },
  { from: 'placed', event: 'cancel', to: 'closed', who: ['buyer'] },
  { from: 'placed', event: 'expired', to: 'closed', who: ['system'] },
  { from: 'closed', event: 'paid_late', to: 'closed', who: ['system'] },
  { from: 'closed', event: 'resend_refund', to: 'closed', who: ['coop_staff'], needs: ['failed_refund'] },
  { from: 'closed', event: 'refund_succeeded', to: 'closed', who: ['system'], needs: ['approved_refund'] },
  { from: 'paid', event: 'ship', to: 'shipped', who: ['coop_staff'], needs: ['no_open_refund'] },
  { from: 'paid', event: 'request_refund', to: 'paid', who: ['buyer'], needs: ['no_open_refund'] },
  { from: 'paid', event: 'decide_refund', to: 'paid', who: ['coop_staff'], needs: ['requested_refund'] },
  { from: 'paid', event: 'resend_refund', to: 'paid', who: ['coop_staff'], needs: ['failed_refund'] },
  { from: 'paid', event: 'refund_succeeded', to: 'refunded', who: ['system'], needs: ['approved_refund'] },
  { from: 'shipped', event: 'receive', to: 'received', who: ['buyer'], needs: ['no_open_refund'] },
  { from: 'shipped', event: 'receipt_due', to: 'received', who: ['system'], needs: ['no_open_refund'] },
  { from: 'shipped', event: 'request_refund', to: 'shipped', who: ['buyer'], needs: ['no_open_refund'] },
  { from: 'shipped', event: 'decide_refund', to: 'shipped', who: ['coop_staff'], needs: ['requested_refund'] },
  { from: 'shipped', event: 'resend_refund', to: 'shipped', who: ['coop_staff'], needs: ['failed_refund'] },
  { from: 'shipped', event: 'refund_succeeded', to: 'refunded', who: ['system'], needs: ['approved_refund'] },
];

/**
 * The state an event leads to. `refund` is the state of the order's latest refund, null when it has none. Throws
 * `order.not_now` when the table has no such step for this actor, or the refund stands in its way.
 */
export function nextOrderState(
  from: OrderState,
  event: OrderEvent,
  who: OrderActor | readonly OrderActor[],
  refund: RefundState | null,
): OrderState {
  const step = stepFor(orderTable, from, event, who, 'order.not_now');
  if (!refundAllows(step.needs, refund))
    throw new DomainError('order.not_now', { from, event, refund: refund ?? 'none' });
  return step.to;
}

/** What a person may press now, in the order of the table. */
export function orderActs(
  from: OrderState,
  who: Exclude<OrderActor, 'system'> | readonly Exclude<OrderActor, 'system'>[],
  refund: RefundState | null,
): OrderAct[] {
  const parts: readonly OrderActor[] = typeof who === 'string' ? [who] : who;
  return orderTable
    .filter((step) => step.from === from && parts.some((part) => step.who.includes(part)))
    .filter((step) => refundAllows(step.needs, refund))
    .map((step) => step.event)
    .filter(isAct);
}

function isAct(event: OrderEvent): event is OrderAct {
  return event in orderActLabels;
}

function refundAllows(needs: readonly string[] | undefined, refund: RefundState | null): boolean {
  return (needs ?? []).every((need) => {
    if (need === 'no_open_refund') return refund === null || !isOpenRefund(refund);
    if (need === 'requested_refund') return refund === 'requested';
    if (need === 'failed_refund') return refund === 'failed';
    return refund === 'approved' || refund === 'failed';
  });
}

export interface OrderLabels {
  /** A word or two for a list. */
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
  refunded: { short: '退款了', goods: '这单不做了', money: '退到你的微信了' },
};

/** What a button says. */
export const orderActLabels: Readonly<Record<OrderAct, string>> = {
  pay: '去付钱',
  cancel: '不买了',
  ship: '发货',
  receive: '收到了',
  request_refund: '有问题、退款',
  decide_refund: '答复退款',
  resend_refund: '再退一次',
};
