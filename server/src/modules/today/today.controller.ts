import { Controller } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Caller, Endpoint } from '../../platform/http/endpoint.js';
import { TodayService } from './today.service.js';

@Controller()
export class TodayController {
  constructor(private readonly today: TodayService) {}

  @Endpoint('today.get')
  get(@Caller() actor: Actor) {
    return this.today.get(actor);
  }
}
