import { Injectable } from '@nestjs/common';
import type { BodyOf, QueryOf, ResponseOf } from '@wecountry/shared/contracts';
import { businessDate } from '@wecountry/shared/domain/calendar';
import type { SeatRole } from '@wecountry/shared/domain/appointments';
import { normalInviteCode, sceneOf } from '@wecountry/shared/domain/invite-code';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { RateLimits } from '../../platform/auth/rate-limits.js';
import { newId } from '../../platform/db/id.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { VillagesService } from '../villages/index.js';
import { isAdult } from './domain/adult.js';
import { householdCode } from './domain/household-code.js';
import { InviteCodes } from './invite-codes.js';
import { type InviteRow, InvitesRepository, type ListedSeat } from './invites.repository.js';
import { PeopleService } from './people.service.js';
import { type PersonRow, RegisterEventsRepository } from './register-events.repository.js';
import { RegisterService } from './register.service.js';
import { RolesService } from './roles.service.js';

const DAY_MS = 86_400_000;

/** An invite for one person, with the role that comes with it: a place of the founding. */
export interface Seat {
  readonly householdId: string;
  readonly residentId: string;
  readonly role: SeatRole;
}

/** Sheets with a code that let the people of one household in. */
@Injectable()
export class InvitesService {
  constructor(
    private readonly tenant: Tenant,
    private readonly repository: InvitesRepository,
    private readonly codes: InviteCodes,
    private readonly limits: RateLimits,
    private readonly households: RegisterEventsRepository,
    private readonly people: PeopleService,
    private readonly register: RegisterService,
    private readonly roles: RolesService,
    private readonly villages: VillagesService,
    private readonly privileged: PrivilegedLog,
  ) {}

  async list(actor: Actor, filter: QueryOf<'joining.invites'>): Promise<ResponseOf<'joining.invites'>> {
    return this.tenant.run(actor, async (tx) => {
      if (filter.household) await this.checkMine(tx, actor, [filter.household]);
      if (filter.hamlet) await this.checkHamlet(tx, actor, filter.hamlet);
      const own = actor.roles.has('committee') ? {} : { hamlet: actor.hamletId };
      const invites = await this.repository.open(tx, { ...filter, ...own });
      const items = invites.map(({ id, hamletName, no, householdId, householdName, residentName, expiresAt }) => {
        const code = this.codes.codeOf(id);
        return {
          id,
          householdId,
          householdCode: householdCode(hamletName, no),
          householdName,
          residentName,
          code,
          scene: sceneOf(tx.villageId, code),
          expiresAt: expiresAt.toISOString(),
        };
      });
      return { items };
    });
  }

  /** Makes an invite for each of these households, and of a hamlet for those where nobody has come in or has an invite. */
  async invite(
    actor: Actor,
    { householdIds = [], hamletId, days }: BodyOf<'joining.invite'>,
  ): Promise<ResponseOf<'joining.invite'>> {
    return this.tenant.once(actor, async (tx) => {
      if (hamletId) await this.checkHamlet(tx, actor, hamletId);
      const theirs = hamletId ? await this.repository.uninvited(tx, hamletId) : [];
      const wanted = [...new Set([...householdIds, ...theirs])];
      await this.checkMine(tx, actor, wanted);
      const made = await this.make(
        tx,
        actor.userId,
        wanted.map((householdId) => ({ householdId, residentId: null, role: null })),
        days,
      );
      await this.privileged.record(
        tx,
        actor,
        'invite.made',
        { type: 'village', id: tx.villageId },
        { invites: made.length },
      );
      return { items: made.map(({ id, householdId }) => ({ id, householdId })) };
    });
  }

  /**
   * Makes the seats of a founding; whoever takes one gets the role with it. Returns their codes in this order. No
   * request comes here: a committee hands out no seats.
   */
  async seat(tx: Tx, by: string, seats: readonly Seat[], days: number): Promise<string[]> {
    const made = await this.make(tx, by, seats, days);
    return made.map(({ id }) => this.codes.codeOf(id));
  }

  /** The seats that nobody has taken, expired ones too. */
  openSeats(tx: Tx): Promise<ListedSeat[]> {
    return this.repository.openSeats(tx);
  }

  /** As `seat`, in the place of these. */
  async seatAgain(tx: Tx, by: string, seats: readonly ListedSeat[], days: number): Promise<string[]> {
    for (const { id } of seats) await this.repository.revoke(tx, id, by);
    return this.seat(tx, by, seats, days);
  }

  /** Ends an invite at once; twice is the same. */
  async revoke(actor: Actor, id: string): Promise<{ id: string }> {
    return this.tenant.run(actor, async (tx) => {
      const invite = await this.repository.hamletOf(tx, id);
      if (!invite) throw new DomainError('request.not_found');
      const mine = actor.roles.has('committee') || invite.hamletId === actor.hamletId;
      if (!mine || invite.role) throw new DomainError('request.forbidden');
      if (invite.revoked) return { id };
      await this.repository.revoke(tx, id, actor.userId);
      await this.privileged.record(tx, actor, 'invite.revoked', { type: 'village', id: tx.villageId });
      return { id };
    });
  }

  /** What a code opens, and who of the household may take it. @throws DomainError `people.invite_wrong`, `people.too_many_tries` */
  async lookup(actor: Actor, typed: string): Promise<ResponseOf<'joining.lookup'>> {
    await this.limits.join(actor.userId);
    const found = await this.tenant.run(actor, async (tx) => {
      const invite = await this.find(tx, typed);
      const household = await this.households.household(tx, invite.householdId);
      if (!household) throw new DomainError('people.invite_wrong');
      const people = await this.free(tx, invite);
      return {
        householdId: household.id,
        householdCode: householdCode(household.hamletName, household.no),
        hamletId: household.hamletId,
        no: household.no,
        villageName: (await this.villages.current(tx)).name,
        expiresAt: invite.expiresAt.toISOString(),
        people: people.map(({ id, name }) => ({ id, name })),
      };
    });
    await this.limits.joinWasRight(actor.userId);
    return found;
  }

  /**
   * Binds the caller to the person of the household that they say to be. Doing it again changes nothing.
   * @throws DomainError `people.invite_wrong`, `request.not_found` for a person of another household,
   *   `people.not_adult`, `people.bound_already`, `people.joined_already`, `people.too_many_tries`
   */
  async accept(actor: Actor, { code, residentId }: BodyOf<'joining.accept'>): Promise<ResponseOf<'joining.accept'>> {
    await this.limits.join(actor.userId);
    const joined = await this.tenant.run(actor, async (tx) => {
      await this.roles.lock(tx);
      const invite = await this.find(tx, code);
      const person = await this.households.lockPerson(tx, residentId);
      const theirs = person && !person.left && person.householdId === invite.householdId;
      if (!theirs || (invite.residentId ?? residentId) !== residentId) throw new DomainError('request.not_found');
      const answer = { residentId, householdId: person.householdId };
      if (person.userId !== actor.userId) {
        if (!isAdult(person.bornOn, businessDate(tx.now))) throw new DomainError('people.not_adult');
        if (await this.people.memberOf(tx, actor.userId)) throw new DomainError('people.joined_already');
        await this.register.bind(tx, actor, [{ residentId, userId: actor.userId }]);
      }
      const holds = (await this.roles.held(tx)).some((one) => one.userId === actor.userId && one.role === invite.role);
      // Who was bound before, by name and household, takes the seat all the same.
      if (invite.role && !holds) {
        const by = { userId: invite.createdBy, requestId: actor.requestId };
        await this.roles.give(tx, by, { userId: actor.userId, role: invite.role });
      }
      if (invite.residentId) await this.repository.revoke(tx, invite.id, actor.userId);
      return answer;
    });
    await this.limits.joinWasRight(actor.userId);
    return joined;
  }

  private async make(
    tx: Tx,
    createdBy: string,
    invites: readonly { householdId: string; residentId: string | null; role: SeatRole | null }[],
    days: number,
  ) {
    const expiresAt = new Date(tx.now.getTime() + days * DAY_MS);
    const rows = invites.map(({ householdId, residentId, role }) => {
      const id = newId();
      return {
        householdId,
        residentId,
        role,
        id,
        codeHash: this.codes.hashOf(this.codes.codeOf(id)),
        createdBy,
        expiresAt,
      };
    });
    await this.repository.add(tx, rows);
    return rows;
  }

  private async find(tx: Tx, typed: string): Promise<InviteRow> {
    const code = normalInviteCode(typed);
    const invite = code ? await this.repository.byCode(tx, this.codes.hashOf(code)) : undefined;
    if (!invite) throw new DomainError('people.invite_wrong');
    return invite;
  }

  /** Adults of the household who are bound to nobody; of a seat, the one it is for. */
  private async free(tx: Tx, invite: InviteRow): Promise<PersonRow[]> {
    const today = businessDate(tx.now);
    const members = await this.households.members(tx, invite.householdId);
    return members.filter((m) => m.userId === null && isAdult(m.bornOn, today) && (invite.residentId ?? m.id) === m.id);
  }

  private async checkHamlet(tx: Tx, actor: Actor, hamletId: string): Promise<void> {
    if (!(await this.households.hasHamlet(tx, hamletId))) throw new DomainError('request.not_found');
    if (!actor.roles.has('committee') && hamletId !== actor.hamletId) throw new DomainError('request.forbidden');
  }

  /** A group leader has to do with the own hamlet only. */
  private async checkMine(tx: Tx, actor: Actor, householdIds: readonly string[]): Promise<void> {
    const found = await this.people.householdsById(tx, householdIds);
    if (found.length !== householdIds.length) throw new DomainError('request.not_found');
    const outside = !actor.roles.has('committee') && found.some((household) => household.hamletId !== actor.hamletId);
    if (outside) throw new DomainError('request.forbidden');
  }
}
