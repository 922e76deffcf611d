import { Inject, Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import type { OrderDetail } from '@wecountry/shared/contracts/market';
import { nextOrderState } from '@wecountry/shared/domain/order-states';
import { DomainError } from '@wecountry/shared/errors';
import type { Actor } from '../../platform/auth/actor.js';
import { SessionService } from '../../platform/auth/session.service.js';
import { type Config, ConfigToken } from '../../platform/config/config.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { CashierService, type PaymentRow } from '../payments/index.js';
import { OrderClosing } from './order-closing.service.js';
import { OrderView } from './order-view.service.js';
import { OrdersRepository, type OrderRow } from './orders.repository.js';
import { takenBy } from './taken-order.js';

interface Payer {
  readonly appid: string;
  readonly openid: string;
}

/** What a buyer does about paying. WeChat is asked between transactions, never inside one. */
@Injectable()
export class OrderPayment {
  constructor(
    @Inject(ConfigToken) private readonly config: Config,
    private readonly tenant: Tenant,
    private readonly sessions: SessionService,
    private readonly cashier: CashierService,
    private readonly closing: OrderClosing,
    private readonly view: OrderView,
    private readonly repository: OrdersRepository,
  ) {}

  /**
   * What the client needs to open WeChat's cashier. However often: it is one payment.
   * @throws DomainError `request.not_found`, `order.not_now`, `order.pay_time_over`, `order.other_client`,
   *   `payment.unreachable`, `payment.refused`.
   */
  async pay(actor: Actor, orderId: string, { client }: BodyOf<'orders.pay'>): Promise<ResponseOf<'orders.pay'>> {
    const { webAppid, miniAppid } = this.config.wechat;
    const opened = await this.tenant.run(actor, async (tx) => {
      const payer = await this.sessions.identityOf(tx, actor.sessionId);
      if (payer.appid !== (client === 'web' ? webAppid : miniAppid)) throw new DomainError('order.other_client');
      return { ...(await this.open(tx, actor, orderId, payer)), now: tx.now };
    });
    const { payment, order, now } = opened;
    const description = `${order.productName} ${order.spec} × ${order.quantity}`;
    return this.cashier.parameters(actor.villageId, payment, { description, payBefore: order.payBefore, now });
  }

  /** The first half of `pay`, as far as it goes without WeChat: for history that is lived again. */
  openPayment(actor: Actor, orderId: string, payer: Payer): Promise<PaymentRow> {
    return this.tenant.run(actor, async (tx) => (await this.open(tx, actor, orderId, payer)).payment);
  }

  /** Asks WeChat whether the order is paid, when its word has not come. */
  async sync(actor: Actor, orderId: string): Promise<OrderDetail> {
    const payment = await this.tenant.run(actor, async (tx) => {
      await takenBy(this.repository, tx, orderId, actor, 'buyer');
      return this.cashier.ofOrder(tx, orderId);
    });
    if (payment && payment.state !== 'paid') await this.cashier.ask(payment, actor.at);
    return this.detail(actor, orderId);
  }

  /** The buyer does not want it any more; one that is closed already stays so. */
  async cancel(actor: Actor, orderId: string): Promise<OrderDetail> {
    await this.tenant.run(actor, (tx) => takenBy(this.repository, tx, orderId, actor, 'buyer'));
    await this.closing.close(actor, orderId, 'cancel');
    return this.detail(actor, orderId);
  }

  private async open(
    tx: Tx,
    actor: Actor,
    orderId: string,
    payer: Payer,
  ): Promise<{ payment: PaymentRow; order: OrderRow }> {
    const order = await takenBy(this.repository, tx, orderId, actor, 'buyer');
    nextOrderState(order.state, 'pay', 'buyer', order.refundState);
    if (tx.now >= order.payBefore) throw new DomainError('order.pay_time_over');
    const toPay = { orderId, outTradeNo: order.no, amountFen: order.amountFen };
    return { payment: await this.cashier.open(tx, toPay, payer), order };
  }

  private detail(actor: Actor, orderId: string): Promise<OrderDetail> {
    return this.tenant.run(actor, async (tx) => {
      const order = await this.repository.find(tx, orderId);
      if (!order) throw new DomainError('request.not_found');
      return this.view.detail(tx, order, actor);
    });
  }
}
