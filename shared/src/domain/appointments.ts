import { DomainError } from '../errors.js';
import type { GrantableRole, Role } from './roles.js';

/** The roles that come with a founding: whom the villagers chose, registered by the project. */
export const seatRoles = ['committee', 'supervisor'] as const;
export type SeatRole = (typeof seatRoles)[number];

interface AppointmentRule {
  /** Who gives the role, and takes it back, alone. */
  readonly gives: readonly Role[];
  /** Who may put somebody forward where the role needs two steps. */
  readonly proposes: readonly Role[];
  /** Who says yes to that: another person, whom it does not concern. */
  readonly confirms: readonly Role[];
}

const byCommittee: AppointmentRule = { gives: ['committee', 'auditor'], proposes: [], confirms: [] };

/**
 * Who may appoint whom. The committee has no say alone in who supervises it (村民委员会组织法 32: supervisors are chosen
 * by the villagers): whoever puts somebody forward, a supervisor or the project's auditor confirms; the auditor may
 * register whom the villagers chose. The first committee comes with the founding.
 */
export const appointmentRules: Readonly<Record<GrantableRole, AppointmentRule>> = {
  group_leader: byCommittee,
  committee: byCommittee,
  coop_staff: byCommittee,
  museum_staff: byCommittee,
  supervisor: {
    gives: ['auditor'],
    proposes: ['committee', 'supervisor', 'auditor'],
    confirms: ['supervisor', 'auditor'],
  },
};

export interface Appointer {
  readonly userId: string;
  readonly roles: ReadonlySet<Role>;
}

const holds = (who: Appointer, roles: readonly Role[]): boolean => roles.some((role) => who.roles.has(role));

/**
 * Whether `who` may give or take this role alone.
 * @throws DomainError `people.supervisor_by_committee`
 */
export function checkGives(who: Appointer, role: GrantableRole): void {
  if (!holds(who, appointmentRules[role].gives)) throw new DomainError('people.supervisor_by_committee');
}

/**
 * Whether `who` may put `userId` forward for a role of two steps.
 * @throws DomainError `people.own_role`, `people.nomination_needless` for a role that is given in one step
 */
export function checkProposes(who: Appointer, role: GrantableRole, userId: string): void {
  if (who.userId === userId) throw new DomainError('people.own_role');
  if (!holds(who, appointmentRules[role].proposes)) throw new DomainError('people.nomination_needless');
}

/**
 * Whether `who` may decide on a nomination: neither who made it nor whom it is about.
 * @throws DomainError `people.own_role`, `people.own_nomination`, `request.forbidden`
 */
export function checkConfirms(
  who: Appointer,
  nomination: { role: GrantableRole; userId: string; proposedBy: string },
): void {
  if (who.userId === nomination.userId) throw new DomainError('people.own_role');
  if (who.userId === nomination.proposedBy) throw new DomainError('people.own_nomination');
  if (!holds(who, appointmentRules[nomination.role].confirms)) throw new DomainError('request.forbidden');
}
