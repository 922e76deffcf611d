import { Injectable } from '@nestjs/common';
import type { FrozenLine } from '@wecountry/shared/domain/split';
import type { Tx } from '../../platform/db/tx.js';
import type { GrowerPart } from '../market/index.js';
import { waitsForCoop } from './domain/desk.js';
import { Order } from './order.entity.js';

export type OrderRow = Omit<Order, 'villageId' | 'waitsForCoop'>;

/** What of an order may move. */
export type OrderChange = Partial<
  Pick<
    Order,
    | 'state'
    | 'refundState'
    | 'paidAt'
    | 'shippedAt'
    | 'receivedAt'
    | 'closedAt'
    | 'refundedAt'
    | 'carrier'
    | 'trackingNo'
  >
>;

export interface OrderParts {
  readonly lines: readonly Pick<FrozenLine, 'key' | 'kind' | 'label' | 'amountFen'>[];
  readonly growers: readonly GrowerPart[];
}

const ORDER = `id, no, user_id AS "userId", product_id AS "productId", product_name AS "productName", spec, art,
  lot_id AS "lotId", lot_code AS "lotCode", mode, agreement_id AS "agreementId", quantity, unit_fen AS "unitFen",
  amount_fen AS "amountFen", receiver_name AS "receiverName", receiver_phone AS "receiverPhone",
  receiver_region AS "receiverRegion", receiver_detail AS "receiverDetail", state, refund_state AS "refundState",
  placed_at AS "placedAt", pay_before AS "payBefore", paid_at AS "paidAt", shipped_at AS "shippedAt",
  received_at AS "receivedAt", closed_at AS "closedAt", refunded_at AS "refundedAt", carrier,
  tracking_no AS "trackingNo"`;

/** The order, its parts and its global reference in one statement. */
const ADD = `
WITH added AS (
  INSERT INTO orders (village_id, id, no, user_id, product_id, product_name, spec, art, lot_id, lot_code, mode,
                      agreement_id, quantity, unit_fen, amount_fen, receiver_name, receiver_phone, receiver_region,
                      receiver_detail, state, waits_for_coop, placed_at, pay_before)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, 'placed', false, $20, $21)
), lines AS (
  INSERT INTO order_lines (village_id, order_id, position, key, kind, label, amount_fen)
  SELECT $1::uuid, $2::uuid, l.* FROM unnest($22::int[], $23::text[], $24::text[], $25::text[], $26::bigint[]) AS l
), growers AS (
  INSERT INTO order_growers (village_id, order_id, household_id, household_code, household_label, amount_fen)
  SELECT $1::uuid, $2::uuid, g.* FROM unnest($27::uuid[], $28::text[], $29::text[], $30::bigint[]) AS g
)
INSERT INTO order_references (out_trade_no, user_id, village_id, order_id, placed_at)
VALUES ($3, $4, $1, $2, $20)`;

/** One order at a time, with its parts. Lists are in order-lists.repository.ts. */
@Injectable()
export class OrdersRepository {
  async add(tx: Tx, order: OrderRow, { lines, growers }: OrderParts): Promise<void> {
    await tx.prepared('order_add', ADD, [
      tx.villageId,
      order.id,
      order.no,
      order.userId,
      order.productId,
      order.productName,
      order.spec,
      order.art,
      order.lotId,
      order.lotCode,
      order.mode,
      order.agreementId,
      order.quantity,
      order.unitFen,
      order.amountFen,
      order.receiverName,
      order.receiverPhone,
      order.receiverRegion,
      order.receiverDetail,
      order.placedAt,
      order.payBefore,
      lines.map((_, index) => index + 1),
      lines.map((line) => line.key),
      lines.map((line) => line.kind),
      lines.map((line) => line.label),
      lines.map((line) => line.amountFen),
      growers.map((grower) => grower.householdId),
      growers.map((grower) => grower.code),
      growers.map((grower) => grower.label),
      growers.map((grower) => grower.amountFen),
    ]);
  }

  async find(tx: Tx, id: string): Promise<OrderRow | undefined> {
    const rows = await tx.prepared<OrderRow>(
      'order_find',
      `SELECT ${ORDER} FROM orders WHERE village_id = $1 AND id = $2`,
      [tx.villageId, id],
    );
    return rows[0];
  }

  /** The order, held until the transaction ends: every act on it, its payment and refunds waits here. */
  async take(tx: Tx, id: string): Promise<OrderRow | undefined> {
    const rows = await tx.prepared<OrderRow>(
      'order_take',
      `SELECT ${ORDER} FROM orders WHERE village_id = $1 AND id = $2 FOR NO KEY UPDATE`,
      [tx.villageId, id],
    );
    return rows[0];
  }

  async parts(tx: Tx, orderId: string): Promise<OrderParts> {
    const rows = await tx.prepared<OrderParts>(
      'order_parts',
      `SELECT (SELECT coalesce(json_agg(json_build_object('key', key, 'kind', kind, 'label', label, 'amountFen', amount_fen)
                                        ORDER BY position), '[]')
               FROM order_lines WHERE village_id = $1 AND order_id = $2) AS lines,
              (SELECT coalesce(json_agg(json_build_object('householdId', household_id, 'code', household_code,
                                                          'label', household_label, 'amountFen', amount_fen)
                                        ORDER BY amount_fen DESC, household_code), '[]')
               FROM order_growers WHERE village_id = $1 AND order_id = $2) AS growers`,
      [tx.villageId, orderId],
    );
    const [parts] = rows;
    if (!parts) throw new Error('A select without a row');
    return parts;
  }

  /** Moves an order that this transaction holds. Answers with the order as it is then. */
  async change(tx: Tx, order: OrderRow, change: OrderChange): Promise<OrderRow> {
    const changed = { ...order, ...change };
    const desk = { waitsForCoop: waitsForCoop(changed.state, changed.refundState) };
    const { affected } = await tx.manager.update(
      Order,
      { villageId: tx.villageId, id: order.id, state: order.state },
      { ...change, ...desk },
    );
    if (affected !== 1) throw new Error('An order changed while it was held');
    return changed;
  }

  /** Where a number belongs, whatever the village. */
  async reference(
    tx: { query: Tx['query'] },
    outTradeNo: string,
  ): Promise<{ villageId: string; orderId: string } | undefined> {
    const rows = await tx.query<{ villageId: string; orderId: string }>(
      `SELECT found_village AS "villageId", found_order AS "orderId" FROM find_order_reference($1)`,
      [outTradeNo],
    );
    return rows[0];
  }
}
