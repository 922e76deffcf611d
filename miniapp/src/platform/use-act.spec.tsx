import { act, renderHook, waitFor } from '@testing-library/react';
import { signIn } from '../../test/signed-in';
import { answer, asked } from '../../test/taro';
import { useAct } from './use-act';

const keys = () => asked.map((a) => a.header['idempotency-key']);
const ship = (trackingNo: string) => ({ params: { order: 'o1' }, body: { carrier: '邮政', trackingNo } });

beforeEach(() => signIn());

it('keeps the key while the same thing is sent again, makes a new one when the content changes or it is done', async () => {
  const onDone = jest.fn();
  const { result } = renderHook(() => useAct('orders.ship', { onDone }));
  const press = async (no: string, then: () => boolean) => {
    act(() => result.current.mutate(ship(no)));
    await waitFor(() => expect(then()).toBe(true));
  };
  answer(() => 'timeout');
  await press('EMS00001', () => result.current.isError);
  expect(result.current.error).toMatchObject({ code: 'local.timeout' });
  await press('EMS00001', () => asked.length === 2 && result.current.isError);
  await press('EMS00002', () => asked.length === 3 && result.current.isError);
  answer(() => ({ status: 200, body: { id: 'o1' } }));
  await press('EMS00002', () => result.current.isSuccess);
  await press('EMS00002', () => asked.length === 5 && result.current.isSuccess);
  const [a, b, c, d, e] = keys();
  expect(a).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect([b, d]).toEqual([a, c]);
  expect(new Set([a, c, e]).size).toBe(3);
  expect(onDone).toHaveBeenCalledTimes(2);
});
