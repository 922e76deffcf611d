import { Controller } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, Input, type InputOf } from '../../platform/http/endpoint.js';
import { DividendService } from './dividend.service.js';
import { VoucherService } from './vouchers.service.js';

@Controller()
export class MuseumController {
  constructor(
    private readonly dividends: DividendService,
    private readonly vouchers: VoucherService,
  ) {}

  @Endpoint('museum.voucher')
  enterVoucher(@Caller() actor: Actor, @Input() { body }: InputOf<'museum.voucher'>) {
    return this.vouchers.enter(actor, body);
  }

  @Endpoint('dividends.plans')
  plans(@Caller() actor: Actor) {
    return this.dividends.list(actor);
  }

  @Endpoint('dividends.plan')
  plan(@Caller() actor: Actor, @Input() { params }: InputOf<'dividends.plan'>) {
    return this.dividends.get(actor, params.plan);
  }

  @Endpoint('dividends.draft')
  draft(@Caller() actor: Actor, @Input() { body }: InputOf<'dividends.draft'>) {
    return this.dividends.draft(actor, body);
  }

  @Endpoint('dividends.execute')
  execute(@Caller() actor: Actor, @Input() { params }: InputOf<'dividends.execute'>) {
    return this.dividends.execute(actor, params.plan);
  }

  @Endpoint('dividends.slip')
  slip(@Caller() actor: Actor, @Input() { params }: InputOf<'dividends.slip'>) {
    return this.dividends.slip(actor, params.plan);
  }
}
