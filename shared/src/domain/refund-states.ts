import { nextState, type Step } from './state-table.js';

/**
 * The life of a refund. `processing`: WeChat took the request, which is acceptance only; `failed` (its account is
 * closed or frozen) needs a person, who sends it again under the same number or settles it another way outside.
 */
export const refundStates = [
  'requested',
  'withdrawn',
  'refused',
  'approved',
  'processing',
  'succeeded',
  'failed',
] as const;
export type RefundState = (typeof refundStates)[number];

export type RefundEvent = 'withdraw' | 'refuse' | 'approve' | 'send' | 'succeed' | 'fail' | 'send_again';

export type RefundActor = 'buyer' | 'coop_staff' | 'system';

/**
 * A refund of money that came for a closed order is asked for and approved by the system. A success may overtake our
 * record of having sent it (callbacks come early and out of order), hence `approved` → `succeeded`.
 */
export const refundTable: readonly Step<RefundState, RefundEvent, RefundActor>[] = [
  { from: 'requested', event: 'withdraw', to: 'withdrawn', who: ['buyer'] },
  { from: 'requested', event: 'refuse', to: 'refused', who: ['coop_staff'] },
  { from: 'requested', event: 'approve', to: 'approved', who: ['coop_staff', 'system'] },
  { from: 'approved', event: 'send', to: 'processing', who: ['system'] },
  { from: 'approved', event: 'succeed', to: 'succeeded', who: ['system'] },
  { from: 'approved', event: 'fail', to: 'failed', who: ['system'] },
  { from: 'processing', event: 'succeed', to: 'succeeded', who: ['system'] },
  { from: 'processing', event: 'fail', to: 'failed', who: ['system'] },
  { from: 'failed', event: 'send_again', to: 'approved', who: ['coop_staff'] },
];

/** What buyer and co-op read in each state. */
export const refundLabels: Readonly<Record<RefundState, string>> = {
  requested: '等合作社答复',
  withdrawn: '你收回了申请',
  refused: '合作社没同意',
  approved: '同意了，正在退',
  processing: '微信正在退',
  succeeded: '退到你的微信了',
  failed: '没退成，合作社在处理',
};

/** Why a refund was asked for; who bears it after receipt follows from it. */
export const refundCauses = ['changed_mind', 'not_shipped', 'damaged', 'late_payment'] as const;
export type RefundCause = (typeof refundCauses)[number];

export const refundCauseLabels: Readonly<Record<RefundCause, string>> = {
  changed_mind: '不想要了',
  not_shipped: '一直没发货',
  damaged: '货坏了',
  late_payment: '单关了才付到',
};

/** The states in which a refund still waits for an answer or for WeChat, so that goods must not move. */
export function isOpenRefund(state: RefundState): boolean {
  return state === 'requested' || state === 'approved' || state === 'processing' || state === 'failed';
}

/** The state an event leads to, or `state.refused`. */
export function nextRefundState(
  from: RefundState,
  event: RefundEvent,
  who: RefundActor | readonly RefundActor[],
): RefundState {
  return nextState(refundTable, from, event, who);
}
