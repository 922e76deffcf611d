import { Injectable } from '@nestjs/common';
import type { BodyOf } from '@wecountry/shared/contracts';
import type { OrderDetail } from '@wecountry/shared/contracts/market';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { nextOrderState } from '@wecountry/shared/domain/order-states';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import { entries, LedgerService } from '../ledger/index.js';
import { kindFen } from './domain/kind-fen.js';
import { OrderView } from './order-view.service.js';
import { OrdersRepository, type OrderParts, type OrderRow } from './orders.repository.js';
import { takenBy } from './taken-order.js';

/** The goods on their way; when the buyer has them, the money goes where it was agreed. */
@Injectable()
export class OrderGoods {
  constructor(
    private readonly tenant: Tenant,
    private readonly ledger: LedgerService,
    private readonly privileged: PrivilegedLog,
    private readonly view: OrderView,
    private readonly repository: OrdersRepository,
  ) {}

  /** @throws DomainError `request.not_found`, `order.not_now`. */
  async ship(actor: Actor, orderId: string, shipment: BodyOf<'orders.ship'>): Promise<OrderDetail> {
    return this.tenant.once(actor, async (tx) => {
      const order = await takenBy(this.repository, tx, orderId, actor, 'coop_staff');
      const state = nextOrderState(order.state, 'ship', 'coop_staff', order.refundState);
      const shipped = await this.repository.change(tx, order, { state, shippedAt: tx.now, ...shipment });
      await this.privileged.record(tx, actor, 'order.shipped', { type: 'order', id: orderId });
      return this.view.detail(tx, shipped, actor);
    });
  }

  /**
   * The buyer has the goods. Steps 4a–4c of the reference example: income, what falls due to the growers, what is owed
   * to others, and the twins in the village's and the museum's book.
   * @throws DomainError `request.not_found`, `order.not_now`.
   */
  async receive(actor: Actor, orderId: string): Promise<OrderDetail> {
    return this.tenant.once(actor, async (tx) => {
      const order = await takenBy(this.repository, tx, orderId, actor, 'buyer');
      const state = nextOrderState(order.state, 'receive', 'buyer', order.refundState);
      const received = await this.repository.change(tx, order, { state, receivedAt: tx.now });
      const parts = await this.repository.parts(tx, orderId);
      await this.ledger.postAll(tx, entries.received(receiptOf(order, parts, tx.now)));
      return this.view.detail(tx, received, actor, parts);
    });
  }
}

function receiptOf(order: OrderRow, { lines, growers }: OrderParts, at: Date): Parameters<typeof entries.received>[0] {
  return {
    id: order.id,
    no: order.no,
    occurredOn: businessDate(at),
    mode: order.mode,
    lotCode: order.lotCode,
    amountFen: order.amountFen,
    growers: growers.map(({ code, amountFen }) => ({ household: code, amountFen })),
    freightFen: kindFen(lines, 'freight'),
    packingFen: kindFen(lines, 'packing'),
    villageFen: kindFen(lines, 'village'),
    museumFen: kindFen(lines, 'museum'),
  };
}
