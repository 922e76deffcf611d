import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { checkGives } from '@wecountry/shared/domain/appointments';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { checkEvent, checkEventDay, registerEventRules } from '@wecountry/shared/domain/register-events';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { SessionService } from '../../platform/auth/session.service.js';
import { newId } from '../../platform/db/id.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { ageOn, isAdult } from './domain/adult.js';
import { householdCode } from './domain/household-code.js';
import { PeopleService } from './people.service.js';
import { type EventSubject, RegisterEventsRepository } from './register-events.repository.js';
import { RegisterImportRepository } from './register-import.repository.js';
import { RegisterRepository } from './register.repository.js';
import { RegisterService } from './register.service.js';
import { RolesService } from './roles.service.js';

type Body = BodyOf<'people.recordEvent'>;

/** One household as the committee sees it, and the dated events that change who lives where. */
@Injectable()
export class RegisterEventsService {
  constructor(
    private readonly tenant: Tenant,
    private readonly repository: RegisterEventsRepository,
    private readonly register: RegisterService,
    private readonly places: RegisterRepository,
    private readonly writes: RegisterImportRepository,
    private readonly people: PeopleService,
    private readonly roles: RolesService,
    private readonly sessions: SessionService,
    private readonly privileged: PrivilegedLog,
  ) {}

  async household(actor: Actor, id: string): Promise<ResponseOf<'people.household'>> {
    return this.tenant.run(actor, async (tx) => {
      const household = await this.repository.household(tx, id);
      if (!household) throw new DomainError('request.not_found');
      const today = businessDate(tx.now);
      const members = await this.repository.members(tx, id);
      const roles = await this.roles.held(tx);
      const events = await this.repository.events(tx, id);
      const names = await this.people.namesOf(
        tx,
        events.map((event) => event.recordedBy),
      );
      return {
        ...household,
        code: householdCode(household.hamletName, household.no),
        name: members.find((member) => member.head)?.name ?? '',
        members: members.map(({ userId, ...member }) => ({
          ...member,
          age: ageOn(member.bornOn, today),
          adult: isAdult(member.bornOn, today),
          bound: userId !== null,
          roles: roles.filter((grant) => grant.userId === userId).map((grant) => grant.role),
        })),
        events: events.map(({ text, recordedAt, recordedBy, ...event }) => ({
          ...event,
          detail: text,
          recordedAt: recordedAt.toISOString(),
          recordedByName: names.get(recordedBy) ?? '',
        })),
      };
    });
  }

  /** The caller's own household: names and who can be reached, no birthdays. */
  async mine(actor: Actor): Promise<ResponseOf<'people.mine'>> {
    return this.tenant.run(actor, async (tx) => {
      const member = await this.people.memberOf(tx, actor.userId);
      if (!member) throw new DomainError('people.no_household');
      const members = await this.repository.members(tx, member.householdId);
      return {
        id: member.householdId,
        code: member.householdCode,
        members: members.map(({ id, name, head, away, userId }) => ({
          id,
          name,
          head,
          away,
          bound: userId !== null,
          me: id === member.residentId,
        })),
      };
    });
  }

  /**
   * Writes one event and what it changes. Polls that run or are over keep the electorate they froze.
   * @throws DomainError `people.event_incomplete`, those of `checkEvent`, `people.supervisor_by_committee` when a
   *   supervisor would leave by the committee's word, `people.supervisor_kin`
   */
  async record(actor: Actor, body: Body): Promise<{ id: string; householdId: string }> {
    return this.tenant.once(actor, async (tx) => {
      await this.roles.lock(tx);
      const rule = registerEventRules[body.kind];
      const subject = rule.about === 'resident' ? await this.subject(tx, body.residentId) : null;
      const goal = body.to ? await this.goal(tx, body.to) : null;
      if (rule.to && !goal) throw new DomainError('people.event_incomplete');
      const done = subject
        ? await this.change(tx, actor, body, subject, goal)
        : await this.arrive(tx, body, goal ?? { id: null });
      await this.roles.checkHolders(tx);
      const [id = ''] = await this.writes.addEvents(tx, [{ kind: body.kind, happenedOn: body.happenedOn, ...done }]);
      const about = { type: 'resident', id: done.residentId };
      await this.privileged.record(tx, actor, 'register.event', about, { kind: body.kind });
      return { id, householdId: done.toHouseholdId ?? done.fromHouseholdId ?? '' };
    });
  }

  private async subject(tx: Tx, id: string | undefined): Promise<EventSubject> {
    if (!id) throw new DomainError('people.event_incomplete');
    const subject = await this.repository.lockPerson(tx, id);
    if (!subject) throw new DomainError('request.not_found');
    return subject;
  }

  /** The household that is gone to; its id is null while it does not stand. */
  private async goal(tx: Tx, to: NonNullable<Body['to']>): Promise<Goal> {
    if (!(await this.repository.hasHamlet(tx, to.hamletId))) throw new DomainError('request.not_found');
    return { ...to, id: (await this.repository.householdAt(tx, to.hamletId, to.no)) ?? null };
  }

  private async change(tx: Tx, actor: Actor, body: Body, subject: EventSubject, goal: Goal | null) {
    const { kind, happenedOn } = body;
    checkEvent({ kind, happenedOn, toHouseholdId: goal?.id }, subject, businessDate(tx.now));
    const { id: residentId, householdId } = subject;
    const where = { residentId, fromHouseholdId: householdId, toHouseholdId: householdId as string | null };
    if (kind === 'moved_house' && goal) {
      const { id, empty } = await this.enter(tx, goal);
      await this.repository.move(tx, residentId, id, empty);
      return { ...where, toHouseholdId: id };
    }
    if (kind === 'moved_away' || kind === 'died') {
      await this.letGo(tx, actor, subject, kind, happenedOn);
      return { ...where, toHouseholdId: null };
    }
    if (kind === 'head_changed') await this.repository.setHead(tx, householdId, residentId);
    if (kind === 'went_away' || kind === 'came_back')
      await this.repository.setAway(tx, residentId, kind === 'went_away');
    return where;
  }

  /** Somebody leaves the register: what they held ends, and the dead are logged out. */
  private async letGo(tx: Tx, actor: Actor, subject: EventSubject, because: 'moved_away' | 'died', on: string) {
    const { userId } = subject;
    if (userId) {
      for (const role of await this.roles.heldBy(tx, userId)) checkGives(actor, role);
      await this.roles.takeAll(tx, actor, userId);
      if (because === 'died') await this.sessions.endAllOf(tx, userId);
    }
    await this.repository.leave(tx, subject.id, on, because);
  }

  private async arrive(tx: Tx, body: Body, goal: Goal | { id: null }) {
    if (!body.person || !('no' in goal)) throw new DomainError('people.event_incomplete');
    const { name, bornOn, away } = body.person;
    checkEventDay(body.happenedOn, bornOn, businessDate(tx.now));
    const { id: householdId, empty } = await this.enter(tx, goal);
    const person = { name: name.replace(/\s+/gu, ''), bornOn, head: empty, away };
    return {
      residentId: await this.register.addResident(tx, householdId, person),
      fromHouseholdId: null,
      toHouseholdId: householdId,
    };
  }

  /** The household to go to, made when it does not stand; whoever comes into an empty one is its head. */
  private async enter(tx: Tx, goal: Goal): Promise<{ id: string; empty: boolean }> {
    if (goal.id) return { id: goal.id, empty: (await this.repository.members(tx, goal.id)).length === 0 };
    const id = newId();
    await this.places.addHouseholds(tx, [{ id, hamletId: goal.hamletId, no: goal.no }]);
    return { id, empty: true };
  }
}

interface Goal {
  readonly id: string | null;
  readonly hamletId: string;
  readonly no: number;
}
