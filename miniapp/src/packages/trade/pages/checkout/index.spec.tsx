import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useReceiverDraft } from '@/features/orders/api/receiver-draft';
import { order, product } from '../../../../../test/order-samples';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked, opened, visited, type Answer } from '../../../../../test/taro';
import CheckoutPage from '.';

const fill = () =>
  useReceiverDraft.change({ name: '周先生', phone: '13800000000', region: '贵州省贵阳市', detail: '南明区 3 号' });
const press = async () => fireEvent.click(await screen.findByRole('button', { name: '下单，去付钱' }));

beforeEach(() => {
  signIn();
  opened.params = { product: 'p1' };
});

it('goes on to its order', async () => {
  serve({ 'products.get': product(), 'orders.place': () => ({ status: 201, body: order() }) });
  fill();
  render(<CheckoutPage />);
  await press();
  await waitFor(() => expect(visited).toHaveLength(1));
  expect(visited[0]).toMatch(/^\/packages\/trade\/pages\/order\/index\?id=o1&village=/);
  expect(visited[0]).not.toContain('pay=');
});

it('shows the new price beside the refusal, and sends that one next', async () => {
  let priceFen = 6800;
  const place = ({ body }: { body: unknown }): Answer => {
    priceFen = 7200;
    const right = (body as { priceFen: number }).priceFen === 7200;
    return right ? { status: 201, body: order() } : { status: 409, body: { code: 'order.price_changed' } };
  };
  serve({ 'products.get': () => ({ status: 200, body: product({ priceFen }) }), 'orders.place': place });
  fill();
  render(<CheckoutPage />);
  await press();
  expect(await screen.findByText('价钱刚变了')).toBeTruthy();
  await waitFor(() => expect(screen.queryAllByText(/72\.00/)).not.toHaveLength(0));
  await press();
  await waitFor(() => expect(visited).toHaveLength(1));
  expect(asked.filter((a) => a.method === 'POST')).toHaveLength(2);
});
