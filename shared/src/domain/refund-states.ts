import { stepFor, type Step } from './state-table.js';

/**
 * The life of a refund. `approved` covers the sending too: WeChat's answer to a request is acceptance only, its callback
 * or a query decides. `failed`: WeChat could not give it back by itself (the account is closed or frozen); the co-op
 * asks again under the same number once the cause is gone, or sends it on to a bank card on WeChat's merchant page; the
 * success is then told to us like any other.
 */
export const refundStates = ['requested', 'approved', 'rejected', 'succeeded', 'failed'] as const;
export type RefundState = (typeof refundStates)[number];

export type RefundEvent = 'approve' | 'reject' | 'succeed' | 'fail' | 'send_again';

/** `system`: a verified callback, a query's answer, or the automatic refund of money for a closed order. */
export type RefundActor = 'coop_staff' | 'system';

export const refundTable: readonly Step<RefundState, RefundEvent, RefundActor>[] = [
  { from: 'requested', event: 'approve', to: 'approved', who: ['coop_staff', 'system'] },
  { from: 'requested', event: 'reject', to: 'rejected', who: ['coop_staff'] },
  { from: 'approved', event: 'succeed', to: 'succeeded', who: ['system'] },
  { from: 'approved', event: 'fail', to: 'failed', who: ['system'] },
  { from: 'failed', event: 'succeed', to: 'succeeded', who: ['system'] },
  { from: 'failed', event: 'send_again', to: 'approved', who: ['coop_staff'] },
];

/** What buyer and co-op read in each state. */
export const refundLabels: Readonly<Record<RefundState, string>> = {
  requested: '等合作社答复',
  approved: '正在退给你',
  rejected: '合作社没同意',
  succeeded: '退到你的微信了',
  failed: '没退成，合作社在处理',
};

/** Whether a refund still waits for an answer or for WeChat: the goods must not move meanwhile. */
export function isOpenRefund(state: RefundState): boolean {
  return state === 'requested' || state === 'approved' || state === 'failed';
}

/** The state an event leads to, or `order.refund_not_now`. */
export function nextRefundState(
  from: RefundState,
  event: RefundEvent,
  who: RefundActor | readonly RefundActor[],
): RefundState {
  return stepFor(refundTable, from, event, who, 'order.refund_not_now').to;
}
