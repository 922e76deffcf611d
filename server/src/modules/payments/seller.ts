import type { RefundState } from '@wecountry/shared/domain/refund-states';
import type { Tx } from '../../platform/db/tx.js';

/** Where a number belongs. */
export interface OrderReference {
  readonly villageId: string;
  readonly orderId: string;
}

/**
 * Whoever sells what is paid here. The orders module provides it, so that payments need not know orders, which use
 * payments themselves.
 */
export abstract class Seller {
  /** The order of a number, in whatever village; null when there is none. */
  abstract find(outTradeNo: string): Promise<OrderReference | null>;

  /**
   * Takes the order for this transaction. Everything that changes an order, its payment or its refunds takes it first,
   * so that two of them never pass each other.
   */
  abstract take(tx: Tx, orderId: string): Promise<void>;

  /** The order's money came. `late`: the order is closed, the money must go back. */
  abstract paid(tx: Tx, orderId: string, paidAt: Date): Promise<'in_time' | 'late'>;

  /** WeChat has told how a refund of the order ended. */
  abstract refundEnded(
    tx: Tx,
    orderId: string,
    state: Extract<RefundState, 'succeeded' | 'failed'>,
    endedAt: Date,
  ): Promise<void>;
}
