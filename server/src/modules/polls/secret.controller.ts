import { Controller } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, Input, type InputOf } from '../../platform/http/endpoint.js';
import { ReceiptsService } from './receipts.service.js';
import { SecretCastingService } from './secret-casting.service.js';

@Controller()
export class SecretController {
  constructor(
    private readonly casting: SecretCastingService,
    private readonly receipts: ReceiptsService,
  ) {}

  @Endpoint('secret.cast')
  cast(@Caller() actor: Actor, @Input() { params, body }: InputOf<'secret.cast'>) {
    return this.casting.cast(actor, params.poll, body);
  }

  @Endpoint('secret.check')
  check(@Caller() actor: Actor, @Input() { params, body }: InputOf<'secret.check'>) {
    return this.receipts.check(actor, params.poll, body);
  }

  @Endpoint('secret.receipts')
  list(@Caller() actor: Actor, @Input() { params, query }: InputOf<'secret.receipts'>) {
    return this.receipts.list(actor, params.poll, query);
  }
}
