import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { fen } from '../../platform/db/fen.js';
import type { AgreedLine } from './domain/agreement.js';

export type ProductArt = 'terrace' | 'blackrice' | 'tea' | 'giftbox' | 'bag';

/** What the co-op sells; one size each for now. */
@Entity('products')
@Index('products_by_time', ['villageId', 'listedAt', 'id'])
@Check('products_price', 'price_fen > 0')
@Check('products_art', `art IN ('terrace', 'blackrice', 'tea', 'giftbox', 'bag')`)
export class Product {
  @PrimaryColumn('uuid', { name: 'village_id', primaryKeyConstraintName: 'products_pkey' })
  villageId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'products_pkey' })
  id: string;

  @Column('text')
  name: string;

  @Column('text')
  spec: string;

  @Column('text')
  season: string;

  @Column('text')
  story: string;

  @Column('text')
  art: ProductArt;

  /** What the buyer reads for the growers: 种的人, 采茶人. */
  @Column('text', { name: 'grower_word' })
  growerWord: string;

  @Column('bigint', { name: 'price_fen', transformer: fen })
  priceFen: number;

  @Column('timestamptz', { name: 'listed_at' })
  listedAt: Date;

  @Column('uuid', { name: 'listed_by' })
  listedBy: string;
}

/** How the price of one piece is parted. Never edited: another agreement is another version. */
@Entity('price_agreements')
@Index('price_agreements_version', ['villageId', 'productId', 'version'], { unique: true })
@Check('price_agreements_price', 'price_fen > 0')
@Check('price_agreements_version_positive', 'version > 0')
@ForeignKey(() => Product, ['villageId', 'productId'], ['villageId', 'id'], { name: 'price_agreements_product' })
export class PriceAgreement {
  @PrimaryColumn('uuid', { name: 'village_id', primaryKeyConstraintName: 'price_agreements_pkey' })
  villageId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'price_agreements_pkey' })
  id: string;

  @Column('uuid', { name: 'product_id' })
  productId: string;

  @Column('integer')
  version: number;

  @Column('bigint', { name: 'price_fen', transformer: fen })
  priceFen: number;

  @Column('jsonb')
  lines: AgreedLine[];

  @Column('timestamptz', { name: 'agreed_at' })
  agreedAt: Date;

  @Column('uuid', { name: 'agreed_by' })
  agreedBy: string;
}
