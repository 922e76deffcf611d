import { Injectable } from '@nestjs/common';
import type { Fen } from '@wecountry/shared/domain/money';
import type { OrderState } from '@wecountry/shared/domain/order-states';
import type { GlobalTx, Tx } from '../../platform/db/tx.js';
import type { Order } from './order.entity.js';

export type OrderListRow = Pick<
  Order,
  | 'id'
  | 'no'
  | 'state'
  | 'productName'
  | 'spec'
  | 'art'
  | 'quantity'
  | 'amountFen'
  | 'placedAt'
  | 'receiverName'
  | 'receiverRegion'
  | 'refundState'
  | 'waitsForCoop'
>;

/** A line of 我家的钱: what a household gets, got or did not get of an order. */
export interface GrowerLine {
  readonly orderNo: string;
  readonly productName: string;
  readonly quantity: number;
  readonly amountFen: Fen;
  readonly state: 'coming' | 'due' | 'returned';
  readonly at: Date;
}

/** An order of a user in some village. */
export interface ReferenceRow {
  readonly outTradeNo: string;
  readonly villageId: string;
  readonly orderId: string;
  readonly placedAt: Date;
}

const CARD = `id, no, state, product_name AS "productName", spec, art, quantity, amount_fen AS "amountFen",
  placed_at AS "placedAt", receiver_name AS "receiverName", receiver_region AS "receiverRegion",
  refund_state AS "refundState", waits_for_coop AS "waitsForCoop"`;

/** The lists of orders. */
@Injectable()
export class OrderListsRepository {
  /** What waits for the co-op first, then the newest; after the place `after`. */
  desk(
    tx: Tx,
    wanted: { state?: OrderState; after?: readonly [waits: boolean, placedAt: string, id: string]; limit: number },
  ): Promise<OrderListRow[]> {
    const [waits, placedAt, id] = wanted.after ?? [null, null, null];
    return tx.query<OrderListRow>(
      `SELECT ${CARD} FROM orders
       WHERE village_id = $1 AND ($2::text IS NULL OR state = $2)
         AND ($3::boolean IS NULL OR (waits_for_coop, placed_at, id) < ($3::boolean, $4::timestamptz, $5::uuid))
       ORDER BY waits_for_coop DESC, placed_at DESC, id DESC LIMIT $6`,
      [tx.villageId, wanted.state ?? null, waits, placedAt, id, wanted.limit],
    );
  }

  byIds(tx: Tx, ids: readonly string[]): Promise<OrderListRow[]> {
    return tx.query<OrderListRow>(`SELECT ${CARD} FROM orders WHERE village_id = $1 AND id = ANY($2::uuid[])`, [
      tx.villageId,
      ids,
    ]);
  }

  /** The orders of the transaction's user in all villages, the newest first. */
  references(
    tx: GlobalTx,
    after: readonly [placedAt: string, outTradeNo: string] | undefined,
    limit: number,
  ): Promise<ReferenceRow[]> {
    const [placedAt, outTradeNo] = after ?? [null, null];
    return tx.query<ReferenceRow>(
      `SELECT out_trade_no AS "outTradeNo", village_id AS "villageId", order_id AS "orderId", placed_at AS "placedAt"
       FROM order_references
       WHERE user_id = $1
         AND ($2::timestamptz IS NULL OR (placed_at, out_trade_no) < ($2::timestamptz, $3::text))
       ORDER BY placed_at DESC, out_trade_no DESC LIMIT $4`,
      [tx.userId, placedAt, outTradeNo, limit],
    );
  }

  /** What a household gets of orders on commission: what is coming first, then the newest. */
  growerLines(tx: Tx, householdId: string, limit: number): Promise<GrowerLine[]> {
    return tx.query<GrowerLine>(
      `SELECT * FROM (
         SELECT o.no AS "orderNo", o.product_name AS "productName", o.quantity, g.amount_fen AS "amountFen",
                CASE o.state WHEN 'received' THEN 'due' WHEN 'refunded' THEN 'returned' ELSE 'coming' END AS state,
                coalesce(o.refunded_at, o.received_at, o.paid_at) AS at
         FROM order_growers g JOIN orders o ON o.village_id = g.village_id AND o.id = g.order_id
         WHERE g.village_id = $1 AND g.household_id = $2 AND o.mode = 'commission'
           AND o.state IN ('paid', 'shipped', 'received', 'refunded')
       ) line ORDER BY state = 'coming' DESC, at DESC, "orderNo" LIMIT $3`,
      [tx.villageId, householdId, limit],
    );
  }

  /** What of the orders that are paid and not received a household will get. */
  async growerComingFen(tx: Tx, householdId: string): Promise<Fen> {
    const rows = await tx.query<{ fen: Fen }>(
      `SELECT coalesce(sum(g.amount_fen), 0)::bigint AS fen
       FROM order_growers g JOIN orders o ON o.village_id = g.village_id AND o.id = g.order_id
       WHERE g.village_id = $1 AND g.household_id = $2 AND o.mode = 'commission' AND o.state IN ('paid', 'shipped')`,
      [tx.villageId, householdId],
    );
    return rows[0]?.fen ?? 0;
  }

  async toShipCount(tx: Tx): Promise<number> {
    const rows = await tx.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM orders WHERE village_id = $1 AND waits_for_coop AND state = 'paid'
         AND (refund_state IS NULL OR refund_state = 'rejected')`,
      [tx.villageId],
    );
    return rows[0]?.count ?? 0;
  }
}
