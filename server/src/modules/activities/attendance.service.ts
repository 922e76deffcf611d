import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { comingOf } from '@wecountry/shared/domain/attendance';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { type Config, ConfigToken } from '../../platform/config/config.js';
import { derivedKey } from '../../platform/config/derived-key.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { type Person, ResidentsService } from '../people/index.js';
import { GuardiansService } from '../privacy/index.js';
import { ActivityRepository } from './activities.repository.js';
import type { Activity } from './activity.entity.js';
import { AttendanceRepository } from './attendance.repository.js';
import { isInvited, mayRun } from './domain/access.js';
import { codeAt, isCodeNow, stepAt, stepLeftMs } from './domain/check-in-code.js';
import { GroupRepository } from './groups.repository.js';
import { PlaceRepository } from './places.repository.js';

/** Who was there: by the code on the organiser's screen, or by name. */
@Injectable()
export class AttendanceService {
  /** Each activity has a secret of its own, derived and never stored: no dump of the database tells a code. */
  private readonly key: Buffer;

  constructor(
    private readonly tenant: Tenant,
    private readonly activities: ActivityRepository,
    private readonly attendance: AttendanceRepository,
    private readonly places: PlaceRepository,
    private readonly groups: GroupRepository,
    private readonly residents: ResidentsService,
    private readonly guardians: GuardiansService,
    private readonly privileged: PrivilegedLog,
    @Inject(ConfigToken) private readonly config: Config,
  ) {
    this.key = derivedKey(config.sessionKey, 'check-in codes');
  }

  code(actor: Actor, activityId: string): Promise<ResponseOf<'activities.code'>> {
    if (actor.roles.size === 0) throw new DomainError('request.not_found');
    return this.tenant.run(actor, async (tx) => {
      const activity = await this.activities.find(tx, activityId, undefined);
      if (!activity) throw new DomainError('request.not_found');
      if (!mayRun(actor, activity)) throw new DomainError('activity.not_runner');
      if (activity.state !== 'held') throw new DomainError('activity.not_now');
      const nowMs = tx.now.getTime();
      const digits = codeAt(this.secretOf(tx, activityId), stepAt(nowMs));
      const url = `${this.config.publicUrl}/packages/activities/pages/check-in/index?id=${activityId}&code=${digits}`;
      const came = await this.attendance.cameCount(tx, activityId);
      return { activityId, digits, url, refreshInMs: stepLeftMs(nowMs), came };
    });
  }

  /** Who has a phone checks in on it; for the others of the household somebody of it does. */
  checkIn(
    actor: Actor,
    activityId: string,
    body: BodyOf<'activities.checkIn'>,
  ): Promise<ResponseOf<'activities.checkIn'>> {
    const { householdId } = actor;
    if (householdId === undefined) throw new DomainError('people.no_household');
    return this.tenant.run(actor, async (tx) => {
      const activity = await this.activities.lock(tx, activityId, 'SHARE');
      if (!activity || activity.state === 'planned') throw new DomainError('request.not_found');
      if (activity.state !== 'held') throw new DomainError('activity.not_now');
      const household = await this.residents.ofHousehold(tx, householdId);
      const people = body.residentIds.map((id) => household.find((person) => person.residentId === id));
      await this.checkPeople(tx, activity, actor, people);
      if (!isCodeNow(this.secretOf(tx, activityId), body.code, tx.now.getTime())) {
        throw new DomainError('activity.code_wrong');
      }
      await this.attendance.checkIn(tx, activityId, actor.userId, [...new Set(body.residentIds)]);
      return { came: body.residentIds.length };
    });
  }

  /** By name, by who runs it. Marking as marked before changes nothing; taking a mark back wants a reason. */
  mark(actor: Actor, activityId: string, body: BodyOf<'activities.mark'>): Promise<ResponseOf<'activities.mark'>> {
    if (actor.roles.size === 0) throw new DomainError('request.not_found');
    return this.tenant.run(actor, async (tx) => {
      const activity = await this.activities.lock(tx, activityId, 'UPDATE');
      if (!activity) throw new DomainError('request.not_found');
      if (!mayRun(actor, activity)) throw new DomainError('activity.not_runner');
      if (activity.state !== 'held') throw new DomainError('activity.not_now');
      const { residentId, present } = body;
      if (!(await this.residents.byIds(tx, [residentId])).has(residentId)) throw new DomainError('request.not_found');
      const latest = (await this.attendance.latest(tx, activityId)).find((mark) => mark.residentId === residentId);
      const place = (await this.places.of(tx, activityId)).find((one) => one.residentId === residentId);
      const coming = comingOf(place?.state ?? null, present, false);
      if (latest ? latest.present === present : !present) return { coming };
      const reason = body.reason?.trim() || null;
      if (!present && reason === null) throw new DomainError('activity.reason_needed');
      const seq = (latest?.seq ?? 0) + 1;
      const markedBy = actor.userId;
      await this.attendance.mark(tx, { activityId, residentId, seq, present, way: 'name', reason, markedBy });
      await this.privileged.record(tx, actor, 'activity.marked', { type: 'activity', id: activityId }, { present });
      return { coming };
    });
  }

  private async checkPeople(
    tx: Tx,
    activity: Activity,
    actor: Actor,
    people: readonly (Person | undefined)[],
  ): Promise<void> {
    const places = await this.places.of(tx, activity.id);
    const members = activity.groupId === null ? [] : await this.groups.members(tx, activity.groupId);
    for (const person of people) {
      if (!person) throw new DomainError('activity.not_household');
      const place = places.find((one) => one.residentId === person.residentId);
      // Who runs it may still take them in by name.
      if (place?.removedReason) throw new DomainError('activity.removed');
      const isMember = members.some((one) => one.residentId === person.residentId && one.state === 'member');
      if (!isInvited(activity, person.hamletId, isMember)) throw new DomainError('activity.not_invited');
      if (person.userId !== null && person.userId !== actor.userId) throw new DomainError('activity.own_phone');
    }
    await this.guardians.check(
      tx,
      actor,
      people.flatMap((person) => (person ? [person.residentId] : [])),
    );
  }

  private secretOf(tx: Tx, activityId: string): Buffer {
    return createHmac('sha256', this.key).update(`${tx.villageId} ${activityId}`).digest();
  }
}
