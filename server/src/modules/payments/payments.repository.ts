import { Injectable } from '@nestjs/common';
import type { Fen } from '@wecountry/shared/domain/money';
import type { RefundState } from '@wecountry/shared/domain/refund-states';
import type { GlobalTx, Tx } from '../../platform/db/tx.js';
import { PaymentAlarm } from './payment-alarm.entity.js';
import type { PaymentState } from './payment.entity.js';

export interface PaymentRow {
  readonly id: string;
  readonly orderId: string;
  readonly outTradeNo: string;
  readonly appid: string;
  readonly openid: string;
  readonly amountFen: Fen;
  readonly state: PaymentState;
  readonly prepayId: string | null;
  readonly prepaidAt: Date | null;
  readonly transactionId: string | null;
}

export type AlarmRow = Pick<PaymentAlarm, 'id' | 'kind' | 'outTradeNo' | 'detail' | 'raisedAt'> & {
  readonly refundState: RefundState | null;
};

const PAYMENT = `
  SELECT id, order_id AS "orderId", out_trade_no AS "outTradeNo", appid, openid, amount_fen AS "amountFen", state,
         prepay_id AS "prepayId", prepaid_at AS "prepaidAt", transaction_id AS "transactionId"
  FROM payments WHERE village_id = $1`;

/** Payments and alarms. Whoever writes a payment holds its order's row. */
@Injectable()
export class PaymentsRepository {
  async ofOrder(tx: Tx, orderId: string): Promise<PaymentRow | undefined> {
    const rows = await tx.prepared<PaymentRow>('payment_of_order', `${PAYMENT} AND order_id = $2`, [
      tx.villageId,
      orderId,
    ]);
    return rows[0];
  }

  async byId(tx: Tx, id: string): Promise<PaymentRow | undefined> {
    const rows = await tx.query<PaymentRow>(`${PAYMENT} AND id = $2`, [tx.villageId, id]);
    return rows[0];
  }

  async add(
    tx: Tx,
    payment: Pick<PaymentRow, 'id' | 'orderId' | 'outTradeNo' | 'appid' | 'openid' | 'amountFen'>,
  ): Promise<void> {
    await tx.prepared(
      'payment_add',
      `INSERT INTO payments (village_id, id, order_id, out_trade_no, appid, openid, amount_fen, state, opened_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', $8)`,
      [
        tx.villageId,
        payment.id,
        payment.orderId,
        payment.outTradeNo,
        payment.appid,
        payment.openid,
        payment.amountFen,
        tx.now,
      ],
    );
  }

  /** False when the payment is open no longer. */
  async prepaid(tx: Tx, id: string, prepayId: string): Promise<boolean> {
    const updated = await tx.execute(
      `UPDATE payments SET prepay_id = $3, prepaid_at = $4 WHERE village_id = $1 AND id = $2 AND state = 'open'`,
      [tx.villageId, id, prepayId, tx.now],
    );
    return updated === 1;
  }

  async close(tx: Tx, id: string): Promise<void> {
    await tx.execute(`UPDATE payments SET state = 'closed' WHERE village_id = $1 AND id = $2 AND state = 'open'`, [
      tx.villageId,
      id,
    ]);
  }

  async paid(tx: Tx, id: string, transactionId: string, paidAt: Date): Promise<void> {
    const updated = await tx.execute(
      `UPDATE payments SET state = 'paid', transaction_id = $3, paid_at = $4
       WHERE village_id = $1 AND id = $2 AND state <> 'paid'`,
      [tx.villageId, id, transactionId, paidAt],
    );
    if (updated !== 1) throw new Error('A payment was paid twice');
  }

  /** The newest first; after the place `after`. */
  alarms(tx: Tx, after: readonly [raisedAt: string, id: string] | undefined, limit: number): Promise<AlarmRow[]> {
    return tx.query<AlarmRow>(
      `SELECT a.id, a.kind, a.out_trade_no AS "outTradeNo", a.detail, a.raised_at AS "raisedAt", r.state AS "refundState"
       FROM payment_alarms a
       LEFT JOIN refunds r ON r.village_id = a.village_id AND r.out_refund_no = a.detail->>'outRefundNo'
       WHERE a.village_id = $1 AND ($2::timestamptz IS NULL OR (a.raised_at, a.id) < ($2::timestamptz, $3::uuid))
       ORDER BY a.raised_at DESC, a.id DESC LIMIT $4`,
      [tx.villageId, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  async addAlarm(tx: GlobalTx, alarm: PaymentAlarm): Promise<void> {
    // No RETURNING, as the ORM would add: nobody may read an alarm that belongs to no village.
    await tx.query(
      `INSERT INTO payment_alarms (id, village_id, kind, out_trade_no, detail, raised_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [alarm.id, alarm.villageId, alarm.kind, alarm.outTradeNo, alarm.detail, alarm.raisedAt],
    );
  }
}
