import { checkGives, type Appointer } from '@wecountry/shared/domain/appointments';
import type { GrantableRole } from '@wecountry/shared/domain/roles';
import { DomainError } from '@wecountry/shared/errors';

/** Somebody who holds a role; `householdId` is null for staff from outside. */
export interface Holder {
  readonly userId: string;
  readonly role: GrantableRole;
  readonly householdId: string | null;
}

/**
 * Whether `granter` may give `role` to `userId` alone. Taking a role away, one's own too, asks `checkGives` only.
 * @throws DomainError `people.own_role`, `people.supervisor_by_committee`
 */
export function checkGranter(granter: Appointer, role: GrantableRole, userId: string): void {
  if (granter.userId === userId) throw new DomainError('people.own_role');
  checkGives(granter, role);
}

/**
 * Whether the holders of a village keep supervision apart: no supervisor is of the committee, nor of a household that
 * has somebody on it (村民委员会组织法 32; the register knows households, near kin beyond them is declared by people).
 * @throws DomainError `people.supervisor_kin`
 */
export function checkSupervisorsApart(holders: readonly Holder[]): void {
  const committee = holders.filter((h) => h.role === 'committee');
  const users = new Set(committee.map((h) => h.userId));
  const households = new Set(committee.map((h) => h.householdId).filter((id) => id !== null));
  const tooNear = holders.some(
    (h) =>
      h.role === 'supervisor' && (users.has(h.userId) || (h.householdId !== null && households.has(h.householdId))),
  );
  if (tooNear) throw new DomainError('people.supervisor_kin');
}
