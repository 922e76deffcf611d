import { Controller, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, Input, type InputOf } from '../../platform/http/endpoint.js';
import { InvalidRequest } from '../../platform/http/invalid-request.js';
import { RegisterEventsService } from './register-events.service.js';
import { RegisterImportService } from './register-import.service.js';

@Controller()
export class RegisterController {
  constructor(
    private readonly imports: RegisterImportService,
    private readonly events: RegisterEventsService,
  ) {}

  @Endpoint('people.household')
  household(@Caller() actor: Actor, @Input() { params }: InputOf<'people.household'>) {
    return this.events.household(actor, params.household);
  }

  @Endpoint('people.mine')
  mine(@Caller() actor: Actor) {
    return this.events.mine(actor);
  }

  @Endpoint('people.recordEvent')
  recordEvent(@Caller() actor: Actor, @Input() { body }: InputOf<'people.recordEvent'>) {
    return this.events.record(actor, body);
  }

  @Endpoint('people.template')
  template(@Input() { query }: InputOf<'people.template'>) {
    return this.imports.template(query.format);
  }

  @Endpoint('people.export')
  export(@Caller() actor: Actor, @Input() { query }: InputOf<'people.export'>) {
    return this.imports.export(actor, query.format);
  }

  @Endpoint('people.checkImport')
  async checkImport(@Caller() actor: Actor, @Req() request: FastifyRequest) {
    const part = request.isMultipart() ? await request.file() : undefined;
    if (part?.fieldname !== 'file') throw new InvalidRequest([{ field: 'body.file', message: '选一个表' }]);
    return this.imports.check(actor, await part.toBuffer());
  }

  @Endpoint('people.confirmImport')
  confirmImport(@Caller() actor: Actor, @Input() { params }: InputOf<'people.confirmImport'>) {
    return this.imports.confirm(actor, params.import);
  }
}
