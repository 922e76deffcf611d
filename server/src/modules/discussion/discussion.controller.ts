import { Controller } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, Input, type InputOf } from '../../platform/http/endpoint.js';
import { ModerationService } from './moderation.service.js';
import { TopicsService } from './topics.service.js';

@Controller()
export class DiscussionController {
  constructor(
    private readonly topics: TopicsService,
    private readonly moderation: ModerationService,
  ) {}

  @Endpoint('topics.list')
  list(@Caller() actor: Actor, @Input() { query }: InputOf<'topics.list'>) {
    return this.topics.list(actor, query);
  }

  @Endpoint('topics.get')
  get(@Caller() actor: Actor, @Input() { params }: InputOf<'topics.get'>) {
    return this.topics.get(actor, params.topic);
  }

  @Endpoint('topics.posts')
  posts(@Caller() actor: Actor, @Input() { params, query }: InputOf<'topics.posts'>) {
    return this.topics.posts(actor, params.topic, query.cursor);
  }

  @Endpoint('topics.ask')
  ask(@Caller() actor: Actor, @Input() { body }: InputOf<'topics.ask'>) {
    return this.topics.ask(actor, body);
  }

  @Endpoint('topics.reply')
  reply(@Caller() actor: Actor, @Input() { params, body }: InputOf<'topics.reply'>) {
    return this.topics.reply(actor, params.topic, body);
  }

  @Endpoint('topics.answer')
  answer(@Caller() actor: Actor, @Input() { params, body }: InputOf<'topics.answer'>) {
    return this.topics.answer(actor, params.topic, body);
  }

  @Endpoint('topics.settle')
  settle(@Caller() actor: Actor, @Input() { params, body }: InputOf<'topics.settle'>) {
    return this.topics.settle(actor, params.topic, body.settled);
  }

  @Endpoint('topics.report')
  report(@Caller() actor: Actor, @Input() { params, body }: InputOf<'topics.report'>) {
    return this.moderation.report(actor, params.post, body);
  }

  @Endpoint('topics.appeal')
  appeal(@Caller() actor: Actor, @Input() { params, body }: InputOf<'topics.appeal'>) {
    return this.moderation.appeal(actor, params.post, body.reason);
  }

  @Endpoint('moderation.queue')
  queue(@Caller() actor: Actor, @Input() { query }: InputOf<'moderation.queue'>) {
    return this.moderation.queue(actor, query);
  }

  @Endpoint('moderation.decide')
  decide(@Caller() actor: Actor, @Input() { params, body }: InputOf<'moderation.decide'>) {
    return this.moderation.decide(actor, params.post, body);
  }

  @Endpoint('moderation.label')
  label(@Caller() actor: Actor, @Input() { params, body }: InputOf<'moderation.label'>) {
    return this.moderation.label(actor, params.post, body);
  }

  @Endpoint('moderation.judge')
  judge(@Caller() actor: Actor, @Input() { params, body }: InputOf<'moderation.judge'>) {
    return this.moderation.judge(actor, params.appeal, body);
  }
}
