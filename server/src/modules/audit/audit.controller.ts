import { Controller } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, Input, type InputOf } from '../../platform/http/endpoint.js';
import { AuditService } from './audit.service.js';

@Controller()
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Endpoint('audit.verify')
  verify(@Caller() actor: Actor, @Input() { params }: InputOf<'audit.verify'>) {
    return this.audit.verify(actor, params.book);
  }

  @Endpoint('audit.acts')
  acts(@Caller() actor: Actor, @Input() { query }: InputOf<'audit.acts'>) {
    return this.audit.acts(actor, query.cursor);
  }
}
