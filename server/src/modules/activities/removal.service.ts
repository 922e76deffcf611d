import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { movesUp } from '@wecountry/shared/domain/places';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import { ActivityRepository } from './activities.repository.js';
import { mayRun } from './domain/access.js';
import { PlaceRepository } from './places.repository.js';
import { Tidings } from './tidings.js';

/** Takes a place back from somebody for a reason that they read, and gives it to who waits. */
@Injectable()
export class RemovalService {
  constructor(
    private readonly tenant: Tenant,
    private readonly activities: ActivityRepository,
    private readonly places: PlaceRepository,
    private readonly tidings: Tidings,
    private readonly privileged: PrivilegedLog,
  ) {}

  /** Before people come only; afterwards who was seen is marked by name. Without a reason they may ask again. */
  remove(
    actor: Actor,
    activityId: string,
    { residentId, reason: typed }: BodyOf<'activities.remove'>,
  ): Promise<ResponseOf<'activities.remove'>> {
    if (actor.roles.size === 0) throw new DomainError('request.not_found');
    const reason = typed?.trim() ?? null;
    return this.tenant.run(actor, async (tx) => {
      const activity = await this.activities.lock(tx, activityId, 'UPDATE');
      if (!activity) throw new DomainError('request.not_found');
      if (!mayRun(actor, activity)) throw new DomainError('activity.not_runner');
      if (activity.state !== 'open') throw new DomainError('activity.not_now');
      const place = (await this.places.of(tx, activityId)).find((one) => one.residentId === residentId);
      if (!place) throw new DomainError('request.not_found');
      if (place.removedReason === reason) return { place: place.state };
      await this.places.setRemoved(tx, activityId, residentId, reason);
      await this.tidings.removed(tx, activity, residentId, reason);
      const { capacity } = activity;
      const counts = await this.places.counts(tx, activityId);
      const up = await this.places.moveUp(tx, activityId, movesUp({ capacity, ...counts }));
      await this.tidings.movedUp(tx, activity, up);
      const act = reason === null ? 'activity.taken_back' : 'activity.removed';
      await this.privileged.record(tx, actor, act, { type: 'activity', id: activityId }, { residentId });
      return { place: 'out' };
    });
  }
}
