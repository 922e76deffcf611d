import { Controller } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, Input, type InputOf } from '../../platform/http/endpoint.js';
import { HelpersService } from './helpers.service.js';

@Controller()
export class HelpersController {
  constructor(private readonly helpers: HelpersService) {}

  @Endpoint('helpers.mine')
  mine(@Caller() actor: Actor) {
    return this.helpers.mine(actor);
  }

  @Endpoint('helpers.allow')
  allow(@Caller() actor: Actor, @Input() { body }: InputOf<'helpers.allow'>) {
    return this.helpers.allow(actor, body);
  }

  @Endpoint('helpers.record')
  record(@Caller() actor: Actor, @Input() { body }: InputOf<'helpers.record'>) {
    return this.helpers.record(actor, body);
  }

  @Endpoint('helpers.end')
  end(@Caller() actor: Actor, @Input() { params, body }: InputOf<'helpers.end'>) {
    return this.helpers.end(actor, params.consent, body);
  }

  @Endpoint('helpers.desk')
  desk(@Caller() actor: Actor) {
    return this.helpers.desk(actor);
  }
}
