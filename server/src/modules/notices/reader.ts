import type { Role } from '@wecountry/shared/domain/roles';
import { DomainError } from '@wecountry/shared/errors';
import type { Actor } from '../../platform/auth/actor.js';

/** A resident as a reader of notices. */
export interface Reader {
  readonly residentId: string;
  readonly residentNo: number;
  readonly householdId: string;
  readonly hamletId: string;
  readonly roles: readonly Role[];
}

/** Who reads every notice because of a role; a villager reads those that are for them. */
export const mayReadAll = (actor: Actor): boolean =>
  actor.roles.has('committee') || actor.roles.has('supervisor') || actor.roles.has('auditor');

/** The caller as a resident; null for staff from outside and auditors. */
export function readerIn(actor: Actor): Reader | null {
  const { residentId, residentNo, householdId, hamletId } = actor;
  if (!residentId || residentNo === undefined || !householdId || !hamletId) return null;
  return { residentId, residentNo, householdId, hamletId, roles: [...actor.roles] };
}

/** The caller as a resident. @throws DomainError `people.no_household` */
export function readerOf(actor: Actor): Reader {
  const reader = readerIn(actor);
  if (!reader) throw new DomainError('people.no_household');
  return reader;
}
