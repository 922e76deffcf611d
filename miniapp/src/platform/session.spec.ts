import { renderHook } from '@testing-library/react';
import { signIn, village, villageId } from '../../test/signed-in';
import { answer } from '../../test/taro';
import { learnMe } from './me';
import { useRoles, useSession } from './session';

const other = village({ id: 'v2', name: '地扪村', roles: ['villager', 'committee'] });
const roles = () => {
  const { result, unmount } = renderHook(() => useRoles());
  unmount();
  return result.current;
};

it('knows what one is in the village one looks at', () => {
  signIn({ me: { villages: [village(), other] } });
  expect(roles()).toEqual(['villager']);
  useSession.getState().choose('v2');
  expect(roles()).toEqual(['villager', 'committee']);
});

it('stays in the village that was chosen, and leaves one that one no longer belongs to', () => {
  signIn({ me: { villages: [village(), other] } });
  const { choose, know, me } = useSession.getState();
  choose('v2');
  know(me!);
  expect(useSession.getState().villageId).toBe('v2');
  know({ ...me!, villages: [village()] });
  expect(useSession.getState().villageId).toBe(villageId);
});

it('gives an auditor that role in every village, and a first village to stand in', async () => {
  signIn({ me: { auditor: true, villages: [] } });
  useSession.setState({ villageId: null });
  answer(({ url }) =>
    url === '/api/me'
      ? { status: 200, body: { userId: 'u1', name: '审计员', auditor: true, villages: [] } }
      : { status: 200, body: { items: [{ id: 'v9' }, { id: 'v2' }] } },
  );
  await learnMe();
  expect(useSession.getState().villageId).toBe('v9');
  expect(roles()).toEqual(['auditor']);
});

it('keeps what it knew when nobody answers', async () => {
  signIn();
  answer(() => 'offline');
  await learnMe();
  expect(useSession.getState().me?.name).toBe('吴阿满');
});
