import type { Role } from '@wecountry/shared/domain/roles';
import type { RollHousehold } from './reach.js';

/** To whom a notice is: the union of these; nothing named is the whole village. */
export interface Audience {
  readonly hamletIds: readonly string[];
  readonly householdIds: readonly string[];
  readonly audienceRoles: readonly Role[];
}

/** Whether a notice is for everybody. */
export const isForAll = ({ hamletIds, householdIds, audienceRoles }: Audience): boolean =>
  hamletIds.length + householdIds.length + audienceRoles.length === 0;

/**
 * The households that a notice must reach. A household that is named, or of a named hamlet, counts with all its people;
 * one that is meant only because somebody of it holds a role counts with those people alone: telling another is no reach.
 * `holders` are the receipt numbers of the residents who hold one of the roles.
 */
export function householdsFor<T extends RollHousehold>(
  households: readonly T[],
  audience: Audience,
  holders: ReadonlySet<number>,
): T[] {
  if (isForAll(audience)) return [...households];
  const hamlets = new Set(audience.hamletIds);
  const named = new Set(audience.householdIds);
  return households.flatMap((household) => {
    if (hamlets.has(household.hamletId) || named.has(household.id)) return [household];
    const members = household.members.filter((m) => holders.has(m.residentNo));
    return members.length > 0 ? [{ ...household, members }] : [];
  });
}
