import { Controller } from '@nestjs/common';
import type { Actor, UserActor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, Input, type InputOf } from '../../platform/http/endpoint.js';
import { MeService } from './me.service.js';
import { PeopleService } from './people.service.js';
import { RolesService } from './roles.service.js';

@Controller()
export class PeopleController {
  constructor(
    private readonly me: MeService,
    private readonly people: PeopleService,
    private readonly roles: RolesService,
  ) {}

  @Endpoint('me.get')
  myself(@Caller() actor: UserActor) {
    return this.me.get(actor);
  }

  @Endpoint('people.hamlets')
  async hamlets(@Caller() actor: Actor) {
    return { items: await this.people.listHamlets(actor) };
  }

  @Endpoint('people.households')
  async households(@Caller() actor: Actor, @Input() { query }: InputOf<'people.households'>) {
    return { items: await this.people.listHouseholds(actor, query) };
  }

  @Endpoint('people.roles')
  rolesHeld(@Caller() actor: Actor) {
    return this.roles.list(actor);
  }

  @Endpoint('people.grantRole')
  grant(@Caller() actor: Actor, @Input() { body }: InputOf<'people.grantRole'>) {
    return this.roles.grant(actor, body);
  }

  @Endpoint('people.revokeRole')
  revoke(@Caller() actor: Actor, @Input() { params }: InputOf<'people.revokeRole'>) {
    return this.roles.revoke(actor, params.grant);
  }
}
