import type { RouteName } from '@wecountry/shared/contracts/routes';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { useSession } from './session';
import { quickStorage } from './storage';

/** The person for whom this phone acts, in one village, by one signed-in helper. */
interface Owner {
  residentId: string;
  name: string;
  villageId: string;
  helperUserId: string;
}

interface ActingState {
  owner: Owner | null;
}

const useStore = create<ActingState>()(
  persist((): ActingState => ({ owner: null }), { name: 'wc-acting', version: 1, storage: quickStorage }),
);

/** What stays the helper's own while they act for somebody: their messages, their number, who acts for whom. */
const own = /^(guardians|helpers|inbox|phones|privacy)\./;

const holds = (owner: Owner | null): Owner | null => {
  const { me, villageId } = useSession.getState();
  return owner && owner.helperUserId === me?.userId && owner.villageId === villageId ? owner : null;
};

/** For whom this phone acts in the village in use; null for oneself. */
export function useActing(): Owner | null {
  useSession((s) => `${s.me?.userId} ${s.villageId}`);
  return holds(useStore((s) => s.owner));
}

/** The resident to name with a call of this route; null for oneself. */
export const actingFor = (name: RouteName): string | null =>
  own.test(name) ? null : (holds(useStore.getState().owner)?.residentId ?? null);

export function actFor(residentId: string, name: string) {
  const { me, villageId } = useSession.getState();
  if (me && villageId) useStore.setState({ owner: { residentId, name, villageId, helperUserId: me.userId } });
}

export const actForMyself = () => useStore.setState({ owner: null });
