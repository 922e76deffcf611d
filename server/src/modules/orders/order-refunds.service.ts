import { Injectable } from '@nestjs/common';
import type { BodyOf } from '@wecountry/shared/contracts';
import type { OrderDetail } from '@wecountry/shared/contracts/market';
import { nextOrderState } from '@wecountry/shared/domain/order-states';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import { DomainError } from '@wecountry/shared/errors';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import { RefundsService } from '../payments/index.js';
import { OrderView } from './order-view.service.js';
import { OrdersRepository } from './orders.repository.js';
import { mayDecideRefund } from './domain/access.js';
import { takenBy } from './taken-order.js';

/** Refunds before receipt: the buyer asks, the co-op answers; an approval gives all the money back. What failed is sent again. */
@Injectable()
export class OrderRefunds {
  constructor(
    private readonly tenant: Tenant,
    private readonly refunds: RefundsService,
    private readonly privileged: PrivilegedLog,
    private readonly view: OrderView,
    private readonly repository: OrdersRepository,
  ) {}

  /** @throws DomainError `request.not_found`; `order.not_now`, also while another refund is open. */
  async request(actor: Actor, orderId: string, { reason }: BodyOf<'orders.requestRefund'>): Promise<OrderDetail> {
    return this.tenant.once(actor, async (tx) => {
      const order = await takenBy(this.repository, tx, orderId, actor, 'buyer');
      const state = nextOrderState(order.state, 'request_refund', 'buyer', order.refundState);
      await this.refunds.request(tx, orderId, reason);
      const asked = await this.repository.change(tx, order, { state, refundState: 'requested' });
      return this.view.detail(tx, asked, actor);
    });
  }

  /** @throws DomainError `request.not_found`, `order.refund_own`, `order.not_now`, `order.refund_not_now`. */
  async decide(
    actor: Actor,
    { order: orderId, refund: refundId }: { order: string; refund: string },
    answer: BodyOf<'orders.decideRefund'>,
  ): Promise<OrderDetail> {
    return this.tenant.once(actor, async (tx) => {
      const order = await takenBy(this.repository, tx, orderId, actor, 'coop_staff');
      if (!mayDecideRefund(order, actor)) throw new DomainError('order.refund_own');
      const state = nextOrderState(order.state, 'decide_refund', 'coop_staff', order.refundState);
      const refundState = await this.refunds.decide(tx, { id: refundId, orderId }, answer);
      const decided = await this.repository.change(tx, order, { state, refundState });
      await this.privileged.record(tx, actor, `refund.${refundState}`, { type: 'refund', id: refundId }, { orderId });
      return this.view.detail(tx, decided, actor);
    });
  }

  /** @throws DomainError `request.not_found`, `order.refund_own`, `order.not_now`, `order.refund_not_now`. */
  async sendAgain(
    actor: Actor,
    { order: orderId, refund: refundId }: { order: string; refund: string },
  ): Promise<OrderDetail> {
    return this.tenant.once(actor, async (tx) => {
      const order = await takenBy(this.repository, tx, orderId, actor, 'coop_staff');
      if (!mayDecideRefund(order, actor)) throw new DomainError('order.refund_own');
      const state = nextOrderState(order.state, 'resend_refund', 'coop_staff', order.refundState);
      const refundState = await this.refunds.sendAgain(tx, { id: refundId, orderId });
      const sent = await this.repository.change(tx, order, { state, refundState });
      await this.privileged.record(tx, actor, 'refund.sent_again', { type: 'refund', id: refundId }, { orderId });
      return this.view.detail(tx, sent, actor);
    });
  }
}
