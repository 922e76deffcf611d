import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { useNetwork } from '@/platform/network';
import { refresh } from '@/platform/query';
import { useOutbox } from '@/platform/outbox-store';
import { useSession } from '@/platform/session';
import { useSettings } from '@/platform/settings';
import { notice, today } from '../../../test/samples';
import { serve } from '../../../test/serve';
import { signIn, signOut } from '../../../test/signed-in';
import { asked, visited } from '../../../test/taro';
import HomePage from './index';

const receipt = { seen: true, listened: true, acknowledgedAt: '2026-11-20T09:00:00Z' };
const full = today({
  urgent: [notice()],
  todos: [
    { kind: 'vote', id: 'p1', title: '分红办法，你家没投', help: '周三晚 8 点截止', until: null },
    { kind: 'ship_orders', id: null, title: '2 个单子要发货', help: '付了钱，等着打包', until: null },
  ],
  notices: [notice({ id: 'n2', category: 'disclosure', title: '合作社 10 月份的账', receipt })],
  noticeTotal: 12,
});

beforeEach(() => {
  signIn();
  useSettings.setState({ mode: 's' });
});

it('greets by name and household, and puts before one what there is to do', async () => {
  serve({ 'today.get': full });
  render(<HomePage />);
  expect(screen.getByText(/^吴阿满，/)).toBeTruthy();
  expect(screen.getByText(/ · 上寨 17 号$/)).toBeTruthy();
  expect(await screen.findByText('分红办法，你家没投')).toBeTruthy();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('铜关村');
  expect(screen.getByText('2 件')).toBeTruthy();
});

it('each thing to do has one act that leads to where it is done', async () => {
  serve({ 'today.get': full });
  render(<HomePage />);
  const list = await screen.findByRole('list', { name: '要办的事' });
  const acts = within(list).getAllByRole('button');
  acts.forEach((button) => fireEvent.click(button));
  expect(acts.map((button) => button.textContent)).toEqual(['去投票', '去发货']);
  expect(visited).toEqual(['/packages/affairs/pages/poll/index?id=p1', '/packages/trade/pages/ship/index']);
});

it('shows an urgent notice above all, and it opens', async () => {
  serve({ 'today.get': full });
  render(<HomePage />);
  fireEvent.click(await screen.findByRole('button', { name: /^紧急，.*明天停水/ }));
  expect(visited).toEqual(['/packages/affairs/pages/notice/index?id=n1']);
});

it('in 特大 an urgent notice is answered on the card; without a network it waits and says so', async () => {
  useSettings.setState({ mode: 'xl' });
  serve({ 'today.get': full, 'notices.mark': receipt });
  render(<HomePage />);
  const know = await screen.findByRole('button', { name: /^知道了，明天停水/ });
  act(() => useNetwork.setState({ online: false }));
  fireEvent.click(know);
  expect(await screen.findByText('等网络')).toBeTruthy();
  expect(screen.getByRole('button', { name: /1 件还没发出去/ })).toBeTruthy();
  expect(useOutbox.getState().items[0]).toMatchObject({
    name: 'notices.mark',
    body: { step: 'acknowledged' },
    state: 'waiting',
  });
  expect(asked.every((request) => request.method === 'GET')).toBe(true);
});

it('shows the newest notices with how far I am, and the way to all of them', async () => {
  serve({ 'today.get': full });
  render(<HomePage />);
  expect(await screen.findByText(/^知道了 · 11月20日|^知道了 · /)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '村里通知，全部 12 条' }));
  expect(visited).toEqual(['/packages/affairs/pages/notices/index']);
});

it('says in a sentence that there is nothing to do', async () => {
  serve({ 'today.get': today() });
  render(<HomePage />);
  expect(await screen.findByText('今天没有要办的事')).toBeTruthy();
});

it('says what happened when it cannot be fetched, and tries again', async () => {
  serve({ 'today.get': () => 'offline' });
  render(<HomePage />);
  const again = await screen.findByRole('button', { name: '再试一次' }, { timeout: 5000 });
  expect(screen.getByText('网不通')).toBeTruthy();
  serve({ 'today.get': full });
  fireEvent.click(again);
  expect(await screen.findByText('分红办法，你家没投')).toBeTruthy();
});

it('shows the copy of before when there is no network, and says of when it is', async () => {
  serve({ 'today.get': full });
  render(<HomePage />);
  await screen.findByText('分红办法，你家没投');
  serve({ 'today.get': () => 'offline' });
  await act(() => refresh('today.get'));
  expect(screen.getByText('分红办法，你家没投')).toBeTruthy();
  expect(screen.getByText(/^看到的是今天 .*存下的。$/)).toBeTruthy();
});

it('a buyer, who belongs to no village, is shown to the market', () => {
  signIn({ me: { villages: [] } });
  render(<HomePage />);
  expect(screen.getByText('来看看村里的货')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '去市集' }));
  fireEvent.click(screen.getByRole('button', { name: '我的订单' }));
  expect(visited).toEqual(['/pages/market/index', '/packages/trade/pages/orders/index']);
  expect(asked.some((request) => request.url.includes('/today'))).toBe(false);
});

it('an auditor chooses a village first, and goes to its books then', () => {
  signIn({ me: { villages: [], auditor: true } });
  useSession.setState({ villageId: null });
  const { unmount } = render(<HomePage />);
  fireEvent.click(screen.getByRole('button', { name: '去选村' }));
  unmount();
  useSession.setState({ villageId: 'v1' });
  render(<HomePage />);
  fireEvent.click(screen.getByRole('button', { name: '去审计台' }));
  expect(visited).toEqual(['/pages/me/index', '/packages/audit/pages/books/index']);
});

it('asks who is not logged in to log in', () => {
  signOut();
  render(<HomePage />);
  expect(screen.getByText('先登录，再看')).toBeTruthy();
});
