import type { Role } from '@wecountry/shared/domain/roles';

interface Person {
  readonly userId: string;
  readonly residentId?: string;
  readonly roles: ReadonlySet<Role>;
}

/** What of an activity decides who runs it. `leaderId` is the leader of its group. */
interface Run {
  readonly organiserId: string;
  readonly payFen: number | null;
  readonly leaderId: string | null;
}

/** Whether somebody leads a group: its leader, or the committee. */
export const mayLead = (person: Person, leaderId: string): boolean =>
  person.roles.has('committee') || (person.residentId !== undefined && person.residentId === leaderId);

/** Whether somebody runs an activity: who made it, the committee, its group's leader, the museum where it pays. */
export const mayRun = (person: Person, { organiserId, payFen, leaderId }: Run): boolean =>
  person.userId === organiserId ||
  person.roles.has('committee') ||
  (payFen !== null && person.roles.has('museum_staff')) ||
  (leaderId !== null && mayLead(person, leaderId));

/** Whom an activity is for: hamlets (none named: all), and of them the members of a group, if it names one. */
export interface Audience {
  readonly hamletIds: readonly string[];
  readonly groupId: string | null;
}

/** Whether an activity is for a resident of this hamlet. `isMember`: of its group. */
export const isInvited = ({ hamletIds, groupId }: Audience, hamletId: string | undefined, isMember: boolean): boolean =>
  hamletId !== undefined && (hamletIds.length === 0 || hamletIds.includes(hamletId)) && (groupId === null || isMember);
