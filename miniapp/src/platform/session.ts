import type { ResponseOf } from '@wecountry/shared/contracts';
import type { Role } from '@wecountry/shared/domain/roles';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { newKey } from './new-key';
import { quickStorage } from './storage';

export type Me = ResponseOf<'me.get'>;
export type MyVillage = Me['villages'][number];
type Tokens = ResponseOf<'auth.refresh'>;

interface SessionState {
  /** This phone, made once: a refresh token works only from it. */
  device: string;
  accessToken: string | null;
  refreshToken: string | null;
  me: Me | null;
  villageId: string | null;
  signIn(tokens: Tokens): void;
  know(me: Me): void;
  choose(villageId: string): void;
  signOut(): void;
}

export const useSession = create<SessionState>()(
  persist(
    (set, get) => ({
      device: newKey(),
      accessToken: null,
      refreshToken: null,
      me: null,
      villageId: null,
      signIn: ({ accessToken, refreshToken }) => set({ accessToken, refreshToken }),
      know: (me) => {
        const kept = me.villages.some((v) => v.id === get().villageId) || me.auditor;
        set({ me, villageId: (kept && get().villageId) || me.villages[0]?.id || get().villageId });
      },
      choose: (villageId) => set({ villageId }),
      signOut: () => set({ accessToken: null, refreshToken: null, me: null, villageId: null }),
    }),
    { name: 'wc-session', version: 1, storage: quickStorage },
  ),
);

/** The village in use with what I am in it; null for a buyer or an auditor who only visits it. */
export const useMyVillage = (): MyVillage | null =>
  useSession((s) => s.me?.villages.find((v) => v.id === s.villageId) ?? null);

const noRoles: readonly Role[] = [];

/** What I may act as in the village in use. */
export function useRoles(): readonly Role[] {
  const mine = useMyVillage();
  const auditor = useSession((s) => s.me?.auditor ?? false);
  if (!mine) return auditor ? auditorOnly : noRoles;
  return auditor && !mine.roles.includes('auditor') ? [...mine.roles, 'auditor'] : mine.roles;
}
const auditorOnly: readonly Role[] = ['auditor'];
