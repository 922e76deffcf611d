import { Controller } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, Input, type InputOf } from '../../platform/http/endpoint.js';
import { InboxService } from './inbox.service.js';

@Controller()
export class InboxController {
  constructor(private readonly inbox: InboxService) {}

  @Endpoint('inbox.list')
  list(@Caller() actor: Actor, @Input() { query }: InputOf<'inbox.list'>) {
    return this.inbox.list(actor, query);
  }

  @Endpoint('inbox.read')
  read(@Caller() actor: Actor, @Input() { body }: InputOf<'inbox.read'>) {
    return this.inbox.read(actor, body);
  }
}
