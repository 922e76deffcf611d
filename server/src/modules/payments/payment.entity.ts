import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { fen } from '../../platform/db/fen.js';

/** `open`: WeChat may be asked for this money. `closed`: WeChat was told that nobody may pay it any more. */
export type PaymentState = 'open' | 'closed' | 'paid';

/** The one payment of an order, under the number that WeChat and we know it by. */
@Entity('payments')
@Index('payments_order', ['villageId', 'orderId'], { unique: true })
@Index('payments_out_trade_no', ['villageId', 'outTradeNo'], { unique: true })
@Index('payments_transaction', ['villageId', 'transactionId'], { unique: true })
@Check('payments_amount', 'amount_fen > 0')
@Check('payments_number', `out_trade_no ~ '^[0-9A-Za-z_|*-]{6,32}$'`)
@Check('payments_state', `state IN ('open', 'closed', 'paid')`)
@Check('payments_prepaid', '(prepay_id IS NULL) = (prepaid_at IS NULL)')
@Check('payments_paid', `(state = 'paid') = (paid_at IS NOT NULL) AND (paid_at IS NULL) = (transaction_id IS NULL)`)
export class Payment {
  @PrimaryColumn('uuid', { name: 'village_id', primaryKeyConstraintName: 'payments_pkey' })
  villageId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'payments_pkey' })
  id: string;

  @Column('uuid', { name: 'order_id' })
  orderId: string;

  @Column('text', { name: 'out_trade_no' })
  outTradeNo: string;

  /** The client the payer uses, and who the payer is there. */
  @Column('text')
  appid: string;

  @Column('text')
  openid: string;

  @Column('bigint', { name: 'amount_fen', transformer: fen })
  amountFen: number;

  @Column('text')
  state: PaymentState;

  @Column('timestamptz', { name: 'opened_at' })
  openedAt: Date;

  @Column('text', { name: 'prepay_id', nullable: true })
  prepayId: string | null;

  @Column('timestamptz', { name: 'prepaid_at', nullable: true })
  prepaidAt: Date | null;

  @Column('text', { name: 'transaction_id', nullable: true })
  transactionId: string | null;

  /** WeChat's own time of it. */
  @Column('timestamptz', { name: 'paid_at', nullable: true })
  paidAt: Date | null;
}
