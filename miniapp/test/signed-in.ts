import { useLearning } from '@/platform/me';
import { queryClient } from '@/platform/query';
import { useNetwork } from '@/platform/network';
import { useOutbox } from '@/platform/outbox';
import { useSession, type Me, type MyVillage } from '@/platform/session';

export const villageId = '0190a000-0000-7000-8000-000000000001';

/** The village of the tests and what this person is in it. */
export const village = (part: Partial<MyVillage> = {}): MyVillage => ({
  id: villageId,
  slug: 'tongguan',
  name: '铜关村',
  demo: true,
  resident: { id: 'r1', name: '吴阿满', householdId: 'h1', householdCode: '上寨 17 号', hamletName: '上寨' },
  roles: ['villager'],
  ...part,
});

/** Forgets everything, then signs somebody in. */
export function signIn(part: { me?: Partial<Me>; village?: Partial<MyVillage> } = {}) {
  signOut();
  const me: Me = { userId: 'u1', name: '吴阿满', auditor: false, villages: [village(part.village)], ...part.me };
  useSession.setState({ accessToken: 'access-1', refreshToken: 'refresh-1-long-enough', me, villageId });
}

export function signOut() {
  queryClient.clear();
  useLearning.setState({ error: null, asking: false });
  useNetwork.setState({ online: true });
  useOutbox.setState({ items: [] });
  useSession.setState({ device: 'device-1', accessToken: null, refreshToken: null, me: null, villageId: null });
}
