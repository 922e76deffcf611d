import { act, renderHook, waitFor } from '@testing-library/react';
import { signIn } from '../../test/signed-in';
import { answer, asked, pages, type Answer } from '../../test/taro';
import { useSession } from './session';
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

const order = (quantity: number) => ({
  body: {
    productId: 'p1',
    quantity,
    priceFen: 6800,
    receiver: { name: '周', phone: '1', region: '贵阳', detail: '3 号' },
  },
});

describe('an act that outlives its page', () => {
  const place = async () => {
    const { result, unmount } = renderHook(() => useAct('orders.place', { outlives: true }));
    act(() => result.current.mutate(order(1)));
    await waitFor(() => expect(result.current.isPending).toBe(false));
    await waitFor(() => expect(result.current.isIdle).toBe(false));
    unmount();
  };

  it('is the same act when the page is opened again, until it was answered', async () => {
    answer(() => 'timeout');
    await place();
    await place();
    answer(() => ({ status: 201, body: { id: 'o1' } }));
    await place();
    await place();
    const [a, b, c, d] = keys();
    expect([b, c]).toEqual([a, a]);
    expect(d).not.toBe(a);
  });

  it("is another person's own, and after half an hour a new wish", async () => {
    answer(() => 'timeout');
    await place();
    const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 31 * 60_000);
    await place();
    later.mockRestore();
    useSession.setState(({ me }) => ({ me: me && { ...me, userId: 'u2' } }));
    await place();
    expect(new Set(keys()).size).toBe(3);
  });
});

it('sends what it sent first when only what is counted from now has changed', async () => {
  answer(() => 'timeout');
  const { result } = renderHook(() =>
    useAct('polls.open', { intentOf: ({ body }) => ({ ...body, closesAt: 'in three days' }) }),
  );
  for (const closesAt of ['2026-11-25T08:00:00.000Z', '2026-11-25T08:01:00.000Z']) {
    const before = asked.length;
    const body = { title: '寨门口装路灯', body: '装六盏', preset: 'household_representatives' as const, closesAt };
    act(() => result.current.mutate({ body: body as never }));
    await waitFor(() => expect(asked.length === before + 1 && result.current.isError).toBe(true));
  }
  expect(asked[1]?.body).toEqual(asked[0]?.body);
  expect(keys()[1]).toBe(keys()[0]);
});

it('does not take a person along who has gone to another page meanwhile, and finishes all the same', async () => {
  let arrives: (said: Answer) => void = () => undefined;
  answer(() => new Promise<Answer>((resolve) => (arrives = resolve)));
  const [onDone, onward] = [jest.fn(), jest.fn()];
  const { result } = renderHook(() => useAct('orders.ship', { onDone, onward }));
  act(() => result.current.mutate(ship('EMS00001')));
  await waitFor(() => expect(asked).toHaveLength(1));
  pages.push({ route: 'packages/affairs/pages/notice/index' });
  arrives({ status: 200, body: { id: 'o1' } });
  await waitFor(() => expect(onDone).toHaveBeenCalledTimes(1));
  expect(onward).not.toHaveBeenCalled();
  answer(() => ({ status: 200, body: { id: 'o1' } }));
  act(() => result.current.mutate(ship('EMS00002')));
  await waitFor(() => expect(onward).toHaveBeenCalledTimes(1));
});
