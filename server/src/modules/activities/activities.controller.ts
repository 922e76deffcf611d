import { Controller } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, Input, type InputOf } from '../../platform/http/endpoint.js';
import { ActivityService } from './activities.service.js';
import { AnswerService } from './answers.service.js';
import { AttendanceService } from './attendance.service.js';
import { RemovalService } from './removal.service.js';
import { RollReader } from './roll-reader.js';
import { StepService } from './steps.service.js';

@Controller()
export class ActivitiesController {
  constructor(
    private readonly activities: ActivityService,
    private readonly steps: StepService,
    private readonly answers: AnswerService,
    private readonly attendance: AttendanceService,
    private readonly removals: RemovalService,
    private readonly rolls: RollReader,
  ) {}

  @Endpoint('activities.list')
  list(@Caller() actor: Actor) {
    return this.activities.list(actor);
  }

  @Endpoint('activities.get')
  get(@Caller() actor: Actor, @Input() { params }: InputOf<'activities.get'>) {
    return this.activities.get(actor, params.activity);
  }

  @Endpoint('activities.create')
  create(@Caller() actor: Actor, @Input() { body }: InputOf<'activities.create'>) {
    return this.activities.create(actor, body);
  }

  @Endpoint('activities.step')
  step(@Caller() actor: Actor, @Input() { params, body }: InputOf<'activities.step'>) {
    return this.steps.step(actor, params.activity, body);
  }

  @Endpoint('activities.answer')
  answer(@Caller() actor: Actor, @Input() { params, body }: InputOf<'activities.answer'>) {
    return this.answers.answer(actor, params.activity, body);
  }

  @Endpoint('activities.checkIn')
  checkIn(@Caller() actor: Actor, @Input() { params, body }: InputOf<'activities.checkIn'>) {
    return this.attendance.checkIn(actor, params.activity, body);
  }

  @Endpoint('activities.code')
  code(@Caller() actor: Actor, @Input() { params }: InputOf<'activities.code'>) {
    return this.attendance.code(actor, params.activity);
  }

  @Endpoint('activities.roll')
  roll(@Caller() actor: Actor, @Input() { params, query }: InputOf<'activities.roll'>) {
    return this.rolls.roll(actor, params.activity, query.q);
  }

  @Endpoint('activities.mark')
  mark(@Caller() actor: Actor, @Input() { params, body }: InputOf<'activities.mark'>) {
    return this.attendance.mark(actor, params.activity, body);
  }

  @Endpoint('activities.remove')
  remove(@Caller() actor: Actor, @Input() { params, body }: InputOf<'activities.remove'>) {
    return this.removals.remove(actor, params.activity, body);
  }

  @Endpoint('activities.calendar')
  calendar(@Caller() actor: Actor, @Input() { params }: InputOf<'activities.calendar'>) {
    return this.activities.calendar(actor, params.activity);
  }
}
