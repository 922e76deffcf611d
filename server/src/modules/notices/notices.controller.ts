import { Controller } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, Input, type InputOf } from '../../platform/http/endpoint.js';
import { NoticesService } from './notices.service.js';
import { ReachService } from './reach.service.js';

@Controller()
export class NoticesController {
  constructor(
    private readonly notices: NoticesService,
    private readonly reaches: ReachService,
  ) {}

  @Endpoint('notices.list')
  list(@Caller() actor: Actor, @Input() { query }: InputOf<'notices.list'>) {
    return this.notices.list(actor, query);
  }

  @Endpoint('notices.get')
  get(@Caller() actor: Actor, @Input() { params }: InputOf<'notices.get'>) {
    return this.notices.get(actor, params.notice);
  }

  @Endpoint('notices.publish')
  publish(@Caller() actor: Actor, @Input() { body }: InputOf<'notices.publish'>) {
    return this.notices.publish(actor, body);
  }

  @Endpoint('notices.mark')
  mark(@Caller() actor: Actor, @Input() { params, body }: InputOf<'notices.mark'>) {
    return this.notices.mark(actor, params.notice, body.step);
  }

  @Endpoint('notices.desk')
  desk(@Caller() actor: Actor, @Input() { query }: InputOf<'notices.desk'>) {
    return this.reaches.desk(actor, query);
  }

  @Endpoint('notices.reach')
  reach(@Caller() actor: Actor, @Input() { params }: InputOf<'notices.reach'>) {
    return this.reaches.reach(actor, params.notice);
  }
}
