import { Controller } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, Input, type InputOf } from '../../platform/http/endpoint.js';
import { HiringService } from './hiring.service.js';
import { NoticesService } from './notices.service.js';
import { RepliesService } from './replies.service.js';

@Controller()
export class NoticesController {
  constructor(
    private readonly notices: NoticesService,
    private readonly replies: RepliesService,
    private readonly hiring: HiringService,
  ) {}

  @Endpoint('notices.list')
  list(@Caller() actor: Actor, @Input() { query }: InputOf<'notices.list'>) {
    return this.notices.list(actor, query);
  }

  @Endpoint('notices.get')
  get(@Caller() actor: Actor, @Input() { params }: InputOf<'notices.get'>) {
    return this.notices.get(actor, params.notice);
  }

  @Endpoint('notices.mark')
  mark(@Caller() actor: Actor, @Input() { params, body }: InputOf<'notices.mark'>) {
    return this.notices.mark(actor, params.notice, body.step);
  }

  @Endpoint('notices.replies')
  listReplies(@Caller() actor: Actor, @Input() { params, query }: InputOf<'notices.replies'>) {
    return this.replies.list(actor, params.notice, query);
  }

  @Endpoint('notices.reply')
  reply(@Caller() actor: Actor, @Input() { params, body }: InputOf<'notices.reply'>) {
    return this.replies.add(actor, params.notice, body.text);
  }

  @Endpoint('notices.hideReply')
  hideReply(@Caller() actor: Actor, @Input() { params, body }: InputOf<'notices.hideReply'>) {
    return this.replies.hide(actor, params.notice, params.reply, body.reason);
  }

  @Endpoint('notices.signUp')
  signUp(@Caller() actor: Actor, @Input() { params }: InputOf<'notices.signUp'>) {
    return this.hiring.signUp(actor, params.notice);
  }

  @Endpoint('notices.signOff')
  signOff(@Caller() actor: Actor, @Input() { params }: InputOf<'notices.signOff'>) {
    return this.hiring.signOff(actor, params.notice);
  }
}
