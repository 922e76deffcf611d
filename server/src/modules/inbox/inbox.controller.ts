import { Controller } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, Input, type InputOf } from '../../platform/http/endpoint.js';
import { InboxService } from './inbox.service.js';
import { InboxSettingsService } from './settings.service.js';

@Controller()
export class InboxController {
  constructor(
    private readonly inbox: InboxService,
    private readonly settings: InboxSettingsService,
  ) {}

  @Endpoint('inbox.list')
  list(@Caller() actor: Actor, @Input() { query }: InputOf<'inbox.list'>) {
    return this.inbox.list(actor, query);
  }

  @Endpoint('inbox.read')
  read(@Caller() actor: Actor, @Input() { body }: InputOf<'inbox.read'>) {
    return this.inbox.read(actor, body);
  }

  @Endpoint('inbox.settings')
  getSettings(@Caller() actor: Actor) {
    return this.settings.get(actor);
  }

  @Endpoint('inbox.mute')
  mute(@Caller() actor: Actor, @Input() { body }: InputOf<'inbox.mute'>) {
    return this.settings.mute(actor, body);
  }

  @Endpoint('inbox.consent')
  consent(@Caller() actor: Actor, @Input() { body }: InputOf<'inbox.consent'>) {
    return this.settings.consent(actor, body);
  }
}
