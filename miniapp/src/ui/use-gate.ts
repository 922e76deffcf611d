import { roleLabel, type Role } from '@wecountry/shared/domain/roles';
import type { ApiError } from '@/platform/api-error';
import { useLearning } from '@/platform/me';
import { useMyVillage, useRoles, useSession } from '@/platform/session';

/** Anybody; who is signed in; who is bound to a household of the village; who holds one of these roles there. */
export type Needs = 'nobody' | 'signed-in' | 'resident' | readonly Role[];

export type Gate = 'open' | 'wait' | 'sign-in' | { title: string; text?: string } | { error: ApiError };

/** 村委会、监督委员会: the roles that may, in words. */
const rolesInWords = (roles: readonly Role[]): string =>
  roles
    .filter((role) => role !== 'auditor')
    .map((role) => roleLabel[role])
    .join('、');

/** May this person see the page? The server decides; this only spares a walk to a closed door and says whose it is. */
export function useGate(needs: Needs): Gate {
  const signedIn = useSession((s) => s.accessToken !== null);
  const me = useSession((s) => s.me);
  const village = useMyVillage();
  const roles = useRoles();
  const nowhere = useSession((s) => s.villageId === null);
  const { error } = useLearning();
  if (needs === 'nobody') return 'open';
  if (!signedIn) return 'sign-in';
  // Logged in, but the server did not say as whom, or where: waiting alone would never end.
  if (error && (!me || nowhere)) return { error };
  if (!me) return 'wait';
  if (needs === 'signed-in') return 'open';
  if (needs === 'resident')
    return village?.resident
      ? 'open'
      : { title: '这里是村里人看的', text: '要是你是本村的，\n带户口本找村委会，当场就能对上。' };
  return needs.some((role) => roles.includes(role)) ? 'open' : { title: `这里只有${rolesInWords(needs)}能进` };
}
