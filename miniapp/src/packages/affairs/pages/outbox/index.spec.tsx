import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useNetwork } from '@/platform/network';
import { post } from '@/platform/outbox';
import { useOutbox } from '@/platform/outbox-store';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { visited } from '../../../../../test/taro';
import OutboxPage from './index';

const acknowledge = (step: 'seen' | 'acknowledged' = 'acknowledged') =>
  post('notices.mark', {
    params: { notice: 'n1' },
    body: { step },
    title: step === 'seen' ? '停水通知，看到' : '停水通知，知道了',
    icon: 'bell',
  });
const vote = () =>
  post('polls.cast', { params: { poll: 'p1' }, body: { choice: 'reject' }, title: '分红办法，投了票', icon: 'vote' });

beforeEach(() => signIn());

it('shows what waits, without what was voted, and that paying does not queue', () => {
  useNetwork.setState({ online: false });
  acknowledge();
  vote();
  const { container } = render(<OutboxPage />);
  expect(screen.getByText('2 件还没发出去')).toBeTruthy();
  expect(screen.getByRole('listitem', { name: /^停水通知，知道了，等网络，今天 .* 按的$/ })).toBeTruthy();
  expect(screen.getByRole('listitem', { name: /^分红办法，投了票，等网络，/ })).toBeTruthy();
  expect(screen.getByText('付钱不排队')).toBeTruthy();
  expect(container.textContent).not.toContain('反对');
});

it('what failed says why, can be sent again, and can be given up', async () => {
  serve({ 'polls.cast': () => ({ status: 409, body: { code: 'poll.closed' } }) });
  vote();
  render(<OutboxPage />);
  await screen.findByText('没发成');
  fireEvent.click(screen.getByRole('button', { name: '看原因' }));
  expect(screen.getByRole('dialog', { name: '投票已经截止' })).toBeTruthy();
  expect(screen.getByText('这一票没算进去。可以看结果。')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '不发了，丢掉' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(useOutbox.getState().items).toEqual([]);
});

it('再发一次 tries again', async () => {
  serve({ 'notices.mark': () => ({ status: 404, body: { code: 'request.not_found' } }) });
  acknowledge();
  render(<OutboxPage />);
  const again = await screen.findByRole('button', { name: '再发一次' });
  serve({ 'notices.mark': { seen: true, listened: false, acknowledgedAt: null } });
  fireEvent.click(again);
  expect(await screen.findByText('发出了')).toBeTruthy();
  expect(screen.getByText('发出去的')).toBeTruthy();
});

it('does not boast of having opened a notice', async () => {
  serve({ 'notices.mark': { seen: true, listened: false, acknowledgedAt: null } });
  act(() => void acknowledge('seen'));
  render(<OutboxPage />);
  await waitFor(() => expect(useOutbox.getState().items[0]?.state).toBe('sent'));
  expect(await screen.findByText('没有网的时候按的，会先放在这里。')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '回首页' }));
  expect(visited).toEqual(['/pages/home/index']);
});

it('keeps to itself what another person on this phone has not sent', () => {
  useNetwork.setState({ online: false });
  acknowledge();
  useOutbox.setState(({ items }) => ({ items: items.map((item) => ({ ...item, userId: 'u2' })) }));
  render(<OutboxPage />);
  expect(screen.getByText('都发出去了')).toBeTruthy();
});
