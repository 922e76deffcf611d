import { Controller } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, Input, type InputOf } from '../../platform/http/endpoint.js';
import { CastingService } from './casting.service.js';
import { MinutesService } from './minutes.service.js';
import { OpeningService } from './opening.service.js';
import { PollService } from './polls.service.js';

@Controller()
export class PollsController {
  constructor(
    private readonly polls: PollService,
    private readonly opening: OpeningService,
    private readonly casting: CastingService,
    private readonly minutes: MinutesService,
  ) {}

  @Endpoint('polls.list')
  list(@Caller() actor: Actor) {
    return this.polls.list(actor);
  }

  @Endpoint('polls.get')
  get(@Caller() actor: Actor, @Input() { params }: InputOf<'polls.get'>) {
    return this.polls.get(actor, params.poll);
  }

  @Endpoint('polls.open')
  open(@Caller() actor: Actor, @Input() { body }: InputOf<'polls.open'>) {
    return this.opening.open(actor, body);
  }

  @Endpoint('polls.openInHamlet')
  openInHamlet(@Caller() actor: Actor, @Input() { params, body }: InputOf<'polls.openInHamlet'>) {
    return this.opening.open(actor, { ...body, hamletId: params.hamlet });
  }

  @Endpoint('polls.cast')
  cast(@Caller() actor: Actor, @Input() { params, body }: InputOf<'polls.cast'>) {
    return this.casting.cast(actor, params.poll, body);
  }

  @Endpoint('polls.minutes')
  enterMinutes(@Caller() actor: Actor, @Input() { params, body }: InputOf<'polls.minutes'>) {
    return this.minutes.enter(actor, params.poll, body);
  }
}
