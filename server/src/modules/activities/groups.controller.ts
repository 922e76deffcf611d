import { Controller } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, Input, type InputOf } from '../../platform/http/endpoint.js';
import { GroupService } from './groups.service.js';

@Controller()
export class GroupsController {
  constructor(private readonly groups: GroupService) {}

  @Endpoint('groups.list')
  list(@Caller() actor: Actor) {
    return this.groups.list(actor);
  }

  @Endpoint('groups.people')
  people(@Caller() actor: Actor, @Input() { query }: InputOf<'groups.people'>) {
    return this.groups.find(actor, query.q);
  }

  @Endpoint('groups.get')
  get(@Caller() actor: Actor, @Input() { params }: InputOf<'groups.get'>) {
    return this.groups.get(actor, params.group);
  }

  @Endpoint('groups.create')
  create(@Caller() actor: Actor, @Input() { body }: InputOf<'groups.create'>) {
    return this.groups.create(actor, body);
  }

  @Endpoint('groups.move')
  move(@Caller() actor: Actor, @Input() { params, body }: InputOf<'groups.move'>) {
    return this.groups.move(actor, params.group, body);
  }

  @Endpoint('groups.lead')
  lead(@Caller() actor: Actor, @Input() { params, body }: InputOf<'groups.lead'>) {
    return this.groups.lead(actor, params.group, body.residentId);
  }
}
