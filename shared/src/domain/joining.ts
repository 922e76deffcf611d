import { DomainError } from '../errors.js';
import type { GrantableRole, Role } from './roles.js';

/** Who answers a request to be bound to a resident. */
export interface JoinDecider {
  readonly userId: string;
  readonly roles: ReadonlySet<Role>;
  readonly householdId?: string;
  readonly adult?: boolean;
}

/** The resident that somebody says to be; `boundTo` is the user they are bound to now, with the roles that user holds. */
export interface JoinSubject {
  readonly householdId: string;
  readonly boundTo: string | null;
  readonly heldRoles: readonly GrantableRole[];
}

/**
 * Whether `decider` may answer the request of `applicant` to be this resident.
 * A resident who is bound to nobody is confirmed by the committee. Somebody with a new phone is known by those at home:
 * by another adult of the household, from the old phone itself, or by the committee. Where the old user holds a role,
 * home is not enough, and the committee has no say in who supervises it.
 * @throws DomainError `people.own_request`, `people.request_by_committee`, `people.request_by_supervisor`
 */
export function checkJoinDecider(decider: JoinDecider, applicant: string, subject: JoinSubject): void {
  const holds = (...roles: Role[]) => roles.some((role) => decider.roles.has(role));
  if (decider.userId === applicant) throw new DomainError('people.own_request');
  if (holds('auditor') || (subject.boundTo !== null && subject.boundTo === decider.userId)) return;
  if (subject.heldRoles.includes('supervisor')) {
    if (!holds('supervisor')) throw new DomainError('people.request_by_supervisor');
    return;
  }
  if (holds('committee')) return;
  const atHome = decider.adult === true && decider.householdId === subject.householdId;
  const homeKnows = atHome && subject.boundTo !== null && subject.heldRoles.length === 0;
  if (!homeKnows) throw new DomainError('people.request_by_committee');
}

/** The same as an answer, for a screen or a list of whom to tell. */
export function mayDecideJoin(decider: JoinDecider, applicant: string, subject: JoinSubject): boolean {
  try {
    checkJoinDecider(decider, applicant, subject);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
