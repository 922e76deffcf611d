import { Injectable } from '@nestjs/common';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { DomainError } from '@wecountry/shared/errors';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { AwardService } from '../credit/index.js';
import { type Person, ResidentsService } from '../people/index.js';
import { type ActivityRow, ActivityRepository } from './activities.repository.js';
import { type Attendance, rollOf } from './activity-view.js';
import { AttendanceRepository } from './attendance.repository.js';
import { mayRun } from './domain/access.js';
import { GroupRepository } from './groups.repository.js';
import { type Place, PlaceRepository } from './places.repository.js';

const FOUND_MAX = 12;

/** Puts together who answered, who was seen, and what came of it. */
@Injectable()
export class RollReader {
  constructor(
    private readonly tenant: Tenant,
    private readonly activities: ActivityRepository,
    private readonly places: PlaceRepository,
    private readonly attendance: AttendanceRepository,
    private readonly groups: GroupRepository,
    private readonly residents: ResidentsService,
    private readonly awards: AwardService,
  ) {}

  /** The list of who runs it; `q` finds people of the register who did not sign up. */
  roll(actor: Actor, activityId: string, q: string | undefined): Promise<ResponseOf<'activities.roll'>> {
    if (actor.roles.size === 0) throw new DomainError('request.not_found');
    return this.tenant.run(actor, async (tx) => {
      const row = await this.activities.find(tx, activityId, undefined);
      if (!row) throw new DomainError('request.not_found');
      if (!mayRun(actor, row)) throw new DomainError('activity.not_runner');
      const attendance = await this.attendanceOf(tx, row);
      const ids = [...attendance.places.map((place) => place.residentId), ...attendance.marks.keys()];
      const people = rollOf(row, await this.residents.byIds(tx, ids), attendance);
      const came = people.filter((one) => one.coming === 'came' || one.coming === 'came_unasked').length;
      const noShow = people.filter((one) => one.coming === 'no_show').length;
      const found = q === undefined ? [] : await this.residents.find(tx, q, FOUND_MAX);
      return {
        title: row.title,
        state: row.state,
        counts: { in: row.taken, waiting: row.waiting, came, noShow },
        people,
        found: found.map(({ residentId, name, householdCode }) => ({
          residentId,
          name,
          householdLabel: householdCode,
        })),
      };
    });
  }

  async attendanceOf(tx: Tx, row: ActivityRow): Promise<Attendance> {
    const places = await this.places.of(tx, row.id);
    const marks = row.begunAt === null ? [] : await this.attendance.latest(tx, row.id);
    const results = row.closedAt === null ? [] : await this.attendance.results(tx, row.id);
    const claims = results.flatMap((result) => result.claimId ?? []);
    return {
      places,
      marks: new Map(marks.map((mark) => [mark.residentId, mark])),
      results: new Map(results.map((result) => [result.residentId, result])),
      awards: await this.awards.standingOf(tx, claims),
    };
  }

  /** The members of a group; nobody where there is none. */
  async membersOf(tx: Tx, groupId: string | null): Promise<string[]> {
    if (groupId === null) return [];
    const members = await this.groups.members(tx, groupId);
    return members.filter((member) => member.state === 'member').map((member) => member.residentId);
  }

  householdOf(tx: Tx, householdId: string): Promise<Person[]> {
    return this.residents.ofHousehold(tx, householdId);
  }

  /** Who of a group comes, who does not, and who has not said. */
  async comersOf(
    tx: Tx,
    members: readonly string[],
    places: readonly Place[],
  ): Promise<{ in: string[]; out: string[]; silent: string[] }> {
    const people = await this.residents.byIds(tx, members);
    const answers = new Map(places.map((place) => [place.residentId, place.state]));
    const named = (wanted: (state: Place['state'] | undefined) => boolean) =>
      members.filter((id) => wanted(answers.get(id))).flatMap((id) => people.get(id)?.name ?? []);
    return {
      in: named((state) => state === 'in' || state === 'waiting'),
      out: named((state) => state === 'out'),
      silent: named((state) => state === undefined),
    };
  }
}
