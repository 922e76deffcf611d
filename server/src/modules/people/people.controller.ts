import { Controller } from '@nestjs/common';
import type { Actor, UserActor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, Input, type InputOf } from '../../platform/http/endpoint.js';
import { NominationsService } from './nominations.service.js';
import { MeService } from './me.service.js';
import { PeopleService } from './people.service.js';
import { RolesService } from './roles.service.js';

@Controller()
export class PeopleController {
  constructor(
    private readonly me: MeService,
    private readonly people: PeopleService,
    private readonly roles: RolesService,
    private readonly nominations: NominationsService,
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
  households(@Caller() actor: Actor, @Input() { query }: InputOf<'people.households'>) {
    return this.people.listHouseholds(actor, query);
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

  @Endpoint('people.members')
  members(@Caller() actor: Actor, @Input() { query }: InputOf<'people.members'>) {
    return this.people.listMembers(actor, query);
  }

  @Endpoint('people.nominations')
  nominated(@Caller() actor: Actor) {
    return this.nominations.list(actor);
  }

  @Endpoint('people.nominate')
  nominate(@Caller() actor: Actor, @Input() { body }: InputOf<'people.nominate'>) {
    return this.nominations.nominate(actor, body);
  }

  @Endpoint('people.decideNomination')
  decideNomination(@Caller() actor: Actor, @Input() { params, body }: InputOf<'people.decideNomination'>) {
    return this.nominations.decide(actor, params.nomination, body);
  }
}
