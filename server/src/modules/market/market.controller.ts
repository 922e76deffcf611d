import { Controller } from '@nestjs/common';
import type { ResponseOf } from '@wecountry/shared/contracts';
import type { Actor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, Input, type InputOf } from '../../platform/http/endpoint.js';
import { MarketService } from './market.service.js';

@Controller()
export class MarketController {
  constructor(private readonly market: MarketService) {}

  @Endpoint('products.list')
  list(@Caller() actor: Actor): Promise<ResponseOf<'products.list'>> {
    return this.market.list(actor);
  }

  @Endpoint('products.get')
  get(@Caller() actor: Actor, @Input() { params }: InputOf<'products.get'>): Promise<ResponseOf<'products.get'>> {
    return this.market.get(actor, params.product);
  }

  @Endpoint('products.create')
  create(@Caller() actor: Actor, @Input() { body }: InputOf<'products.create'>): Promise<{ id: string }> {
    return this.market.create(actor, body);
  }

  @Endpoint('products.agree')
  agree(
    @Caller() actor: Actor,
    @Input() { params, body }: InputOf<'products.agree'>,
  ): Promise<ResponseOf<'products.agree'>> {
    return this.market.agree(actor, params.product, body);
  }

  @Endpoint('products.deliver')
  deliver(
    @Caller() actor: Actor,
    @Input() { params, body }: InputOf<'products.deliver'>,
  ): Promise<ResponseOf<'products.deliver'>> {
    return this.market.deliver(actor, params.product, body);
  }
}
