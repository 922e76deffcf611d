import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, Input, type InputOf, OpenHandler } from '../../platform/http/endpoint.js';
import { HiringService } from './hiring.service.js';
import { OutreachService } from './outreach.service.js';
import { PublishingService } from './publishing.service.js';
import { ReachService } from './reach.service.js';
import { SheetService } from './sheet.service.js';

/** Notices as those handle them who publish and chase them. */
@Controller()
export class NoticeDeskController {
  constructor(
    private readonly publishing: PublishingService,
    private readonly reaches: ReachService,
    private readonly outreach: OutreachService,
    private readonly hiring: HiringService,
    private readonly sheets: SheetService,
  ) {}

  @Endpoint('notices.publish')
  publish(@Caller() actor: Actor, @Input() { body }: InputOf<'notices.publish'>) {
    return this.publishing.publish(actor, body);
  }

  @Endpoint('notices.correct')
  correct(@Caller() actor: Actor, @Input() { params, body }: InputOf<'notices.correct'>) {
    return this.publishing.correct(actor, params.notice, body);
  }

  @Endpoint('notices.reschedule')
  reschedule(@Caller() actor: Actor, @Input() { params, body }: InputOf<'notices.reschedule'>) {
    return this.publishing.reschedule(actor, params.notice, body.publishAt);
  }

  @Endpoint('notices.cancel')
  cancel(@Caller() actor: Actor, @Input() { params }: InputOf<'notices.cancel'>) {
    return this.publishing.cancel(actor, params.notice);
  }

  @Endpoint('notices.withdraw')
  withdraw(@Caller() actor: Actor, @Input() { params, body }: InputOf<'notices.withdraw'>) {
    return this.publishing.withdraw(actor, params.notice, body.reason);
  }

  @Endpoint('notices.desk')
  desk(@Caller() actor: Actor, @Input() { query }: InputOf<'notices.desk'>) {
    return this.reaches.desk(actor, query);
  }

  @Endpoint('notices.reach')
  reach(@Caller() actor: Actor, @Input() { params }: InputOf<'notices.reach'>) {
    return this.reaches.reach(actor, params.notice);
  }

  @Endpoint('notices.remind')
  remind(@Caller() actor: Actor, @Input() { params }: InputOf<'notices.remind'>) {
    return this.outreach.remind(actor, params.notice);
  }

  @Endpoint('notices.assign')
  assign(@Caller() actor: Actor, @Input() { params, body }: InputOf<'notices.assign'>) {
    return this.outreach.assign(actor, params.notice, body.hamletIds);
  }

  @Endpoint('notices.call')
  call(@Caller() actor: Actor, @Input() { params, body }: InputOf<'notices.call'>) {
    return this.outreach.call(actor, params.notice, body);
  }

  @Endpoint('notices.assigned')
  assigned(@Caller() actor: Actor) {
    return this.outreach.assigned(actor);
  }

  @Endpoint('notices.signups')
  signups(@Caller() actor: Actor, @Input() { params }: InputOf<'notices.signups'>) {
    return this.hiring.list(actor, params.notice);
  }

  @Endpoint('notices.closeHiring')
  closeHiring(@Caller() actor: Actor, @Input() { params }: InputOf<'notices.closeHiring'>) {
    return this.hiring.close(actor, params.notice);
  }

  @Endpoint('notices.sheet')
  sheet(@Caller() actor: Actor, @Input() { params }: InputOf<'notices.sheet'>) {
    return this.sheets.give(actor, params.notice);
  }

  /** The sheet itself. The signature is the permission: what is on it hangs on the notice board. */
  @OpenHandler()
  @Get('/api/villages/:village/notices/:notice/sheet.pdf')
  async sheetFile(
    @Param() { village = '', notice = '' }: Record<string, string | undefined>,
    @Query() query: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.sheets.file(village, notice, query);
    void reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', 'inline; filename="notice.pdf"')
      .header('cache-control', 'private, no-store')
      .send(file);
  }
}
