import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor, UserActor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, Input, type InputOf, OpenHandler } from '../../platform/http/endpoint.js';
import { ConsentService } from './consent.service.js';
import { CopyService } from './copy.service.js';
import { GuardiansService } from './guardians.service.js';
import { LeavingService } from './leaving.service.js';

@Controller()
export class PrivacyController {
  constructor(
    private readonly consents: ConsentService,
    private readonly copies: CopyService,
    private readonly guardians: GuardiansService,
    private readonly leavings: LeavingService,
  ) {}

  @Endpoint('privacy.consent')
  consent(@Caller() actor: UserActor) {
    return this.consents.mine(actor);
  }

  @Endpoint('privacy.agree')
  agree(@Caller() actor: UserActor, @Input() { body }: InputOf<'privacy.agree'>) {
    return this.consents.agree(actor, body.version);
  }

  @Endpoint('privacy.withdraw')
  withdraw(@Caller() actor: UserActor) {
    return this.consents.withdraw(actor);
  }

  @Endpoint('privacy.copy')
  copy(@Caller() actor: Actor) {
    return this.copies.give(actor);
  }

  @Endpoint('guardians.mine')
  children(@Caller() actor: Actor) {
    return this.guardians.mine(actor);
  }

  @Endpoint('guardians.consent')
  consentFor(@Caller() actor: Actor, @Input() { params, body }: InputOf<'guardians.consent'>) {
    return this.guardians.consent(actor, params.resident, body.agrees);
  }

  @Endpoint('privacy.leaving')
  look(@Caller() actor: UserActor) {
    return this.leavings.look(actor);
  }

  @Endpoint('privacy.leave')
  leave(@Caller() actor: UserActor, @Input() { body }: InputOf<'privacy.leave'>) {
    return this.leavings.leave(actor, body.code);
  }

  /** The copy itself. The signature is the permission: a download carries no session. */
  @OpenHandler()
  @Get('/api/villages/:village/people/:user/my-data.zip')
  async copyFile(
    @Param() { village = '', user = '' }: Record<string, string | undefined>,
    @Query() query: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.copies.file(village, user, query);
    void reply
      .header('content-type', 'application/zip')
      .header('content-disposition', 'attachment; filename="my-data.zip"')
      .header('cache-control', 'private, no-store')
      .send(file);
  }
}
