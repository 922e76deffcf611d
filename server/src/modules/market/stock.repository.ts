import { Injectable } from '@nestjs/common';
import type { Fen } from '@wecountry/shared/domain/money';
import type { Tx } from '../../platform/db/tx.js';
import type { AgreedLine } from './domain/agreement.js';
import type { LotMode } from './lot.entity.js';
import type { ProductArt } from './product.entity.js';

/** What an order needs to know of its product. */
export interface OfferRow {
  readonly name: string;
  readonly spec: string;
  readonly art: ProductArt;
  readonly priceFen: Fen;
}

export interface TakenLot {
  readonly id: string;
  readonly code: string;
  readonly mode: LotMode;
  readonly agreementId: string;
  readonly lines: readonly AgreedLine[];
}

/** A household of a lot with what of its value is in no order yet. */
export interface HouseholdLeft {
  readonly householdId: string;
  readonly code: string;
  readonly label: string;
  readonly leftFen: Fen;
}

export interface HouseholdFen {
  readonly householdId: string;
  readonly amountFen: Fen;
}

/** The four places of a lot's pieces. */
type Place = 'remaining' | 'reserved' | 'sold' | 'coming_back';

const move = (from: Place, to: Place): string =>
  `UPDATE lots SET ${from} = ${from} - $3, ${to} = ${to} + $3 WHERE village_id = $1 AND id = $2 AND ${from} >= $3`;

/** Moves pieces of lots, and what of the growers' value is in orders. The lot's row is the lock of both. */
@Injectable()
export class StockRepository {
  async offer(tx: Tx, productId: string): Promise<OfferRow | undefined> {
    const rows = await tx.prepared<OfferRow>(
      'market_offer',
      `SELECT name, spec, art, price_fen AS "priceFen" FROM products WHERE village_id = $1 AND id = $2`,
      [tx.villageId, productId],
    );
    return rows[0];
  }

  /**
   * Reserves pieces of the first lot that has enough. Whoever waits for the lot looks at it again when it is free, and
   * goes on to the next one when it has too little by then.
   */
  async take(tx: Tx, productId: string, quantity: number): Promise<TakenLot | undefined> {
    const rows = await tx.prepared<TakenLot>(
      'market_take',
      `WITH first AS (
         SELECT id FROM lots WHERE village_id = $1 AND product_id = $2 AND remaining >= $3
         ORDER BY delivered_at, id LIMIT 1 FOR NO KEY UPDATE
       )
       UPDATE lots l SET remaining = l.remaining - $3, reserved = l.reserved + $3
       FROM first f, price_agreements a
       WHERE l.village_id = $1 AND l.id = f.id AND l.remaining >= $3
         AND a.village_id = l.village_id AND a.id = l.agreement_id
       RETURNING l.id, l.code, l.mode, l.agreement_id AS "agreementId", a.lines`,
      [tx.villageId, productId, quantity],
    );
    return rows[0];
  }

  /** The households of a lot whose row this transaction holds. */
  left(tx: Tx, lotId: string): Promise<HouseholdLeft[]> {
    return tx.prepared<HouseholdLeft>(
      'market_left',
      `SELECT household_id AS "householdId", household_code AS code, household_label AS label, left_fen AS "leftFen"
       FROM contributions WHERE village_id = $1 AND lot_id = $2 ORDER BY household_code`,
      [tx.villageId, lotId],
    );
  }

  /** Moves what is left of households by these amounts: below zero into an order, above zero back from one. */
  async moveLeft(tx: Tx, lotId: string, by: readonly HouseholdFen[]): Promise<void> {
    const moved = await tx.prepared(
      'market_move_left',
      `UPDATE contributions c SET left_fen = c.left_fen + m.amount_fen
       FROM unnest($3::uuid[], $4::bigint[]) AS m (household_id, amount_fen)
       WHERE c.village_id = $1 AND c.lot_id = $2 AND c.household_id = m.household_id RETURNING c.household_id`,
      [tx.villageId, lotId, by.map((part) => part.householdId), by.map((part) => part.amountFen)],
    );
    if (moved.length !== by.length) throw new Error('A household is not of this lot');
  }

  /** Moves pieces from one place to another. False when so many are not there. */
  async move(tx: Tx, lotId: string, quantity: number, from: Place, to: Place): Promise<boolean> {
    return (await tx.execute(move(from, to), [tx.villageId, lotId, quantity])) === 1;
  }
}
