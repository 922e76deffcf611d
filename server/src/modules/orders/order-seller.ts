import { Injectable } from '@nestjs/common';
import { nextOrderState } from '@wecountry/shared/domain/order-states';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { StockService, type Reserved } from '../market/index.js';
import { Seller, type OrderReference } from '../payments/index.js';
import { OrdersRepository, type OrderRow } from './orders.repository.js';

/** What payments tell orders. */
@Injectable()
export class OrderSeller extends Seller {
  constructor(
    private readonly tenant: Tenant,
    private readonly stock: StockService,
    private readonly repository: OrdersRepository,
  ) {
    super();
  }

  override async find(outTradeNo: string): Promise<OrderReference | null> {
    return (await this.tenant.global({}, (tx) => this.repository.reference(tx, outTradeNo))) ?? null;
  }

  override async take(tx: Tx, orderId: string): Promise<void> {
    await this.taken(tx, orderId);
  }

  override async paid(tx: Tx, orderId: string, paidAt: Date): Promise<'in_time' | 'late'> {
    const order = await this.taken(tx, orderId);
    if (order.state === 'closed') {
      const state = nextOrderState(order.state, 'paid_late', 'system', order.refundState);
      await this.repository.change(tx, order, { state, refundState: 'approved' });
      return 'late';
    }
    const state = nextOrderState(order.state, 'paid', 'system', order.refundState);
    await this.repository.change(tx, order, { state, paidAt });
    await this.stock.sell(tx, { lotId: order.lotId, quantity: order.quantity, growers: [] });
    return 'in_time';
  }

  override async refundEnded(
    tx: Tx,
    orderId: string,
    refundState: 'succeeded' | 'failed',
    endedAt: Date,
  ): Promise<void> {
    const order = await this.taken(tx, orderId);
    if (refundState === 'failed') {
      await this.repository.change(tx, order, { refundState });
      return;
    }
    const state = nextOrderState(order.state, 'refund_succeeded', 'system', order.refundState);
    await this.repository.change(tx, order, {
      state,
      refundState,
      ...(state === 'refunded' && { refundedAt: endedAt }),
    });
    if (state === 'refunded') await this.giveBack(tx, order);
  }

  /** What was not sent is for sale again; what is on its way must be counted in first. */
  private async giveBack(tx: Tx, order: OrderRow): Promise<void> {
    const { growers } = await this.repository.parts(tx, order.id);
    const pieces: Reserved = { lotId: order.lotId, quantity: order.quantity, growers };
    if (order.shippedAt === null) await this.stock.takeBack(tx, pieces);
    else await this.stock.comeBack(tx, pieces);
  }

  private async taken(tx: Tx, orderId: string): Promise<OrderRow> {
    const order = await this.repository.take(tx, orderId);
    if (!order) throw new Error('A reference to an order that is not there');
    return order;
  }
}
