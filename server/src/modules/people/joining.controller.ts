import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { DomainError } from '@wecountry/shared/errors';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, Input, type InputOf, OpenHandler } from '../../platform/http/endpoint.js';
import { InviteSheetService } from './invite-sheet.service.js';
import { InvitesService } from './invites.service.js';
import { JoiningService } from './joining.service.js';

@Controller()
export class JoiningController {
  constructor(
    private readonly invites: InvitesService,
    private readonly joining: JoiningService,
    private readonly sheets: InviteSheetService,
  ) {}

  @Endpoint('joining.invites')
  list(@Caller() actor: Actor, @Input() { query }: InputOf<'joining.invites'>) {
    return this.invites.list(actor, query);
  }

  @Endpoint('joining.invite')
  invite(@Caller() actor: Actor, @Input() { body }: InputOf<'joining.invite'>) {
    return this.invites.invite(actor, body);
  }

  @Endpoint('joining.inviteSheet')
  sheet(@Caller() actor: Actor, @Input() { query }: InputOf<'joining.inviteSheet'>) {
    return this.sheets.give(actor, query);
  }

  /** The sheet itself. The signature is the permission, and is good for some minutes. */
  @OpenHandler()
  @Get('/api/villages/:village/invite-sheets/:of/:name')
  async sheetFile(
    @Param() { village = '', of = '', name = '' }: Record<string, string | undefined>,
    @Query() query: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (of !== 'hamlet' && of !== 'household') throw new DomainError('request.not_found');
    const file = await this.sheets.file(village, { of, id: name.replace(/\.pdf$/, '') }, query);
    void reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', 'inline; filename="invites.pdf"')
      .header('cache-control', 'private, no-store')
      .send(file);
  }

  @Endpoint('joining.revokeInvite')
  revoke(@Caller() actor: Actor, @Input() { params }: InputOf<'joining.revokeInvite'>) {
    return this.invites.revoke(actor, params.invite);
  }

  @Endpoint('joining.door')
  door(@Caller() actor: Actor) {
    return this.joining.door(actor);
  }

  @Endpoint('joining.lookup')
  lookup(@Caller() actor: Actor, @Input() { query }: InputOf<'joining.lookup'>) {
    return this.invites.lookup(actor, query.code);
  }

  @Endpoint('joining.accept')
  accept(@Caller() actor: Actor, @Input() { body }: InputOf<'joining.accept'>) {
    return this.invites.accept(actor, body);
  }

  @Endpoint('joining.request')
  request(@Caller() actor: Actor, @Input() { body }: InputOf<'joining.request'>) {
    return this.joining.request(actor, body);
  }

  @Endpoint('joining.withdraw')
  withdraw(@Caller() actor: Actor, @Input() { params }: InputOf<'joining.withdraw'>) {
    return this.joining.withdraw(actor, params.request);
  }

  @Endpoint('joining.requests')
  requests(@Caller() actor: Actor) {
    return this.joining.list(actor);
  }

  @Endpoint('joining.decide')
  decide(@Caller() actor: Actor, @Input() { params, body }: InputOf<'joining.decide'>) {
    return this.joining.decide(actor, params.request, body);
  }
}
