import type { SplitKind } from '@wecountry/shared/domain/split';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { fen } from '../../platform/db/fen.js';
import { Order } from './order.entity.js';

/** A part of an order's price, frozen. The lines of an order add up to its amount. */
@Entity('order_lines')
@Check('order_lines_amount', 'amount_fen >= 0')
@Check('order_lines_kind', `kind IN ('grower', 'freight', 'packing', 'village', 'museum', 'service', 'fee')`)
@ForeignKey(() => Order, ['villageId', 'orderId'], ['villageId', 'id'], { name: 'order_lines_order' })
export class OrderLine {
  @PrimaryColumn('uuid', { name: 'village_id', primaryKeyConstraintName: 'order_lines_pkey' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'order_id', primaryKeyConstraintName: 'order_lines_pkey' })
  orderId: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'order_lines_pkey' })
  position: number;

  @Column('text')
  key: string;

  @Column('text')
  kind: SplitKind;

  @Column('text')
  label: string;

  @Column('bigint', { name: 'amount_fen', transformer: fen })
  amountFen: number;
}

/** What a household gets of an order, frozen. The households of an order add up to its grower lines. */
@Entity('order_growers')
@Index('order_growers_household', ['villageId', 'householdId', 'orderId'])
@Check('order_growers_amount', 'amount_fen > 0')
@ForeignKey(() => Order, ['villageId', 'orderId'], ['villageId', 'id'], { name: 'order_growers_order' })
export class OrderGrower {
  @PrimaryColumn('uuid', { name: 'village_id', primaryKeyConstraintName: 'order_growers_pkey' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'order_id', primaryKeyConstraintName: 'order_growers_pkey' })
  orderId: string;

  @PrimaryColumn('uuid', { name: 'household_id', primaryKeyConstraintName: 'order_growers_pkey' })
  householdId: string;

  @Column('text', { name: 'household_code' })
  householdCode: string;

  @Column('text', { name: 'household_label' })
  householdLabel: string;

  @Column('bigint', { name: 'amount_fen', transformer: fen })
  amountFen: number;
}

/** Which village and order a number belongs to; across villages, each user sees their own. */
@Entity('order_references')
@Index('order_references_user', ['userId', 'placedAt', 'outTradeNo'])
export class OrderReferenceRow {
  @PrimaryColumn('text', { name: 'out_trade_no', primaryKeyConstraintName: 'order_references_pkey' })
  outTradeNo: string;

  @Column('uuid', { name: 'user_id' })
  userId: string;

  @Column('uuid', { name: 'village_id' })
  villageId: string;

  @Column('uuid', { name: 'order_id' })
  orderId: string;

  @Column('timestamptz', { name: 'placed_at' })
  placedAt: Date;
}
