import { Controller } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Caller, Endpoint } from '../../platform/http/endpoint.js';
import { MoneyService } from './money.service.js';

@Controller()
export class MoneyController {
  constructor(private readonly money: MoneyService) {}

  @Endpoint('money.mine')
  mine(@Caller() actor: Actor) {
    return this.money.mine(actor);
  }
}
