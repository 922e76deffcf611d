import type { JoinSubject } from '@wecountry/shared/domain/joining';
import type { GrantableRole } from '@wecountry/shared/domain/roles';

/** An adult of the household that a request names. */
export interface Candidate {
  readonly requestId: string;
  readonly residentId: string;
  readonly householdId: string;
  readonly name: string;
  readonly bornOn: string;
  readonly userId: string | null;
}

/** What a request is about, for the rule of who may answer it; without a candidate, somebody the register lacks. */
export const joinSubject = (
  candidate: Candidate | undefined,
  held: readonly { readonly userId: string; readonly role: GrantableRole }[],
): JoinSubject => ({
  householdId: candidate?.householdId ?? '',
  boundTo: candidate?.userId ?? null,
  heldRoles: held.filter((grant) => grant.userId === candidate?.userId).map((grant) => grant.role),
});
