import { Injectable } from '@nestjs/common';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { checkGuarded, needsGuardian } from '@wecountry/shared/domain/guardian';
import { DomainError } from '@wecountry/shared/errors';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { GuardiansRepository } from './guardians.repository.js';

/** Children below 14: an adult of their household says yes for them, and may take it back. */
@Injectable()
export class GuardiansService {
  constructor(
    private readonly tenant: Tenant,
    private readonly repository: GuardiansRepository,
  ) {}

  async mine(actor: Actor): Promise<ResponseOf<'guardians.mine'>> {
    const { householdId } = actor;
    if (householdId === undefined) throw new DomainError('people.no_household');
    return this.tenant.run(actor, async (tx) => {
      const today = businessDate(tx.now);
      const family = await this.repository.ofHousehold(tx, householdId);
      const children = family.filter((person) => needsGuardian(person.bornOn, today));
      return {
        may: actor.adult === true,
        items: children.map(({ residentId, name, guardianName, givenAt }) => ({
          residentId,
          name,
          consent: givenAt ? { byName: guardianName ?? '', givenAt: givenAt.toISOString() } : null,
        })),
      };
    });
  }

  /** @throws DomainError `request.not_found` for who is no child of the caller's household, `guardian.adult_needed` */
  async consent(actor: Actor, childId: string, agrees: boolean): Promise<{ id: string }> {
    const { residentId, householdId } = actor;
    return this.tenant.run(actor, async (tx) => {
      const [child] = await this.repository.byIds(tx, [childId]);
      if (!child || residentId === undefined) throw new DomainError('request.not_found');
      const theirs = child.householdId === householdId;
      if (!theirs || !needsGuardian(child.bornOn, businessDate(tx.now))) throw new DomainError('request.not_found');
      if (actor.adult !== true) throw new DomainError('guardian.adult_needed');
      if (agrees) await this.repository.add(tx, { childId, guardianId: residentId, userId: actor.userId });
      else await this.repository.end(tx, childId, actor.userId);
      return { id: childId };
    });
  }

  /**
   * Checks that the actor may name these residents in something.
   * @throws DomainError `guardian.adult_needed`, `guardian.consent_needed`
   */
  async check(tx: Tx, by: Pick<Actor, 'householdId' | 'adult'>, residentIds: readonly string[]): Promise<void> {
    if (residentIds.length === 0) return;
    const people = await this.repository.byIds(tx, residentIds);
    const guarded = people.map(({ bornOn, householdId, givenAt }) => ({
      bornOn,
      householdId,
      consented: givenAt !== null,
    }));
    checkGuarded(guarded, by, businessDate(tx.now));
  }
}
