import { act, fireEvent, render, screen } from '@testing-library/react';
import { signIn, signOut } from '../../test/signed-in';
import { answer, visited } from '../../test/taro';
import { learnMe } from '@/platform/me';
import { useNetwork } from '@/platform/network';
import { useRead } from '@/platform/query';
import { useSession } from '@/platform/session';
import { useSettings } from '@/platform/settings';
import { EmptyState } from './empty-state';
import { Page } from './page';
import { QueryView } from './query-view';
import type { Needs } from './use-gate';

const polls = { items: [{ id: 'p1', title: '分红办法' }] };

function Polls() {
  const query = useRead('polls.list');
  return (
    <QueryView
      query={query}
      empty={{ when: (d) => d.items.length === 0, show: <EmptyState title="眼下没有要投的票" /> }}
    >
      {({ items }) => <>{items.map((p) => p.title).join()}</>}
    </QueryView>
  );
}
const show = (needs: Needs = 'resident') =>
  render(
    <Page title="议事" needs={needs}>
      <Polls />
    </Page>,
  );
const gives = (status: number, body: unknown) =>
  answer(({ url }) => (url.endsWith('/polls') ? { status, body } : { status: 404 }));

beforeEach(() => signIn());
afterEach(() => jest.useRealTimers());

it('wears the size and the colours that were chosen', () => {
  gives(200, polls);
  useSettings.setState({ mode: 'xl', theme: 'dark' });
  const { container } = show();
  expect(container.querySelector('.page')?.className).toMatch(/theme-dark mode-xl/);
  act(() => {
    useSettings.setState({ mode: 's', theme: 'light' });
  });
  expect(container.querySelector('.page')?.className).toMatch(/theme-light mode-s/);
});

it('shows blocks after a moment, a word when it is slow, then the data', async () => {
  jest.useFakeTimers();
  let give: (body: unknown) => void = () => undefined;
  answer(({ url }) =>
    url.endsWith('/polls') ? new Promise((r) => (give = (body) => r({ status: 200, body }))) : { status: 404 },
  );
  show();
  expect(screen.queryByLabelText('正在取，请等一下')).toBeNull();
  act(() => void jest.advanceTimersByTime(400));
  expect(screen.getByLabelText('正在取，请等一下')).toBeTruthy();
  act(() => void jest.advanceTimersByTime(3000));
  expect(screen.getByText('正在取，网慢，请等一下')).toBeTruthy();
  await act(async () => {
    give(polls);
    await jest.advanceTimersByTimeAsync(10);
  });
  expect(screen.getByText('分红办法')).toBeTruthy();
});

it('says what there is none of', async () => {
  gives(200, { items: [] });
  show();
  expect(await screen.findByText('眼下没有要投的票')).toBeTruthy();
});

it('says why nothing came, and asks again when told to', async () => {
  gives(429, { code: 'request.too_many' });
  show();
  expect(await screen.findByText('点得太快了')).toBeTruthy();
  gives(200, polls);
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
  expect(await screen.findByText('分红办法')).toBeTruthy();
});

it('leads home from what is not there; asking again would not bring it', async () => {
  gives(404, { code: 'request.not_found' });
  show();
  expect(await screen.findByText('没有找到')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '再试一次' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '回首页' }));
  expect(visited).toEqual(['/pages/home/index']);
});

it('keeps the old copy on the screen and says how old it is when no new one comes', async () => {
  gives(200, polls);
  const first = show();
  await screen.findByText('分红办法');
  first.unmount();
  answer(() => ({ status: 404 }));
  const { queryClient } = await import('@/platform/query');
  await queryClient.invalidateQueries();
  show();
  expect(screen.getByText('分红办法')).toBeTruthy();
  expect(await screen.findByText(/^看到的是今天 \d+:\d\d 存下的。$/)).toBeTruthy();
});

it('says that there is no network while there is none, and how old what one sees is', async () => {
  gives(200, polls);
  show();
  await screen.findByText('分红办法');
  expect(screen.queryByText('现在没网')).toBeNull();
  act(() => useNetwork.setState({ online: false }));
  expect(screen.getByText('现在没网')).toBeTruthy();
  expect(screen.getByText(/^看到的是今天/)).toBeTruthy();
});

it('sends who is not signed in to the login, and back here afterwards', () => {
  signOut();
  show();
  fireEvent.click(screen.getByRole('button', { name: '去登录' }));
  expect(visited).toEqual(['/pages/login/index?return=%2F']);
});

it('does not wait for ever for who I am: it says why nothing came, and asks again when told to', async () => {
  signIn();
  const { me } = useSession.getState();
  useSession.setState({ me: null });
  answer(() => ({ status: 404, body: { code: 'request.not_found' } }));
  await learnMe();
  show();
  expect(screen.getByText('没有找到')).toBeTruthy();
  answer(({ url }) => ({ status: 200, body: url === '/api/me' ? me : polls }));
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
  expect(await screen.findByText('分红办法')).toBeTruthy();
  expect(screen.getByRole('main').textContent).toContain('分红办法');
});

it('says so when a buyer cannot be told which villages there are', async () => {
  signIn({ me: { villages: [] } });
  useSession.setState({ villageId: null });
  const { me } = useSession.getState();
  answer(({ url }) => (url === '/api/me' ? { status: 200, body: me } : { status: 404 }));
  await learnMe();
  show('signed-in');
  expect(screen.getByRole('button', { name: '再试一次' })).toBeTruthy();
});

it('says whose door it is when one may not come in', () => {
  signIn({ village: { resident: null, roles: [] } });
  const { unmount } = show();
  expect(screen.getByText('这里是村里人看的')).toBeTruthy();
  unmount();
  show(['committee', 'supervisor', 'auditor']);
  expect(screen.getByText('这里只有村委会、监督委员会能进')).toBeTruthy();
});

it('lets an auditor in who belongs to no village', async () => {
  signIn({ me: { auditor: true, villages: [] } });
  gives(200, polls);
  show(['supervisor', 'auditor']);
  expect(await screen.findByText('分红办法')).toBeTruthy();
});

it("shows the server's refusal where the role was taken meanwhile", async () => {
  gives(403, { code: 'request.forbidden' });
  show();
  expect(await screen.findByText('这里你进不来')).toBeTruthy();
});

it('calls an invented village 演示 on every page', () => {
  gives(200, polls);
  show();
  expect(screen.getByLabelText('演示，人物和数字都是虚构的')).toBeTruthy();
});
