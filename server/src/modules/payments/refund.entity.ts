import type { RefundState } from '@wecountry/shared/domain/refund-states';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { fen } from '../../platform/db/fen.js';
import { Payment } from './payment.entity.js';

/** `asked`: by the buyer. `late_payment`: the money came when the order was closed. */
export type RefundCause = 'asked' | 'late_payment';

/** Money of a payment that goes back, all of it; under a number that is the same on every try. */
@Entity('refunds')
@Index('refunds_out_refund_no', ['villageId', 'outRefundNo'], { unique: true })
@Index('refunds_order', ['villageId', 'orderId', 'requestedAt'])
@Index('refunds_one', ['villageId', 'paymentId'], { unique: true, where: `state <> 'rejected'` })
@Check('refunds_amount', 'amount_fen > 0')
@Check('refunds_cause', `cause IN ('asked', 'late_payment')`)
@Check('refunds_state', `state IN ('requested', 'approved', 'rejected', 'succeeded', 'failed')`)
@Check('refunds_decided', `(state = 'requested') = (decided_at IS NULL)`)
@Check('refunds_ended', `(state IN ('succeeded', 'failed')) = (ended_at IS NOT NULL)`)
@ForeignKey(() => Payment, ['villageId', 'paymentId'], ['villageId', 'id'], { name: 'refunds_payment' })
export class Refund {
  @PrimaryColumn('uuid', { name: 'village_id', primaryKeyConstraintName: 'refunds_pkey' })
  villageId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'refunds_pkey' })
  id: string;

  @Column('uuid', { name: 'payment_id' })
  paymentId: string;

  @Column('uuid', { name: 'order_id' })
  orderId: string;

  @Column('text', { name: 'out_refund_no' })
  outRefundNo: string;

  @Column('bigint', { name: 'amount_fen', transformer: fen })
  amountFen: number;

  @Column('text')
  cause: RefundCause;

  @Column('text')
  reason: string;

  @Column('text')
  state: RefundState;

  @Column('timestamptz', { name: 'requested_at' })
  requestedAt: Date;

  /** Null when it began by itself. */
  @Column('uuid', { name: 'requested_by', nullable: true })
  requestedBy: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;

  /** What the co-op answered. */
  @Column('text', { nullable: true })
  note: string | null;

  @Column('text', { name: 'wechat_refund_id', nullable: true })
  wechatRefundId: string | null;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;
}
