import { Controller } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, Input, type InputOf } from '../../platform/http/endpoint.js';
import { PhonesService } from './phones.service.js';

@Controller()
export class PhonesController {
  constructor(private readonly phones: PhonesService) {}

  @Endpoint('phones.mine')
  mine(@Caller() actor: Actor) {
    return this.phones.mine(actor);
  }

  @Endpoint('phones.set')
  set(@Caller() actor: Actor, @Input() { body }: InputOf<'phones.set'>) {
    return this.phones.set(actor, body);
  }

  @Endpoint('phones.enter')
  enter(@Caller() actor: Actor, @Input() { params, body }: InputOf<'phones.enter'>) {
    return this.phones.enter(actor, params.resident, body);
  }

  @Endpoint('phones.callable')
  callable(@Caller() actor: Actor, @Input() { params }: InputOf<'phones.callable'>) {
    return this.phones.callable(actor, params.household);
  }

  @Endpoint('people.call')
  call(@Caller() actor: Actor, @Input() { params, body }: InputOf<'people.call'>) {
    return this.phones.call(actor, params.resident, body);
  }
}
