import { Injectable } from '@nestjs/common';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { newId } from '../../platform/db/id.js';
import type { Tx } from '../../platform/db/tx.js';
import { VillagesService } from '../villages/index.js';
import { checkNewHouseholds, type NewHousehold, type NewResident } from './domain/new-households.js';
import { type BindPair, RegisterRepository } from './register.repository.js';
import { RolesService } from './roles.service.js';

export interface AddedHousehold {
  readonly id: string;
  /** In the order given. */
  readonly residents: readonly (NewResident & { readonly id: string; readonly residentNo: number })[];
}

/** Writes the register of a village: for its import, and for who binds people to their phones. */
@Injectable()
export class RegisterService {
  constructor(
    private readonly repository: RegisterRepository,
    private readonly roles: RolesService,
    private readonly villages: VillagesService,
    private readonly privileged: PrivilegedLog,
  ) {}

  /** Adds hamlets after those that are there, in this order. */
  async addHamlets(tx: Tx, names: readonly string[]): Promise<{ id: string; name: string }[]> {
    const hamlets = names.map((name) => ({ id: newId(), name }));
    await this.repository.addHamlets(tx, hamlets);
    return hamlets;
  }

  /**
   * Adds households with their people; every resident gets the next number of the village, which is never given twice.
   * @throws DomainError `people.household_twice` (in the list, or there already), `people.household_head`
   */
  async addHouseholds(tx: Tx, households: readonly NewHousehold[]): Promise<AddedHousehold[]> {
    checkNewHouseholds(households);
    const rows = households.map(({ hamletId, no }) => ({ id: newId(), hamletId, no }));
    const added = await this.repository.addHouseholds(tx, rows);
    if (added !== rows.length) throw new DomainError('people.household_twice');
    const count = households.reduce((n, h) => n + h.residents.length, 0);
    let residentNo = await this.repository.takeResidentNos(tx, count);
    const result = households.map((household, i) => ({
      id: rows[i]?.id ?? '',
      residents: household.residents.map((r) => ({ ...r, id: newId(), residentNo: residentNo++ })),
    }));
    await this.repository.addResidents(
      tx,
      result.flatMap((h) => h.residents.map((r) => ({ ...r, householdId: h.id }))),
    );
    return result;
  }

  /** Adds one person to a household that stands; returns their id. */
  async addResident(tx: Tx, householdId: string, person: NewResident): Promise<string> {
    const resident = { ...person, id: newId(), householdId, residentNo: await this.repository.takeResidentNos(tx, 1) };
    await this.repository.addResidents(tx, [resident]);
    return resident.id;
  }

  /**
   * Binds residents to the users who proved who they are; from then on they are villagers. Doing it again is nothing.
   * @throws DomainError `request.not_found` for a resident of another village, `people.bound_already` when the resident
   *   or the user is bound to somebody else, `people.supervisor_kin` when a role they hold forbids it
   */
  async bind(tx: Tx, by: Pick<Actor, 'userId' | 'requestId'>, pairs: readonly BindPair[]): Promise<void> {
    await this.roles.lock(tx);
    const fresh = newPairs(pairs, await this.repository.bindingsOf(tx, pairs));
    if (fresh.length === 0) return;
    await this.repository.bind(tx, fresh);
    await this.villages.join(
      tx,
      fresh.map((p) => p.userId),
    );
    await this.roles.checkHolders(tx);
    const [first] = fresh;
    const subject =
      first && fresh.length === 1 ? { type: 'resident', id: first.residentId } : { type: 'village', id: tx.villageId };
    await this.privileged.record(tx, by, 'resident.bound', subject, { residents: fresh.length });
  }
}

/** The pairs that are not bound yet. */
function newPairs(
  pairs: readonly BindPair[],
  bindings: readonly { residentId: string; userId: string | null }[],
): BindPair[] {
  const userOf = new Map(bindings.map((b) => [b.residentId, b.userId]));
  const residentOf = new Map(bindings.filter((b) => b.userId !== null).map((b) => [b.userId, b.residentId]));
  return pairs.filter(({ residentId, userId }) => {
    const boundTo = userOf.get(residentId);
    if (boundTo === undefined) throw new DomainError('request.not_found');
    const boundAs = residentOf.get(userId);
    if (boundTo === userId) return false;
    if (boundTo !== null || boundAs !== undefined) throw new DomainError('people.bound_already');
    residentOf.set(userId, residentId);
    userOf.set(residentId, userId);
    return true;
  });
}
