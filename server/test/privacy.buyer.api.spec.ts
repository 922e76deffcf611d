import { dumpOf, textsOf } from './harness/dump.js';
import { receiver, TestShop } from './harness/shop.js';

let shop: TestShop;
beforeAll(async () => {
  shop = await TestShop.start();
});
afterAll(() => shop.close());

it('a buyer settles first what is on the way; then orders have no receiver and payments no WeChat number', async () => {
  const { app, buyer: as } = shop;
  const look = async () => (await app.call('privacy.leaving', { as })).body;
  const order = await shop.shipped(await shop.stocked(3));
  const { code, unsettled } = await look();
  expect(unsettled).toEqual([expect.objectContaining({ what: '1 张订单还没完' })]);
  const refused = await app.call('privacy.leave', { as, body: { code } });
  expect([refused.status, refused.problem.code]).toEqual([409, 'privacy.unsettled']);
  expect((await shop.order(order)).state).toBe('shipped');

  expect((await shop.act('orders.receive', order)).status).toBe(200);
  expect((await look()).unsettled).toEqual([]);
  const { url } = (await app.call('privacy.copy', { as, params: { village: shop.village } })).body;
  expect((await app.nest.inject(url)).statusCode).toBe(200);
  expect((await app.call('privacy.leave', { as, body: { code } })).status).toBe(200);

  const rows = (await dumpOf(app)).filter(({ table }) => table.startsWith('public.'));
  const private_ = [as.openid, receiver.name, receiver.phone, receiver.detail];
  const still = rows
    .filter(({ values }) => textsOf(values).some((text) => private_.some((one) => text.includes(one))))
    .filter(({ table, values }) => table !== 'public.idempotency_keys' || values.user_id === as.userId);
  expect(still).toEqual([]);
  const kept = rows.find(({ table }) => table === 'public.orders')!;
  expect(kept.values).toMatchObject({ receiver_name: `已注销${code}`, receiver_region: receiver.region });
  await shop.checkBooks();
});
