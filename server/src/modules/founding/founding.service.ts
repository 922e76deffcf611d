import { Injectable } from '@nestjs/common';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { sceneOf } from '@wecountry/shared/domain/invite-code';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import { newId } from '../../platform/db/id.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { LedgerService } from '../ledger/index.js';
import { type AddedHousehold, InvitesService, isAdult, RegisterService, type Seat } from '../people/index.js';
import { VillagesService } from '../villages/index.js';
import { type FoundingPlan, foundingProblems, type PlannedSeat } from './domain/founding-plan.js';

/** Who founds: somebody of the project, or `PROJECT_ITSELF`. */
export interface Founder {
  readonly userId: string;
  readonly requestId: string;
  /** A past time, for history that is lived again. */
  readonly at?: Date;
}

/** A place that waits for the person who was chosen: whoever opens the code becomes this resident, with the role. */
export interface OpenSeat extends PlannedSeat {
  readonly householdId: string;
  readonly residentId: string;
  readonly code: string;
  readonly scene: string;
}

interface Founded {
  readonly villageId: string;
  readonly hamlets: readonly { readonly id: string; readonly name: string }[];
  /** In the order of the plan. */
  readonly households: readonly AddedHousehold[];
  readonly seats: readonly OpenSeat[];
}

const SEAT_DAYS = 30;

/** Makes a village from nothing, all of it or none; every village came into being here. */
@Injectable()
export class FoundingService {
  constructor(
    private readonly tenant: Tenant,
    private readonly villages: VillagesService,
    private readonly register: RegisterService,
    private readonly invites: InvitesService,
    private readonly ledger: LedgerService,
    private readonly privileged: PrivilegedLog,
  ) {}

  /**
   * Founds a village: its hamlets, the households known, its books, and a seat for everybody whom the villagers chose.
   * @throws DomainError `village.founding_wrong` with every problem in words, `village.slug_taken`
   */
  found(plan: FoundingPlan, by: Founder): Promise<Founded> {
    const villageId = newId();
    return this.tenant.run({ villageId, userId: by.userId, at: by.at }, async (tx) => {
      const today = businessDate(tx.now);
      const problems = foundingProblems(plan, (bornOn) => isAdult(bornOn, today));
      if (problems.length > 0) throw new DomainError('village.founding_wrong', { problems: problems.join('\n') });
      const { slug, name, province, county, demo } = plan;
      await this.villages.add(tx, { slug, name, province, county, demo });
      const hamlets = await this.register.addHamlets(tx, plan.hamlets);
      const households = await this.enter(tx, plan, hamlets);
      await this.ledger.ensureBooks(tx, [
        { book: 'coop', name: '合作社', entityKind: 'coop' },
        { book: 'museum', name: '生态博物馆', entityKind: 'company' },
        { book: 'village', name: '村集体', entityKind: 'collective' },
      ]);
      const seats = await this.seat(tx, by, plan, households);
      const detail = { hamlets: hamlets.length, seats: seats.length };
      await this.privileged.record(tx, by, 'village.founded', { type: 'village', id: villageId }, detail);
      return { villageId, hamlets, households, seats };
    });
  }

  /**
   * New codes for the seats that nobody has taken; the old ones open nothing from now on.
   * @throws DomainError `request.not_found` for a village that is not there
   */
  async seatsAgain(slug: string, by: Founder): Promise<OpenSeat[]> {
    const village = await this.villages.bySlug(slug);
    if (!village) throw new DomainError('request.not_found');
    return this.tenant.run({ villageId: village.id, userId: by.userId, at: by.at }, async (tx) => {
      const open = await this.invites.openSeats(tx);
      const codes = await this.invites.seatAgain(tx, by.userId, open, SEAT_DAYS);
      const about = { type: 'village', id: village.id };
      await this.privileged.record(tx, by, 'invite.made', about, { invites: codes.length });
      return open.map((seat, i) => withCode(tx, seat, codes[i] ?? ''));
    });
  }

  private enter(tx: Tx, plan: FoundingPlan, hamlets: Founded['hamlets']): Promise<AddedHousehold[]> {
    const idOf = new Map(hamlets.map(({ id, name }) => [name, id]));
    return this.register.addHouseholds(
      tx,
      plan.households.map(({ hamlet, no, residents }) => ({ hamletId: idOf.get(hamlet) ?? '', no, residents })),
    );
  }

  private async seat(tx: Tx, by: Founder, plan: FoundingPlan, households: readonly AddedHousehold[]) {
    const seats = plan.seats.map((seat) => {
      const home = households[plan.households.findIndex(({ hamlet, no }) => hamlet === seat.hamlet && no === seat.no)];
      const residentId = home?.residents.find(({ name }) => name === seat.name)?.id ?? '';
      return { ...seat, householdId: home?.id ?? '', residentId };
    });
    const codes = await this.invites.seat(tx, by.userId, seats, SEAT_DAYS);
    return seats.map((seat, i) => withCode(tx, seat, codes[i] ?? ''));
  }
}

const withCode = (tx: Tx, seat: PlannedSeat & Seat, code: string): OpenSeat => ({
  ...seat,
  code,
  scene: sceneOf(tx.villageId, code),
});
