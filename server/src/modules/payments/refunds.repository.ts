import { Injectable } from '@nestjs/common';
import type { Fen } from '@wecountry/shared/domain/money';
import type { RefundState } from '@wecountry/shared/domain/refund-states';
import type { Tx } from '../../platform/db/tx.js';
import { Refund, type RefundCause } from './refund.entity.js';

export interface RefundRow {
  readonly id: string;
  readonly paymentId: string;
  readonly orderId: string;
  readonly outRefundNo: string;
  readonly amountFen: Fen;
  readonly cause: RefundCause;
  readonly reason: string;
  readonly state: RefundState;
  readonly requestedAt: Date;
  readonly note: string | null;
}

const REFUND = `
  SELECT id, payment_id AS "paymentId", order_id AS "orderId", out_refund_no AS "outRefundNo", amount_fen AS "amountFen",
         cause, reason, state, requested_at AS "requestedAt", note
  FROM refunds WHERE village_id = $1`;

/** Refunds. Whoever writes one holds its order's row. */
@Injectable()
export class RefundsRepository {
  async byId(tx: Tx, id: string): Promise<RefundRow | undefined> {
    return (await tx.query<RefundRow>(`${REFUND} AND id = $2`, [tx.villageId, id]))[0];
  }

  async byNumber(tx: Tx, outRefundNo: string): Promise<RefundRow | undefined> {
    return (await tx.query<RefundRow>(`${REFUND} AND out_refund_no = $2`, [tx.villageId, outRefundNo]))[0];
  }

  /** The refunds of an order, the latest first. */
  ofOrder(tx: Tx, orderId: string): Promise<RefundRow[]> {
    return tx.prepared<RefundRow>(
      'refunds_of_order',
      `${REFUND} AND order_id = $2 ORDER BY requested_at DESC, id DESC`,
      [tx.villageId, orderId],
    );
  }

  async add(tx: Tx, refund: Partial<Refund>): Promise<void> {
    await tx.manager.insert(Refund, { ...refund, villageId: tx.villageId });
  }

  /** Moves a refund on from the state it was read in. */
  async change(
    tx: Tx,
    from: Pick<RefundRow, 'id' | 'state'>,
    to: Partial<Pick<Refund, 'state' | 'decidedAt' | 'decidedBy' | 'note' | 'wechatRefundId' | 'endedAt'>>,
  ): Promise<void> {
    const { affected } = await tx.manager.update(
      Refund,
      { villageId: tx.villageId, id: from.id, state: from.state },
      to,
    );
    if (affected !== 1) throw new Error('A refund changed under its order');
  }
}
