import { Injectable, type OnModuleInit } from '@nestjs/common';
import { nextOrderState } from '@wecountry/shared/domain/order-states';
import { DomainError } from '@wecountry/shared/errors';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { StockService } from '../market/index.js';
import { AlarmsService, CashierService, type PaymentRow } from '../payments/index.js';
import { OrdersRepository } from './orders.repository.js';

/** Twice: once to make the payment unpayable, once to close; a third when a payment was opened in between. */
const ROUNDS = 3;

type Reason = 'cancel' | 'expired';

/** Closes orders that nobody paid: by their buyer, or when their time is over. */
@Injectable()
export class OrderClosing implements OnModuleInit {
  constructor(
    private readonly tenant: Tenant,
    private readonly jobs: Jobs,
    private readonly stock: StockService,
    private readonly cashier: CashierService,
    private readonly alarms: AlarmsService,
    private readonly repository: OrdersRepository,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ orderId: string }>(
      'orders.expire',
      ({ villageId, payload, at }) => this.close({ villageId, at }, payload.orderId, 'expired'),
      ({ villageId, payload, at }) => this.stuck(villageId, String(payload.orderId), at),
    );
  }

  /**
   * Closes an order and gives its goods back, after WeChat was made to take no money for it any more. If WeChat says it
   * is paid, it is paid.
   * @throws DomainError `order.not_now` when it is paid; `payment.unreachable`, `payment.refused`: nothing changed.
   */
  async close(caller: { villageId: string; userId?: string; at?: Date }, orderId: string, why: Reason): Promise<void> {
    for (let round = 0; round < ROUNDS; round += 1) {
      const payable = await this.tenant.run(caller, (tx) => this.closeUnpayable(tx, orderId, why));
      if (!payable) return;
      await this.cashier.makeUnpayable(caller.villageId, payable, caller.at);
    }
    throw new DomainError('request.busy');
  }

  /** Neither paid nor closed after all the tries: its goods stay reserved until a person looks. */
  private async stuck(villageId: string, orderId: string, at: Date | undefined): Promise<void> {
    await this.tenant.system(villageId, at, async (tx) => {
      const payment = await this.cashier.ofOrder(tx, orderId);
      await this.alarms.raise(tx, 'job_exhausted', payment?.outTradeNo ?? '', { job: 'orders.expire', orderId });
    });
  }

  /** Closes the order, or answers with its payment when that may still be paid. */
  private async closeUnpayable(tx: Tx, orderId: string, why: Reason): Promise<PaymentRow | null> {
    const order = await this.repository.take(tx, orderId);
    if (!order) throw new DomainError('request.not_found');
    if (order.state === 'closed') return null;
    if (why === 'expired' && order.state !== 'placed') return null;
    const state = nextOrderState(order.state, why, why === 'cancel' ? 'buyer' : 'system', order.refundState);
    const payment = await this.cashier.ofOrder(tx, orderId);
    if (payment?.state === 'open') return payment;
    await this.repository.change(tx, order, { state, closedAt: tx.now });
    const { growers } = await this.repository.parts(tx, orderId);
    await this.stock.release(tx, { lotId: order.lotId, quantity: order.quantity, growers });
    return null;
  }
}
