import { businessDate } from '@wecountry/shared/domain/calendar';
import type { Fen } from '@wecountry/shared/domain/money';

/** What the books call a refund: by its own id, under the number of its order. */
export function refundOccasion(
  refund: { id: string; amountFen: Fen },
  payment: { outTradeNo: string },
  at: Date,
): { id: string; no: string; occurredOn: string; amountFen: Fen } {
  return { id: refund.id, no: payment.outTradeNo, occurredOn: businessDate(at), amountFen: refund.amountFen };
}
