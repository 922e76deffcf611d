import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { useNetwork } from '@/platform/network';
import { order } from '../../../../../test/order-samples';
import { inHours } from '../../../../../test/samples';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked, opened } from '../../../../../test/taro';
import ShipOrderPage from '.';

const refund = { id: 'r1', amountFen: 13_600, reason: '买多了', requestedAt: inHours(-1), note: null };
const stuck = order({
  state: 'paid',
  paidAt: inHours(-2),
  may: ['resend_refund'],
  refund: { ...refund, state: 'failed' },
});
const posts = () => asked.filter(({ method }) => method === 'POST').map(({ url }) => url);

beforeEach(() => {
  signIn({ village: { roles: ['villager', 'coop_staff'] } });
  opened.params = { id: 'o1' };
});

it('sends a refund that failed again, once asked', async () => {
  const sent = order({ ...stuck, may: [], refund: { ...refund, state: 'approved' } });
  serve({ 'orders.get': stuck, 'orders.resendRefund': sent });
  render(<ShipOrderPage />);
  fireEvent.click(await screen.findByRole('button', { name: '再退一次' }));
  expect(posts()).toEqual([]);
  const sheet = within(await screen.findByRole('dialog', { name: '把 ¥136.00 再退一次？' }));
  serve({ 'orders.get': sent, 'orders.resendRefund': sent });
  fireEvent.click(sheet.getByRole('button', { name: '再退一次' }));
  await waitFor(() => expect(posts().filter((url) => url.endsWith('/refunds/r1/resending'))).toHaveLength(1));
  await waitFor(() => expect(screen.queryByRole('button', { name: '再退一次' })).toBeNull());
});

it('offers it only for a refund that failed, and not without a network', async () => {
  serve({ 'orders.get': order({ state: 'paid', paidAt: inHours(-2), may: ['ship'] }) });
  const { unmount } = render(<ShipOrderPage />);
  await screen.findByRole('button', { name: '交给快递了' });
  expect(screen.queryByRole('button', { name: '再退一次' })).toBeNull();
  unmount();
  opened.params = { id: 'o2' };
  serve({ 'orders.get': { ...stuck, id: 'o2' } });
  render(<ShipOrderPage />);
  await screen.findByRole('button', { name: '再退一次' });
  act(() => useNetwork.setState({ online: false }));
  expect(await screen.findAllByText(/没有网，办不了/)).not.toHaveLength(0);
});
