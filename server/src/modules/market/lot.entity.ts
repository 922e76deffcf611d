import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { fen } from '../../platform/db/fen.js';
import { PriceAgreement, Product } from './product.entity.js';

export type LotMode = 'commission' | 'buyout';

/**
 * What came in at one time under one agreement. Every piece of it is in exactly one of four places: for sale
 * (`remaining`), kept for an order not yet paid (`reserved`), paid (`sold`), or sent out and refunded (`comingBack`, which
 * is for sale again only when somebody has counted it in).
 */
@Entity('lots')
@Index('lots_code', ['villageId', 'code'], { unique: true })
@Index('lots_first_in', ['villageId', 'productId', 'deliveredAt', 'id'])
@Check('lots_mode', `mode IN ('commission', 'buyout')`)
@Check('lots_stock', 'remaining >= 0 AND reserved >= 0 AND sold >= 0 AND coming_back >= 0')
@Check('lots_whole', 'quantity > 0 AND remaining + reserved + sold + coming_back = quantity')
@ForeignKey(() => Product, ['villageId', 'productId'], ['villageId', 'id'], { name: 'lots_product' })
@ForeignKey(() => PriceAgreement, ['villageId', 'agreementId'], ['villageId', 'id'], { name: 'lots_agreement' })
export class Lot {
  @PrimaryColumn('uuid', { name: 'village_id', primaryKeyConstraintName: 'lots_pkey' })
  villageId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'lots_pkey' })
  id: string;

  @Column('uuid', { name: 'product_id' })
  productId: string;

  /** The growers delivered under it; orders from this lot are parted by it. */
  @Column('uuid', { name: 'agreement_id' })
  agreementId: string;

  @Column('text')
  code: string;

  @Column('text')
  mode: LotMode;

  @Column('date', { name: 'harvested_on' })
  harvestedOn: string;

  /** 承诺达标合格证 */
  @Column('boolean')
  certified: boolean;

  @Column('timestamptz', { name: 'delivered_at' })
  deliveredAt: Date;

  @Column('uuid', { name: 'delivered_by' })
  deliveredBy: string;

  @Column('integer')
  quantity: number;

  @Column('integer')
  remaining: number;

  @Column('integer')
  reserved: number;

  @Column('integer')
  sold: number;

  @Column('integer', { name: 'coming_back' })
  comingBack: number;
}

/** What a household brought to a lot, and what it is to get for it. Code and label are as they were on that day. */
@Entity('contributions')
@Check('contributions_weight', 'weight_gram > 0')
@Check('contributions_value', 'left_fen >= 0 AND left_fen <= value_fen')
@ForeignKey(() => Lot, ['villageId', 'lotId'], ['villageId', 'id'], { name: 'contributions_lot' })
export class Contribution {
  @PrimaryColumn('uuid', { name: 'village_id', primaryKeyConstraintName: 'contributions_pkey' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'lot_id', primaryKeyConstraintName: 'contributions_pkey' })
  lotId: string;

  @PrimaryColumn('uuid', { name: 'household_id', primaryKeyConstraintName: 'contributions_pkey' })
  householdId: string;

  @Column('text', { name: 'household_code' })
  householdCode: string;

  @Column('text', { name: 'household_label' })
  householdLabel: string;

  @Column('integer', { name: 'weight_gram' })
  weightGram: number;

  @Column('text', { nullable: true })
  grade: string | null;

  /** The household's part of the growers' line for the whole lot. */
  @Column('bigint', { name: 'value_fen', transformer: fen })
  valueFen: number;

  /** What of it is in no order yet. */
  @Column('bigint', { name: 'left_fen', transformer: fen })
  leftFen: number;
}
