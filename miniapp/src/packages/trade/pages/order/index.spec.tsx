import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useNetwork } from '@/platform/network';
import { order } from '../../../../../test/order-samples';
import { inHours } from '../../../../../test/samples';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked, opened } from '../../../../../test/taro';
import OrderPage from '.';

const show = async (given = order()) => {
  serve({ 'orders.get': given, 'orders.cancel': { ...given, state: 'closed', may: [] } });
  const drawn = render(<OrderPage />);
  await screen.findByText(/每一分钱去哪儿/);
  return drawn;
};
const late = (state: 'approved' | 'succeeded') =>
  order({
    state: 'closed',
    may: [],
    paidAt: inHours(-0.1),
    closedAt: inHours(-0.5),
    refund: { id: 'r1', state, amountFen: 13_600, reason: '关了以后才付到', requestedAt: inHours(-0.1), note: null },
  });

beforeEach(() => {
  signIn();
  opened.params = { id: 'o1' };
});

it('says until when the goods are kept in one phrase, and asks before it gives them back', async () => {
  await show();
  expect(screen.getByText(/^货给你留到/).textContent).not.toContain('截止');
  fireEvent.click(screen.getByRole('button', { name: '不买了' }));
  expect(asked.some((a) => a.url.endsWith('/cancellation') || a.url.endsWith('/cancel'))).toBe(false);
  const sheet = await screen.findByRole('dialog', { name: '这单不买了？' });
  fireEvent.click([...sheet.querySelectorAll('[role=button]')].find((b) => b.textContent === '不买了') as Element);
  await waitFor(() => expect(asked.filter((a) => a.method === 'POST')).toHaveLength(1));
});

it('does not promise what needs a network', async () => {
  await show();
  act(() => useNetwork.setState({ online: false }));
  expect(await screen.findAllByText(/没有网，办不了/)).not.toHaveLength(0);
});

it('never says that nothing was taken when money came too late', async () => {
  await show(late('approved'));
  expect(screen.queryByText(/没有收你的钱/)).toBeNull();
  expect(screen.getAllByText('付晚了，正在退给你')).toHaveLength(2);
});

it('says when the late money is back', async () => {
  await show(late('succeeded'));
  expect(screen.getAllByText('付晚了，退到你的微信了')).toHaveLength(2);
});

it('a closed order nobody paid for took nothing', async () => {
  await show(order({ state: 'closed', may: [], closedAt: inHours(-0.5) }));
  expect(screen.getByText('没有收你的钱')).toBeTruthy();
});

it('leads the money on to where it will part, and not where it goes back', async () => {
  const shipped = { state: 'shipped' as const, may: [], paidAt: inHours(-9), shippedAt: inHours(-5) };
  const held = (drawn: { container: HTMLElement }) => drawn.container.querySelectorAll('.tracks__money').length;
  const drawn = await show(order(shipped));
  expect(held(drawn)).toBe(3);
  expect(drawn.container.querySelectorAll('.tracks__money--last')).toHaveLength(0);
  drawn.unmount();
  const refund = {
    id: 'r1',
    state: 'approved' as const,
    amountFen: 1,
    reason: '',
    requestedAt: inHours(-1),
    note: null,
  };
  opened.params = { id: 'o2' };
  const back = await show(order({ ...shipped, id: 'o2', refund }));
  expect(held(back)).toBe(2);
  expect(back.container.querySelectorAll('.threads')).toHaveLength(0);
});
