import { act, renderHook, waitFor } from '@testing-library/react';
import { signIn } from '../../test/signed-in';
import Taro, { answer } from '../../test/taro';
import { queryClient, refresh, restoreAnswers, useRead, useReadPages } from './query';
import { useSession } from './session';

const kept = () => Taro.getStorageSync('wc-answers') as string;
const first = { items: [], nextCursor: 'c1', total: 2 };

beforeEach(() => signIn());

it('keeps the last answer on the phone, also when the next one does not come, through failures', async () => {
  await restoreAnswers();
  answer(() => ({ status: 200, body: { items: [{ id: 'p1' }] } }));
  const { result, unmount } = renderHook(() => {
    const { data, error } = useRead('polls.list');
    return { data, error };
  });
  await waitFor(() => expect(result.current.data).toEqual({ items: [{ id: 'p1' }] }));
  answer(() => ({ status: 404 }));
  await refresh('polls.list');
  await waitFor(() => expect(result.current.error?.status).toBe(404));
  unmount();
  await waitFor(() => expect(kept()).toContain('"p1"'), { timeout: 3000 });
  expect(kept()).toContain('"status":"success"');
  expect(kept()).not.toContain('没有找到');
});

it('keeps what one person saw from the next one on the same phone', async () => {
  answer(() => ({ status: 200, body: { items: [] } }));
  const { result } = renderHook(() => useRead('polls.list'));
  await waitFor(() => expect(result.current.data).toBeDefined());
  expect(
    queryClient
      .getQueryCache()
      .getAll()
      .map((q) => q.queryKey.slice(0, 2)),
  ).toEqual([['polls.list', 'u1']]);
  answer(() => ({ status: 200, body: { items: [{ id: 'other' }] } }));
  const { me } = useSession.getState();
  act(() => {
    useSession.setState({ me: me && { ...me, userId: 'u2' } });
  });
  await waitFor(() => expect(result.current.data).toEqual({ items: [{ id: 'other' }] }));
});

it('reads a list page by page, each by the cursor of the one before', async () => {
  const urls: string[] = [];
  answer(({ url }) => {
    urls.push(url.split('?')[1] ?? '');
    return { status: 200, body: url.includes('cursor=c1') ? { ...first, nextCursor: null } : first };
  });
  const { result } = renderHook(() => useReadPages('notices.list', { query: { category: 'hiring' } }));
  await waitFor(() => expect(result.current.hasNextPage).toBe(true));
  await result.current.fetchNextPage();
  await waitFor(() => expect(result.current.hasNextPage).toBe(false));
  expect(urls).toEqual(['category=hiring', 'category=hiring&cursor=c1']);
  expect(result.current.data?.pages).toHaveLength(2);
});
