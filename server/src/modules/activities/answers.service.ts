import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { takesAnswers } from '@wecountry/shared/domain/activity-states';
import { movesUp, seat } from '@wecountry/shared/domain/places';
import { DomainError } from '@wecountry/shared/errors';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { type Person, ResidentsService } from '../people/index.js';
import { GuardiansService } from '../privacy/index.js';
import { ActivityRepository } from './activities.repository.js';
import type { Activity } from './activity.entity.js';
import { isInvited } from './domain/access.js';
import { GroupRepository } from './groups.repository.js';
import { type Place, PlaceRepository } from './places.repository.js';
import { Tidings } from './tidings.js';

type Answers = BodyOf<'activities.answer'>;

/** Takes what a household says, 来 or 不来, and keeps the waiting list in its order. */
@Injectable()
export class AnswerService {
  constructor(
    private readonly tenant: Tenant,
    private readonly activities: ActivityRepository,
    private readonly places: PlaceRepository,
    private readonly groups: GroupRepository,
    private readonly residents: ResidentsService,
    private readonly guardians: GuardiansService,
    private readonly tidings: Tidings,
  ) {}

  /**
   * One lock on the activity: of two households that ask for the last place, the second waits. Who said the same before
   * keeps place and turn. Who does not come is heard first, and what gets free goes to the list before anybody new.
   */
  answer(actor: Actor, activityId: string, body: Answers): Promise<ResponseOf<'activities.answer'>> {
    const { householdId } = actor;
    if (householdId === undefined) throw new DomainError('people.no_household');
    return this.tenant.once(actor, async (tx) => {
      const activity = await this.activities.lock(tx, activityId, 'UPDATE');
      if (!activity || activity.state === 'planned') throw new DomainError('request.not_found');
      if (activity.state === 'cancelled') throw new DomainError('activity.cancelled');
      const household = await this.residents.ofHousehold(tx, householdId);
      await this.check(tx, activity, household, body);
      const before = new Map((await this.places.of(tx, activityId)).map((place) => [place.residentId, place]));
      const removed = (residentId: string) => (before.get(residentId)?.removedReason ?? null) !== null;
      if (body.members.some(({ residentId, going }) => going && removed(residentId)))
        throw new DomainError('activity.removed');
      const changed = body.members.filter(({ residentId, going }) => {
        const place = before.get(residentId)?.state;
        return going ? place !== 'in' && place !== 'waiting' : place !== 'out';
      });
      const coming = changed.filter((member) => member.going).map((member) => member.residentId);
      await this.guardians.check(tx, actor, coming);
      this.checkTime(tx, activity, changed);
      await this.write(tx, activity, { actor, householdId, note: body.note?.trim() ?? '' }, changed);
      const after = await this.places.of(tx, activityId);
      return { members: body.members.map(({ residentId }) => standing(residentId, after)) };
    });
  }

  /** Nobody may be named whom the household does not have, and who comes must be asked. */
  private async check(tx: Tx, activity: Activity, household: readonly Person[], { members }: Answers): Promise<void> {
    const people = new Map(household.map((person) => [person.residentId, person]));
    const inGroup = activity.groupId === null ? new Set<string>() : await this.membersOf(tx, activity.groupId);
    for (const { residentId, going } of members) {
      const person = people.get(residentId);
      if (!person) throw new DomainError('activity.not_household');
      const invited = isInvited(activity, person.hamletId, inGroup.has(residentId));
      if (going && !invited) throw new DomainError('activity.not_invited');
    }
    if (new Set(members.map((member) => member.residentId)).size !== members.length) {
      throw new DomainError('request.invalid', { field: 'members' });
    }
  }

  /** A place may be given up until people come; asking for one ends with sign-up. */
  private checkTime(tx: Tx, activity: Activity, changed: Answers['members']): void {
    if (changed.length === 0) return;
    const over = changed.some((member) => member.going) && !takesAnswers(activity, tx.now);
    if (over || activity.state !== 'open') throw new DomainError('activity.sign_up_over');
  }

  private async membersOf(tx: Tx, groupId: string): Promise<Set<string>> {
    const members = await this.groups.members(tx, groupId);
    return new Set(members.filter((member) => member.state === 'member').map((member) => member.residentId));
  }

  private async write(
    tx: Tx,
    activity: Activity,
    { actor, householdId, note }: { actor: Actor; householdId: string; note: string },
    changed: Answers['members'],
  ): Promise<void> {
    const { id, capacity } = activity;
    const ids = (going: boolean) => changed.filter((m) => m.going === going).map((m) => m.residentId);
    const [coming, staying] = [ids(true), ids(false)];
    let { lastTurn } = await this.places.counts(tx, id);
    const rows = (residentIds: readonly string[], state: Place['state']) =>
      residentIds.map((residentId) => ({ residentId, householdId, state, turn: (lastTurn += 1) }));
    await this.places.write(tx, id, actor.userId, note, rows(staying, 'out'));
    const freed = await this.places.counts(tx, id);
    const up = await this.places.moveUp(tx, id, movesUp({ capacity, ...freed }));
    const seats = seat({ capacity, taken: freed.taken + up.length, waiting: freed.waiting - up.length }, coming);
    await this.places.write(tx, id, actor.userId, note, [...rows(seats.in, 'in'), ...rows(seats.waiting, 'waiting')]);
    await this.tidings.movedUp(tx, activity, up);
  }
}

/** Where somebody stands, and how many wait before them. */
export function standing(
  residentId: string,
  places: readonly Place[],
): { residentId: string; place: Place['state']; ahead: number | null } {
  const place = places.find((one) => one.residentId === residentId);
  if (!place) return { residentId, place: 'out', ahead: null };
  const ahead = places.filter((one) => one.state === 'waiting' && one.turn < place.turn).length;
  return { residentId, place: place.state, ahead: place.state === 'waiting' ? ahead : null };
}
