import { Controller } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, Input, type InputOf } from '../../platform/http/endpoint.js';
import { InvitesService } from './invites.service.js';
import { JoiningService } from './joining.service.js';

@Controller()
export class JoiningController {
  constructor(
    private readonly invites: InvitesService,
    private readonly joining: JoiningService,
  ) {}

  @Endpoint('joining.invites')
  list(@Caller() actor: Actor, @Input() { query }: InputOf<'joining.invites'>) {
    return this.invites.list(actor, query);
  }

  @Endpoint('joining.invite')
  invite(@Caller() actor: Actor, @Input() { body }: InputOf<'joining.invite'>) {
    return this.invites.invite(actor, body);
  }

  @Endpoint('joining.revokeInvite')
  revoke(@Caller() actor: Actor, @Input() { params }: InputOf<'joining.revokeInvite'>) {
    return this.invites.revoke(actor, params.invite);
  }

  @Endpoint('joining.door')
  door(@Caller() actor: Actor) {
    return this.joining.door(actor);
  }

  @Endpoint('joining.lookup')
  lookup(@Caller() actor: Actor, @Input() { query }: InputOf<'joining.lookup'>) {
    return this.invites.lookup(actor, query.code);
  }

  @Endpoint('joining.accept')
  accept(@Caller() actor: Actor, @Input() { body }: InputOf<'joining.accept'>) {
    return this.invites.accept(actor, body);
  }

  @Endpoint('joining.request')
  request(@Caller() actor: Actor, @Input() { body }: InputOf<'joining.request'>) {
    return this.joining.request(actor, body);
  }

  @Endpoint('joining.withdraw')
  withdraw(@Caller() actor: Actor, @Input() { params }: InputOf<'joining.withdraw'>) {
    return this.joining.withdraw(actor, params.request);
  }

  @Endpoint('joining.requests')
  requests(@Caller() actor: Actor) {
    return this.joining.list(actor);
  }

  @Endpoint('joining.decide')
  decide(@Caller() actor: Actor, @Input() { params, body }: InputOf<'joining.decide'>) {
    return this.joining.decide(actor, params.request, body);
  }
}
