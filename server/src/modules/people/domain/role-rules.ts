import type { Role } from '@wecountry/shared/domain/roles';
import { DomainError } from '@wecountry/shared/errors';

/** Roles that are given by a grant: `villager` follows from the register, `auditor` is held across villages. */
export type GrantableRole = Exclude<Role, 'villager' | 'auditor'>;

/** Somebody who holds a role; `householdId` is null for staff from outside. */
export interface Holder {
  readonly userId: string;
  readonly role: GrantableRole;
  readonly householdId: string | null;
}

interface Granter {
  readonly userId: string;
  readonly roles: ReadonlySet<Role>;
}

/**
 * Whether `granter` may give `role` to `userId`, or take it away.
 * The committee has no say in who supervises it (村民委员会组织法 32: supervisors are chosen by the villagers); the
 * project registers whom they chose.
 * @throws DomainError `people.own_role`, `people.supervisor_by_committee`
 */
export function checkGranter(granter: Granter, role: GrantableRole, userId: string): void {
  if (granter.userId === userId) throw new DomainError('people.own_role');
  checkOversight(granter, role);
}

/** The part of `checkGranter` that also holds for taking a role away; laying down one's own role is allowed. */
export function checkOversight(granter: Granter, role: GrantableRole): void {
  if (role === 'supervisor' && !granter.roles.has('auditor')) throw new DomainError('people.supervisor_by_committee');
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
