import { DomainError } from '@wecountry/shared/errors';
import type { Actor } from '../../platform/auth/actor.js';
import type { Reader } from './notices.repository.js';

/** Who reads every notice because of a role; a villager reads those for their hamlet. */
export const mayReadAll = (actor: Actor): boolean =>
  actor.roles.has('committee') || actor.roles.has('supervisor') || actor.roles.has('auditor');

/** The caller as a resident; null for staff from outside and auditors. */
export function readerIn(actor: Actor): Reader | null {
  const { residentId, residentNo, hamletId } = actor;
  if (residentId === undefined || residentNo === undefined || hamletId === undefined) return null;
  return { residentId, residentNo, hamletId };
}

/** The caller as a resident. @throws DomainError `people.no_household` */
export function readerOf(actor: Actor): Reader {
  const reader = readerIn(actor);
  if (!reader) throw new DomainError('people.no_household');
  return reader;
}
