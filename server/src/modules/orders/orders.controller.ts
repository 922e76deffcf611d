import { Controller } from '@nestjs/common';
import type { ResponseOf } from '@wecountry/shared/contracts';
import type { OrderDetail } from '@wecountry/shared/contracts/market';
import type { Actor, UserActor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, Input, type InputOf } from '../../platform/http/endpoint.js';
import { OrderGoods } from './order-goods.service.js';
import { OrderPayment } from './order-payment.service.js';
import { OrderRefunds } from './order-refunds.service.js';
import { OrderService } from './orders.service.js';

@Controller()
export class OrdersController {
  constructor(
    private readonly orders: OrderService,
    private readonly payment: OrderPayment,
    private readonly goods: OrderGoods,
    private readonly refunds: OrderRefunds,
  ) {}

  @Endpoint('orders.place')
  place(@Caller() actor: Actor, @Input() { body }: InputOf<'orders.place'>): Promise<OrderDetail> {
    return this.orders.place(actor, body);
  }

  @Endpoint('orders.desk')
  desk(@Caller() actor: Actor, @Input() { query }: InputOf<'orders.desk'>): Promise<ResponseOf<'orders.desk'>> {
    return this.orders.desk(actor, query);
  }

  @Endpoint('orders.get')
  get(@Caller() actor: Actor, @Input() { params }: InputOf<'orders.get'>): Promise<OrderDetail> {
    return this.orders.get(actor, params.order);
  }

  @Endpoint('orders.pay')
  pay(@Caller() actor: Actor, @Input() { params, body }: InputOf<'orders.pay'>): Promise<ResponseOf<'orders.pay'>> {
    return this.payment.pay(actor, params.order, body);
  }

  @Endpoint('orders.sync')
  sync(@Caller() actor: Actor, @Input() { params }: InputOf<'orders.sync'>): Promise<OrderDetail> {
    return this.payment.sync(actor, params.order);
  }

  @Endpoint('orders.cancel')
  cancel(@Caller() actor: Actor, @Input() { params }: InputOf<'orders.cancel'>): Promise<OrderDetail> {
    return this.payment.cancel(actor, params.order);
  }

  @Endpoint('orders.ship')
  ship(@Caller() actor: Actor, @Input() { params, body }: InputOf<'orders.ship'>): Promise<OrderDetail> {
    return this.goods.ship(actor, params.order, body);
  }

  @Endpoint('orders.receive')
  receive(@Caller() actor: Actor, @Input() { params }: InputOf<'orders.receive'>): Promise<OrderDetail> {
    return this.goods.receive(actor, params.order);
  }

  @Endpoint('orders.requestRefund')
  requestRefund(
    @Caller() actor: Actor,
    @Input() { params, body }: InputOf<'orders.requestRefund'>,
  ): Promise<OrderDetail> {
    return this.refunds.request(actor, params.order, body);
  }

  @Endpoint('orders.decideRefund')
  decideRefund(
    @Caller() actor: Actor,
    @Input() { params, body }: InputOf<'orders.decideRefund'>,
  ): Promise<OrderDetail> {
    return this.refunds.decide(actor, params, body);
  }

  @Endpoint('orders.resendRefund')
  resendRefund(@Caller() actor: Actor, @Input() { params }: InputOf<'orders.resendRefund'>): Promise<OrderDetail> {
    return this.refunds.sendAgain(actor, params);
  }

  @Endpoint('me.orders')
  mine(@Caller() actor: UserActor, @Input() { query }: InputOf<'me.orders'>): Promise<ResponseOf<'me.orders'>> {
    return this.orders.mine(actor, query);
  }
}
