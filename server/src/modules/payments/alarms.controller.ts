import { Controller } from '@nestjs/common';
import type { ResponseOf } from '@wecountry/shared/contracts';
import type { Actor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, Input, type InputOf } from '../../platform/http/endpoint.js';
import { AlarmsService } from './alarms.service.js';

@Controller()
export class AlarmsController {
  constructor(private readonly alarms: AlarmsService) {}

  @Endpoint('payments.alarms')
  list(@Caller() actor: Actor, @Input() { query }: InputOf<'payments.alarms'>): Promise<ResponseOf<'payments.alarms'>> {
    return this.alarms.list(actor, query.cursor);
  }
}
