import type { OrderState } from '@wecountry/shared/domain/order-states';
import type { RefundState } from '@wecountry/shared/domain/refund-states';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { fen } from '../../platform/db/fen.js';

/**
 * An order of one product. Product, price and lot are frozen as they were when it was placed; afterwards only its state
 * and times move.
 */
@Entity('orders')
@Index('orders_no', ['villageId', 'no'], { unique: true })
@Index('orders_desk', ['villageId', 'waitsForCoop', 'placedAt', 'id'])
@Check('orders_amount', 'quantity > 0 AND unit_fen > 0 AND amount_fen = unit_fen * quantity')
@Check('orders_mode', `mode IN ('commission', 'buyout')`)
@Check('orders_state', `state IN ('placed', 'paid', 'shipped', 'received', 'closed', 'refunded')`)
@Check('orders_refund_state', `refund_state IN ('requested', 'approved', 'rejected', 'succeeded', 'failed')`)
@Check(
  'orders_times',
  `(state IN ('placed', 'closed') OR paid_at IS NOT NULL) AND (state <> 'shipped' OR shipped_at IS NOT NULL)
   AND (state = 'received') = (received_at IS NOT NULL) AND (state = 'closed') = (closed_at IS NOT NULL)
   AND (state = 'refunded') = (refunded_at IS NOT NULL)`,
)
@Check('orders_shipment', 'num_nulls(shipped_at, carrier, tracking_no) IN (0, 3)')
export class Order {
  @PrimaryColumn('uuid', { name: 'village_id', primaryKeyConstraintName: 'orders_pkey' })
  villageId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'orders_pkey' })
  id: string;

  /** The number people read; WeChat's out_trade_no. */
  @Column('text')
  no: string;

  /** The buyer. */
  @Column('uuid', { name: 'user_id' })
  userId: string;

  @Column('uuid', { name: 'product_id' })
  productId: string;

  @Column('text', { name: 'product_name' })
  productName: string;

  @Column('text')
  spec: string;

  @Column('text')
  art: 'terrace' | 'blackrice' | 'tea' | 'giftbox' | 'bag';

  @Column('uuid', { name: 'lot_id' })
  lotId: string;

  @Column('text', { name: 'lot_code' })
  lotCode: string;

  @Column('text')
  mode: 'commission' | 'buyout';

  @Column('uuid', { name: 'agreement_id' })
  agreementId: string;

  @Column('integer')
  quantity: number;

  @Column('bigint', { name: 'unit_fen', transformer: fen })
  unitFen: number;

  @Column('bigint', { name: 'amount_fen', transformer: fen })
  amountFen: number;

  @Column('text', { name: 'receiver_name' })
  receiverName: string;

  @Column('text', { name: 'receiver_phone' })
  receiverPhone: string;

  @Column('text', { name: 'receiver_region' })
  receiverRegion: string;

  @Column('text', { name: 'receiver_detail' })
  receiverDetail: string;

  @Column('text')
  state: OrderState;

  /** Of its latest refund; kept here so that the state table and the desk read one row. */
  @Column('text', { name: 'refund_state', nullable: true })
  refundState: RefundState | null;

  /** To be shipped, or a refund to be answered: these stand first on the desk. */
  @Column('boolean', { name: 'waits_for_coop' })
  waitsForCoop: boolean;

  @Column('timestamptz', { name: 'placed_at' })
  placedAt: Date;

  @Column('timestamptz', { name: 'pay_before' })
  payBefore: Date;

  @Column('timestamptz', { name: 'paid_at', nullable: true })
  paidAt: Date | null;

  @Column('timestamptz', { name: 'shipped_at', nullable: true })
  shippedAt: Date | null;

  @Column('timestamptz', { name: 'received_at', nullable: true })
  receivedAt: Date | null;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;

  @Column('timestamptz', { name: 'refunded_at', nullable: true })
  refundedAt: Date | null;

  @Column('text', { nullable: true })
  carrier: string | null;

  @Column('text', { name: 'tracking_no', nullable: true })
  trackingNo: string | null;
}
