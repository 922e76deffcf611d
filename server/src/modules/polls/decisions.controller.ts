import { Controller } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, Input, type InputOf } from '../../platform/http/endpoint.js';
import { AssistedService } from './assisted.service.js';
import { ElectorateService } from './electorate.service.js';
import { LifecycleService } from './lifecycle.service.js';
import { ProxiesService } from './proxies.service.js';
import { RollService } from './roll.service.js';
import { TasksService } from './tasks.service.js';

/** What belongs to a vote around its ballots. */
@Controller()
export class DecisionsController {
  constructor(
    private readonly lifecycle: LifecycleService,
    private readonly rolls: RollService,
    private readonly assisted: AssistedService,
    private readonly proxies: ProxiesService,
    private readonly electorate: ElectorateService,
    private readonly tasks: TasksService,
  ) {}

  @Endpoint('polls.extend')
  extend(@Caller() actor: Actor, @Input() { params, body }: InputOf<'polls.extend'>) {
    return this.lifecycle.extend(actor, params.poll, body);
  }

  @Endpoint('polls.cancel')
  cancel(@Caller() actor: Actor, @Input() { params, body }: InputOf<'polls.cancel'>) {
    return this.lifecycle.cancel(actor, params.poll, body);
  }

  @Endpoint('polls.roll')
  roll(@Caller() actor: Actor, @Input() { params }: InputOf<'polls.roll'>) {
    return this.rolls.roll(actor, params.poll);
  }

  @Endpoint('polls.assist')
  assist(@Caller() actor: Actor, @Input() { params, body }: InputOf<'polls.assist'>) {
    return this.assisted.assist(actor, params.poll, body);
  }

  @Endpoint('polls.overturn')
  overturn(@Caller() actor: Actor, @Input() { params }: InputOf<'polls.overturn'>) {
    return this.assisted.overturn(actor, params.poll, params.ballot);
  }

  @Endpoint('polls.giveProxy')
  giveProxy(@Caller() actor: Actor, @Input() { params, body }: InputOf<'polls.giveProxy'>) {
    return this.proxies.give(actor, params.poll, body);
  }

  @Endpoint('polls.recordProxy')
  recordProxy(@Caller() actor: Actor, @Input() { params, body }: InputOf<'polls.recordProxy'>) {
    return this.proxies.record(actor, params.poll, body);
  }

  @Endpoint('polls.revokeProxy')
  revokeProxy(@Caller() actor: Actor, @Input() { params }: InputOf<'polls.revokeProxy'>) {
    return this.proxies.revoke(actor, params.poll, params.proxy);
  }

  @Endpoint('polls.adults')
  adults(@Caller() actor: Actor, @Input() { query }: InputOf<'polls.adults'>) {
    return this.electorate.find(actor, query.q);
  }

  @Endpoint('polls.bodies')
  bodies(@Caller() actor: Actor) {
    return this.electorate.listBodies(actor);
  }

  @Endpoint('polls.changeBody')
  changeBody(@Caller() actor: Actor, @Input() { body }: InputOf<'polls.changeBody'>) {
    return this.electorate.changeBody(actor, body);
  }

  @Endpoint('tasks.list')
  listTasks(@Caller() actor: Actor) {
    return this.tasks.list(actor);
  }

  @Endpoint('tasks.add')
  addTask(@Caller() actor: Actor, @Input() { params, body }: InputOf<'tasks.add'>) {
    return this.tasks.add(actor, params.poll, body);
  }

  @Endpoint('tasks.finish')
  finishTask(@Caller() actor: Actor, @Input() { params, body }: InputOf<'tasks.finish'>) {
    return this.tasks.finish(actor, params.task, body);
  }
}
