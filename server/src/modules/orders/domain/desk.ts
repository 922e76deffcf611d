import type { OrderState } from '@wecountry/shared/domain/order-states';
import { isOpenRefund, type RefundState } from '@wecountry/shared/domain/refund-states';

/** Whether the co-op has to do something: ship it, answer a refund, or send again one that failed. */
export function waitsForCoop(state: OrderState, refund: RefundState | null): boolean {
  if (refund === 'requested' || refund === 'failed') return true;
  return state === 'paid' && (refund === null || !isOpenRefund(refund));
}
