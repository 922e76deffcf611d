import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import {
  checkTimes,
  closesByItselfAt,
  isCheckInTime,
  nextActivityState,
  type ActivityActor,
} from '@wecountry/shared/domain/activity-states';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { ActivityRepository } from './activities.repository.js';
import type { Activity } from './activity.entity.js';
import { ClosingService } from './closing.service.js';
import { mayRun } from './domain/access.js';
import { GroupRepository } from './groups.repository.js';
import { PlaceRepository } from './places.repository.js';
import { Tidings } from './tidings.js';

type Stepped = ResponseOf<'activities.step'>;

/** Who takes a step: the caller, or the end of the day after the activity, for which its organiser stands. */
interface Stepper {
  readonly who: ActivityActor;
  readonly userId: string;
}

const NOT_HELD = '过了时间，没有人开始签到。';

/** The way of an activity from planned to closed or cancelled. */
@Injectable()
export class StepService implements OnModuleInit {
  constructor(
    private readonly tenant: Tenant,
    private readonly activities: ActivityRepository,
    private readonly places: PlaceRepository,
    private readonly groups: GroupRepository,
    private readonly closing: ClosingService,
    private readonly tidings: Tidings,
    private readonly jobs: Jobs,
    private readonly privileged: PrivilegedLog,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ activityId: string }>('activities.over', ({ villageId, payload, at }) =>
      this.tenant.system(villageId, at, (tx) => this.over(tx, payload.activityId)),
    );
  }

  step(actor: Actor, activityId: string, body: BodyOf<'activities.step'>): Promise<Stepped> {
    if (actor.roles.size === 0) throw new DomainError('request.not_found');
    return this.tenant.once(actor, async (tx) => {
      const activity = await this.activities.lock(tx, activityId, 'UPDATE');
      if (!activity) throw new DomainError('request.not_found');
      if (!mayRun(actor, activity)) throw new DomainError('activity.not_runner');
      const stepped = await this.take(tx, activity, body, { who: 'runner', userId: actor.userId });
      const subject = { type: 'activity', id: activityId };
      if (stepped.state === 'cancelled') await this.privileged.record(tx, actor, 'activity.cancelled', subject);
      if (stepped.state === 'closed') {
        await this.privileged.record(tx, actor, 'activity.closed', subject, { came: stepped.came });
      }
      return stepped;
    });
  }

  /** Opens an activity that was just made: its members are called, and its end by itself is filed. */
  async open(tx: Tx, activity: Activity, by: Stepper): Promise<Stepped> {
    return this.take(tx, activity, { event: 'open' }, by);
  }

  private async take(
    tx: Tx,
    activity: Activity,
    { event, reason = '' }: BodyOf<'activities.step'>,
    by: Stepper,
  ): Promise<Stepped> {
    const state = nextActivityState(activity.state, event, by.who);
    const { id } = activity;
    switch (event) {
      case 'open':
        checkTimes(activity, tx.now);
        await this.activities.update(tx, id, activity.state, { state, openedAt: tx.now });
        await this.jobs.enqueue(
          tx,
          'activities.over',
          { activityId: id },
          { runAt: closesByItselfAt(activity.endsAt), key: id },
        );
        if (activity.groupId !== null)
          await this.tidings.called(tx, activity, await this.members(tx, activity.groupId));
        return { state, came: 0 };
      case 'begin':
        if (!isCheckInTime(activity.startsAt, tx.now)) throw new DomainError('activity.too_early');
        await this.activities.update(tx, id, activity.state, { state, begunAt: tx.now });
        return { state, came: 0 };
      case 'cancel':
        await this.cancel(tx, activity, reason.trim());
        return { state, came: 0 };
      case 'close': {
        await this.activities.update(tx, id, activity.state, { state, closedAt: tx.now });
        return { state, came: await this.closing.settle(tx, activity, by.userId) };
      }
    }
  }

  private async cancel(tx: Tx, activity: Activity, reason: string): Promise<void> {
    if (reason === '') throw new DomainError('activity.reason_needed');
    await this.activities.update(tx, activity.id, activity.state, {
      state: 'cancelled',
      cancelledAt: tx.now,
      cancelReason: reason,
    });
    const asked = (await this.places.of(tx, activity.id)).filter((place) => place.state !== 'out');
    await this.tidings.cancelled(
      tx,
      activity,
      asked.map((place) => place.residentId),
      reason,
    );
  }

  private async members(tx: Tx, groupId: string): Promise<string[]> {
    const members = await this.groups.members(tx, groupId);
    return members.filter((member) => member.state === 'member').map((member) => member.residentId);
  }

  /** A day after the end: what was held is closed with those who were seen, what nobody began did not take place. */
  private async over(tx: Tx, activityId: string): Promise<void> {
    const activity = await this.activities.lock(tx, activityId, 'UPDATE');
    const by = { who: 'system', userId: activity?.organiserId ?? '' } as const;
    if (activity?.state === 'held') await this.take(tx, activity, { event: 'close' }, by);
    if (activity?.state === 'open') await this.take(tx, activity, { event: 'cancel', reason: NOT_HELD }, by);
  }
}
