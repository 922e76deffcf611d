import { Injectable } from '@nestjs/common';
import type { Fen } from '@wecountry/shared/domain/money';
import type { Tx } from '../../platform/db/tx.js';
import type { AgreedLine } from './domain/agreement.js';
import { Contribution, Lot, type LotMode } from './lot.entity.js';
import { Product, type PriceAgreement, type ProductArt } from './product.entity.js';

export interface ProductRow {
  readonly id: string;
  readonly name: string;
  readonly spec: string;
  readonly season: string;
  readonly story: string;
  readonly art: ProductArt;
  readonly growerWord: string;
  readonly priceFen: Fen;
  /** Pieces for sale and pieces paid for, over all lots. */
  readonly stock: number;
  readonly sold: number;
  /** The lot the next buyer gets from; null when nothing is for sale. */
  readonly lot: NextLot | null;
  /** Of that lot, or else the latest; null before the first. */
  readonly lines: readonly AgreedLine[] | null;
}

interface NextLot {
  readonly id: string;
  readonly code: string;
  readonly mode: LotMode;
  readonly harvestedOn: string;
  readonly certified: boolean;
}

export interface AgreementRow {
  readonly id: string;
  readonly version: number;
  readonly priceFen: Fen;
  readonly lines: readonly AgreedLine[];
}

export interface GrowerRow {
  readonly label: string;
  readonly weightGram: number;
}

/** The stock of a product comes from its first lot that still has any; without one, from its latest agreement. */
const PRODUCTS = `
  SELECT p.id, p.name, p.spec, p.season, p.story, p.art, p.grower_word AS "growerWord", p.price_fen AS "priceFen",
         coalesce(s.stock, 0)::int AS stock, coalesce(s.sold, 0)::int AS sold,
         CASE WHEN l.id IS NULL THEN NULL ELSE json_build_object('id', l.id, 'code', l.code, 'mode', l.mode,
           'harvestedOn', l.harvested_on, 'certified', l.certified) END AS lot,
         a.lines
  FROM products p
  LEFT JOIN LATERAL (SELECT sum(remaining) AS stock, sum(sold) AS sold FROM lots
                     WHERE village_id = p.village_id AND product_id = p.id) s ON true
  LEFT JOIN LATERAL (SELECT * FROM lots WHERE village_id = p.village_id AND product_id = p.id AND remaining > 0
                     ORDER BY delivered_at, id LIMIT 1) l ON true
  LEFT JOIN LATERAL (SELECT lines FROM price_agreements
                     WHERE village_id = p.village_id AND product_id = p.id AND (l.id IS NULL OR id = l.agreement_id)
                     ORDER BY version DESC LIMIT 1) a ON true
  WHERE p.village_id = $1`;

/** Products, agreements and lots as screens read them and the co-op writes them. Stock moves in stock.repository.ts. */
@Injectable()
export class MarketRepository {
  list(tx: Tx): Promise<ProductRow[]> {
    return tx.prepared<ProductRow>('market_list', `${PRODUCTS} ORDER BY p.listed_at, p.id`, [tx.villageId]);
  }

  async product(tx: Tx, id: string): Promise<ProductRow | undefined> {
    const rows = await tx.prepared<ProductRow>('market_product', `${PRODUCTS} AND p.id = $2`, [tx.villageId, id]);
    return rows[0];
  }

  growers(tx: Tx, lotId: string): Promise<GrowerRow[]> {
    return tx.query<GrowerRow>(
      `SELECT household_label AS label, weight_gram AS "weightGram" FROM contributions
       WHERE village_id = $1 AND lot_id = $2 ORDER BY weight_gram DESC, household_code`,
      [tx.villageId, lotId],
    );
  }

  async addProduct(tx: Tx, product: Omit<Product, 'villageId'>): Promise<void> {
    await tx.manager.insert(Product, { ...product, villageId: tx.villageId });
  }

  async priceOf(tx: Tx, productId: string): Promise<Fen | undefined> {
    const rows = await tx.query<{ priceFen: Fen }>(
      `SELECT price_fen AS "priceFen" FROM products WHERE village_id = $1 AND id = $2`,
      [tx.villageId, productId],
    );
    return rows[0]?.priceFen;
  }

  async latestAgreement(tx: Tx, productId: string): Promise<AgreementRow | undefined> {
    const rows = await tx.query<AgreementRow>(
      `SELECT id, version, price_fen AS "priceFen", lines FROM price_agreements
       WHERE village_id = $1 AND product_id = $2 ORDER BY version DESC LIMIT 1`,
      [tx.villageId, productId],
    );
    return rows[0];
  }

  /** Adds the next version and answers with its number; undefined when somebody else added that one just now. */
  async addAgreement(
    tx: Tx,
    agreement: Omit<PriceAgreement, 'villageId' | 'version' | 'agreedAt' | 'agreedBy'>,
  ): Promise<number | undefined> {
    const rows = await tx.query<{ version: number }>(
      `INSERT INTO price_agreements (village_id, id, product_id, version, price_fen, lines, agreed_at, agreed_by)
       SELECT $1, $2, $3, coalesce(max(version), 0) + 1, $4, $5, $6, $7
       FROM price_agreements WHERE village_id = $1 AND product_id = $3
       ON CONFLICT (village_id, product_id, version) DO NOTHING RETURNING version`,
      [
        tx.villageId,
        agreement.id,
        agreement.productId,
        agreement.priceFen,
        JSON.stringify(agreement.lines),
        tx.now,
        tx.userId,
      ],
    );
    return rows[0]?.version;
  }

  /** False when the village has a lot of this code already. */
  async addLot(tx: Tx, lot: Omit<Lot, 'villageId'>): Promise<boolean> {
    const added = await tx.execute(
      `INSERT INTO lots (village_id, id, product_id, agreement_id, code, mode, harvested_on, certified, delivered_at,
                         delivered_by, quantity, remaining, reserved, sold, coming_back)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT (village_id, code) DO NOTHING`,
      [
        tx.villageId,
        lot.id,
        lot.productId,
        lot.agreementId,
        lot.code,
        lot.mode,
        lot.harvestedOn,
        lot.certified,
        lot.deliveredAt,
        lot.deliveredBy,
        lot.quantity,
        lot.remaining,
        lot.reserved,
        lot.sold,
        lot.comingBack,
      ],
    );
    return added === 1;
  }

  async addContributions(tx: Tx, contributions: readonly Omit<Contribution, 'villageId'>[]): Promise<void> {
    await tx.manager.insert(
      Contribution,
      contributions.map((contribution) => ({ ...contribution, villageId: tx.villageId })),
    );
  }
}
