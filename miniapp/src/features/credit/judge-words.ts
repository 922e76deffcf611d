import type { Role } from '@wecountry/shared/domain/roles';
import type { Claim } from './claim-words';

interface Judge {
  roles: readonly Role[];
  /** Undefined for staff from outside the village. */
  householdId: string | undefined;
}

/** Why this person cannot decide a claim that waits, in words; who can. */
export function whyNotJudge(claim: Claim, { roles, householdId }: Judge): string {
  const own = householdId === claim.householdId;
  if (claim.state === 'objected') {
    if (!roles.includes('supervisor')) return '等监督委员会来定。';
    return own ? '这是你自家的，请别户的监督委员来定。' : '你家提的意见，或者是你认定的，请另一位监督委员来定。';
  }
  if (!roles.includes('committee')) return '等村委会认定。';
  return own ? '这是你自家的，请别户的村委认定。' : '刚有人办了，刷新看看。';
}
