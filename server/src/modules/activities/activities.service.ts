import { Inject, Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { checkTimes, takesAnswers } from '@wecountry/shared/domain/activity-states';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { type Config, ConfigToken } from '../../platform/config/config.js';
import { newId } from '../../platform/db/id.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { AwardService } from '../credit/index.js';
import { LedgerService } from '../ledger/index.js';
import { MediaService } from '../media/index.js';
import { PeopleService } from '../people/index.js';
import { type ActivityRow, ActivityRepository } from './activities.repository.js';
import { actsOf, cardOf, memberView } from './activity-view.js';
import type { Activity } from './activity.entity.js';
import { calendarFile } from './domain/calendar-file.js';
import { mayLead } from './domain/access.js';
import { GroupRepository } from './groups.repository.js';
import { RollReader } from './roll-reader.js';
import { StepService } from './steps.service.js';

type NewActivity = BodyOf<'activities.create'>;

/** Makes activities and shows them. */
@Injectable()
export class ActivityService {
  constructor(
    private readonly tenant: Tenant,
    private readonly activities: ActivityRepository,
    private readonly groups: GroupRepository,
    private readonly rolls: RollReader,
    private readonly steps: StepService,
    private readonly people: PeopleService,
    private readonly awards: AwardService,
    private readonly ledger: LedgerService,
    private readonly media: MediaService,
    private readonly privileged: PrivilegedLog,
    @Inject(ConfigToken) private readonly config: Config,
  ) {}

  list(actor: Actor): Promise<ResponseOf<'activities.list'>> {
    return this.tenant.run(actor, async (tx) => {
      const cards = (await this.activities.list(tx, actor.householdId)).map((row) => cardOf(row, actor));
      return { items: cards.filter((card) => card.state !== 'planned' || card.runs) };
    });
  }

  get(actor: Actor, activityId: string): Promise<ResponseOf<'activities.get'>> {
    return this.tenant.run(actor, async (tx) => {
      const row = await this.visible(tx, actor, activityId);
      const card = cardOf(row, actor);
      const attendance = await this.rolls.attendanceOf(tx, row);
      const members = await this.rolls.membersOf(tx, row.groupId);
      const household = actor.householdId === undefined ? [] : await this.rolls.householdOf(tx, actor.householdId);
      const names = await this.people.namesOf(tx, [row.organiserId]);
      const item = row.creditItemId === null ? null : await this.awards.item(tx, row.creditItemId);
      const isMember = (residentId: string) => members.includes(residentId);
      const seesComers = card.runs || (actor.residentId !== undefined && isMember(actor.residentId));
      return {
        ...card,
        body: row.body,
        pictures: this.media.pictures(tx, row.pictureIds),
        organiserName: names.get(row.organiserId) ?? '',
        audienceLabel: await this.audienceLabel(tx, row),
        credit: item && { title: item.title, points: item.points, publicDays: item.publicDays },
        payFen: row.payFen,
        answersOpen: takesAnswers(row, tx.now),
        household: household.map((person) =>
          memberView(person, { row, actor, isMember: isMember(person.residentId) }, attendance),
        ),
        comers: row.groupId !== null && seesComers ? await this.rolls.comersOf(tx, members, attendance.places) : null,
        may: actsOf(row, actor),
      };
    });
  }

  /** Makes an activity, and opens it at once if told so. */
  create(actor: Actor, body: NewActivity): Promise<ResponseOf<'activities.create'>> {
    if (actor.roles.size === 0) throw new DomainError('request.not_found');
    return this.tenant.once(actor, async (tx) => {
      const times = {
        startsAt: new Date(body.startsAt),
        endsAt: new Date(body.endsAt),
        signUpUntil: new Date(body.signUpUntil),
      };
      checkTimes(times, tx.now);
      await this.checkMaker(tx, actor, body);
      const { opens, title, body: words, place, pictureIds, ...rest } = body;
      const activity: Activity = {
        ...rest,
        ...times,
        villageId: tx.villageId,
        id: newId(),
        title: title.trim(),
        body: words.trim(),
        place: place.trim(),
        pictureIds: [...new Set(pictureIds)],
        organiserId: actor.userId,
        state: 'planned',
        createdAt: tx.now,
        openedAt: null,
        begunAt: null,
        closedAt: null,
        cancelledAt: null,
        cancelReason: null,
      };
      const { id } = activity;
      await this.activities.insert(tx, activity);
      await this.media.claimFor(tx, activity.pictureIds, { type: 'activity', id });
      await this.privileged.record(tx, actor, 'activity.created', { type: 'activity', id });
      if (opens) await this.steps.open(tx, activity, { who: 'runner', userId: actor.userId });
      return { id };
    });
  }

  calendar(actor: Actor, activityId: string): Promise<ResponseOf<'activities.calendar'>> {
    return this.tenant.run(actor, async (tx) => {
      const row = await this.visible(tx, actor, activityId);
      const { id, title, place, body, startsAt, endsAt } = row;
      const changedAt = row.cancelledAt ?? row.openedAt ?? row.createdAt;
      const url = `${this.config.publicUrl}/packages/activities/pages/activity/index?id=${id}`;
      const cancelled = row.state === 'cancelled';
      const text = calendarFile({ id, title, place, body, startsAt, endsAt, changedAt, url, cancelled });
      return { activityId: id, fileName: `${title}.ics`, text };
    });
  }

  private async visible(tx: Tx, actor: Actor, activityId: string): Promise<ActivityRow> {
    const row = await this.activities.find(tx, activityId, actor.householdId);
    if (!row || (row.state === 'planned' && !cardOf(row, actor).runs)) throw new DomainError('request.not_found');
    return row;
  }

  /**
   * The committee and the museum make activities for the village; a leader calls the own group, for the points that the
   * group's rehearsals give. Only the museum says what the museum pays.
   */
  private async checkMaker(tx: Tx, actor: Actor, body: NewActivity): Promise<void> {
    const { groupId, creditItemId, payFen, hamletIds } = body;
    const group = groupId === null ? null : await this.groups.find(tx, groupId, undefined);
    if (group === undefined) throw new DomainError('request.not_found');
    const staff = actor.roles.has('committee') || actor.roles.has('museum_staff');
    const leads = group !== null && mayLead(actor, group.leaderId);
    if (!staff && !leads) throw new DomainError('activity.not_runner');
    await this.checkHamlets(tx, hamletIds);
    if (creditItemId !== null) {
      const ofGroup = group !== null && group.creditItemId === creditItemId;
      if (!staff && !ofGroup) throw new DomainError('activity.item_unknown');
      const item = ofGroup || (await this.awards.itemOn(tx, creditItemId, businessDate(body.startsAt)));
      if (!item) throw new DomainError('activity.item_unknown');
    }
    if (payFen !== null) {
      if (!actor.roles.has('museum_staff')) throw new DomainError('activity.pay_by_museum');
      if ((await this.ledger.entityKind(tx, 'museum')) === null) throw new DomainError('activity.no_museum_book');
    }
  }

  private async checkHamlets(tx: Tx, hamletIds: readonly string[]): Promise<void> {
    if (hamletIds.length === 0) return;
    const known = new Set((await this.people.hamlets(tx)).map((hamlet) => hamlet.id));
    if (hamletIds.some((id) => !known.has(id))) throw new DomainError('notice.audience_unknown');
  }

  private async audienceLabel(tx: Tx, { hamletIds, groupName }: ActivityRow): Promise<string> {
    const hamlets = hamletIds.length === 0 ? [] : await this.people.hamlets(tx);
    const where = hamlets.filter((hamlet) => hamletIds.includes(hamlet.id)).map((hamlet) => hamlet.name);
    return [where.join('、') || (groupName === null ? '全村' : ''), groupName ?? ''].filter(Boolean).join(' ');
  }
}
