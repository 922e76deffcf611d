import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { BodyOf, QueryOf, ResponseOf } from '@wecountry/shared/contracts';
import type { OrderCard, OrderDetail } from '@wecountry/shared/contracts/market';
import { timesFen, type Fen } from '@wecountry/shared/domain/money';
import { DomainError } from '@wecountry/shared/errors';
import type { Actor, UserActor } from '../../platform/auth/actor.js';
import { newId } from '../../platform/db/id.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { StockService } from '../market/index.js';
import { VillagesService } from '../villages/index.js';
import { maySee } from './domain/access.js';
import { fromCursor, toCursor } from '../../platform/http/cursor.js';
import { numberSpace, orderNumber } from './domain/order-number.js';
import { type GrowerLine, OrderListsRepository, type ReferenceRow } from './order-lists.repository.js';
import { cardOf, OrderView } from './order-view.service.js';
import { OrdersRepository, type OrderRow } from './orders.repository.js';

const PAY_WITHIN_MS = 30 * 60_000;
const PAGE = 20;
const GROWER_LINES = 200;

/** Places orders and shows them. What happens to one afterwards is in order-payment, order-goods and order-refunds. */
@Injectable()
export class OrderService {
  constructor(
    private readonly tenant: Tenant,
    private readonly jobs: Jobs,
    private readonly stock: StockService,
    private readonly villages: VillagesService,
    private readonly view: OrderView,
    private readonly repository: OrdersRepository,
    private readonly lists: OrderListsRepository,
  ) {}

  /**
   * Places an order: the goods are kept for half an hour, the split is frozen into it.
   * @throws DomainError `request.not_found`, `order.price_changed`, `order.sold_out`.
   */
  async place(actor: Actor, body: BodyOf<'orders.place'>): Promise<OrderDetail> {
    return this.tenant.once(actor, async (tx) => {
      const { growers, lines, ...frozen } = await this.stock.reserve(tx, body);
      const order: OrderRow = {
        ...frozen,
        id: newId(),
        no: orderNumber(tx.now, randomInt(numberSpace)),
        userId: actor.userId,
        productId: body.productId,
        quantity: body.quantity,
        amountFen: timesFen(frozen.unitFen, body.quantity),
        receiverName: body.receiver.name,
        receiverPhone: body.receiver.phone,
        receiverRegion: body.receiver.region,
        receiverDetail: body.receiver.detail,
        state: 'placed',
        refundState: null,
        placedAt: tx.now,
        payBefore: new Date(tx.now.getTime() + PAY_WITHIN_MS),
        paidAt: null,
        shippedAt: null,
        receivedAt: null,
        closedAt: null,
        refundedAt: null,
        carrier: null,
        trackingNo: null,
      };
      await this.repository.add(tx, order, { lines, growers });
      await this.jobs.enqueue(tx, 'orders.expire', { orderId: order.id }, { runAt: order.payBefore, key: order.id });
      return this.view.detail(tx, order, actor, { lines, growers });
    });
  }

  /** @throws DomainError `request.not_found`, also for an order of somebody else. */
  async get(actor: Actor, orderId: string): Promise<OrderDetail> {
    return this.tenant.run(actor, async (tx) => {
      const order = await this.repository.find(tx, orderId);
      if (!order || !maySee(order, actor)) throw new DomainError('request.not_found');
      return this.view.detail(tx, order, actor);
    });
  }

  /** The co-op's orders: what it has to do something about first. */
  async desk(actor: Actor, query: QueryOf<'orders.desk'>): Promise<ResponseOf<'orders.desk'>> {
    const [waits, placedAt, id] = query.cursor ? fromCursor(query.cursor, ['flag', 'instant', 'id']) : [];
    const after = waits && placedAt && id ? ([waits === '1', placedAt, id] as const) : undefined;
    return this.tenant.run(actor, async (tx) => {
      const rows = await this.lists.desk(tx, { state: query.state, after, limit: PAGE + 1 });
      const { name } = await this.villages.current(tx);
      const shown = rows.slice(0, PAGE);
      const last = rows.length > PAGE ? shown.at(-1) : undefined;
      return {
        items: shown.map((row) => ({ ...cardOf(row, name, tx.villageId), refundState: row.refundState })),
        nextCursor: last ? toCursor([last.waitsForCoop ? '1' : '0', last.placedAt.toISOString(), last.id]) : null,
      };
    });
  }

  /** The caller's orders in all villages: their references first, then village by village. */
  async mine(actor: UserActor, query: QueryOf<'me.orders'>): Promise<ResponseOf<'me.orders'>> {
    const [placedAt, no] = query.cursor ? fromCursor(query.cursor, ['instant', 'number']) : [];
    const after = placedAt && no ? ([placedAt, no] as const) : undefined;
    const references = await this.tenant.global(actor, (tx) => this.lists.references(tx, after, PAGE + 1));
    const shown = references.slice(0, PAGE);
    const last = references.length > PAGE ? shown.at(-1) : undefined;
    return {
      items: await this.cardsOf(actor, shown),
      nextCursor: last ? toCursor([last.placedAt.toISOString(), last.outTradeNo]) : null,
    };
  }

  /** What a household gets of orders on commission, for 我家的钱: what is coming first; the latest 200. */
  growerLines(tx: Tx, householdId: string): Promise<GrowerLine[]> {
    return this.lists.growerLines(tx, householdId, GROWER_LINES);
  }

  /** What a household will get of the orders that are paid and not yet received. */
  growerComingFen(tx: Tx, householdId: string): Promise<Fen> {
    return this.lists.growerComingFen(tx, householdId);
  }

  /** How many orders are paid and wait to be sent. */
  toShipCount(tx: Tx): Promise<number> {
    return this.lists.toShipCount(tx);
  }

  private async cardsOf(actor: UserActor, references: readonly ReferenceRow[]): Promise<OrderCard[]> {
    const cards = new Map<string, OrderCard>();
    for (const villageId of new Set(references.map((reference) => reference.villageId))) {
      const ids = references.filter((r) => r.villageId === villageId).map((r) => r.orderId);
      await this.tenant.run({ userId: actor.userId, villageId }, async (tx) => {
        const { name } = await this.villages.current(tx);
        for (const row of await this.lists.byIds(tx, ids)) cards.set(row.id, cardOf(row, name, villageId));
      });
    }
    return references.flatMap(({ orderId }) => cards.get(orderId) ?? []);
  }
}
