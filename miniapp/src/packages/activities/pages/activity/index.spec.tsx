import { fireEvent, render, screen } from '@testing-library/react';
import { useNetwork } from '@/platform/network';
import { useOutbox } from '@/platform/outbox-store';
import { activity, member } from '../../../../../test/activity-samples';
import { inHours } from '../../../../../test/samples';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { opened } from '../../../../../test/taro';
import ActivityPage from './index';

const me = member();

beforeEach(() => {
  signIn();
  opened.params = { id: 'a1' };
});

it('says what one gets and how many places are left; signing up waits for the network', async () => {
  useNetwork.setState({ online: false });
  serve({ 'activities.get': activity() });
  render(<ActivityPage />);
  expect(await screen.findByText('还有 2 个名额，一共 20 个')).toBeTruthy();
  expect(screen.getByText('记 5 积分')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '我报名' }));
  const [item] = useOutbox.getState().items;
  expect(item).toMatchObject({ name: 'activities.answer', title: '清理水渠，报名', state: 'waiting' });
  expect(item?.body).toEqual({ members: [{ residentId: 'r1', going: true }] });
  expect(await screen.findByText('等网络')).toBeTruthy();
});

it('lets who comes late wait in the queue, and says how many are before', async () => {
  serve({ 'activities.get': activity({ taken: 20, waiting: 3 }) });
  const { unmount } = render(<ActivityPage />);
  expect(await screen.findByRole('button', { name: '我候补' })).toBeTruthy();
  unmount();
  const waiting = { ...me, place: 'waiting' as const, ahead: 2 };
  serve({ 'activities.get': activity({ id: 'a2', mine: { in: 0, waiting: 1, out: 0 }, household: [waiting] }) });
  opened.params = { id: 'a2' };
  render(<ActivityPage />);
  expect(await screen.findByText('你家 1 人候补')).toBeTruthy();
  expect(screen.getAllByText('候补，前面还有 2 人').length).toBeGreaterThan(0);
});

it('gives why it was cancelled, and nothing to press', async () => {
  serve({ 'activities.get': activity({ state: 'cancelled', cancelReason: '下大雨' }) });
  opened.params = { id: 'a3' };
  render(<ActivityPage />);
  expect(await screen.findByText('下大雨')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '我报名' })).toBeNull();
});

it('says after the closing what coming gave', async () => {
  const result = { points: 5, claimState: 'public' as const, publicUntil: inHours(100), payFen: 5_000 };
  const came = { ...me, place: 'in' as const, coming: 'came' as const, result };
  serve({ 'activities.get': activity({ state: 'closed', household: [came] }) });
  opened.params = { id: 'a4' };
  render(<ActivityPage />);
  expect(await screen.findByText(/5 积分，公示中 · 工钱 ¥50.00，记下了，等博物馆付$/)).toBeTruthy();
  expect(screen.getByText('到了')).toBeTruthy();
});

it('says why a place was taken back, and does not ask again', async () => {
  serve({ 'activities.get': activity({ household: [member({ place: 'out', removed: '报了两处' })] }) });
  opened.params = { id: 'a5' };
  render(<ActivityPage />);
  expect(await screen.findByText('组织的人说：报了两处')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '我报名' })).toBeNull();
});
