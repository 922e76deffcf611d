import { type Order, TestShop } from './harness/shop.js';
import { forgeries, signedTransaction } from './harness/signed-callback.js';
import { TestWechat } from './harness/wechat.js';

describe('payment', () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await TestShop.start();
  });
  afterAll(() => shop.close());
  afterEach(() => shop.checkBooks());

  const pay = (order: Order, client: 'web' | 'mini' = 'web', as = shop.buyer) =>
    shop.act('orders.pay', order, { as, body: { client } });
  const send = async (callback: { url: string; headers: Record<string, string>; payload: string }) =>
    (await shop.app.nest.inject({ method: 'POST', ...callback })).statusCode;

  it('asks for one payment, however often the parameters are taken', async () => {
    const order = await shop.placed(await shop.stocked(1));
    const first = (await pay(order)).body;
    const second = (await pay(order)).body;
    expect(second.package).toBe(first.package);
    expect(second.paySign).not.toBe(first.paySign);
    expect(await shop.wechat.phonePay(second, 'pay')).toEqual({ result: 'ok' });
    expect((await shop.until(order, (now) => now.state === 'paid')).booked).toHaveLength(1);
  });

  it('goes by the client in use, and no other', async () => {
    const order = await shop.placed(await shop.stocked(1));
    expect((await pay(order, 'mini')).problem.code).toBe('order.other_client');
    await pay(order);
    // The same person in the mini-program is the same user there, with another openid.
    const inMini = await shop.payer(0, 'mini');
    expect(inMini.userId).toBe(shop.buyer.userId);
    expect((await pay(order, 'mini', inMini)).problem.code).toBe('order.other_client');
    const another = await shop.placed(await shop.stocked(1), 1, inMini);
    const params = (await pay(another, 'mini', inMini)).body;
    expect(await shop.wechat.phonePay(params, 'pay')).toEqual({ result: 'ok' });
    await shop.until(another, (now) => now.state === 'paid');
  });

  it('is not taken when its time is over', async () => {
    const order = await shop.placed(await shop.stocked(1));
    const late = new Date(order.payBefore);
    await expect(shop.openPayment(order, late)).rejects.toThrow('order.pay_time_over');
    await expect(shop.openPayment(order, new Date(late.getTime() - 1))).resolves.toMatchObject({ state: 'open' });
  });

  it('is found by asking when the callback was lost', async () => {
    const order = await shop.placed(await shop.stocked(1));
    expect((await shop.act('orders.sync', order)).body.state).toBe('placed');
    await shop.payOnPhone(order, 'pay_lose_callback');
    expect((await shop.order(order)).state).toBe('placed');
    expect((await shop.act('orders.sync', order)).body).toMatchObject({ state: 'paid' });
    expect((await shop.act('orders.sync', order)).body.booked).toHaveLength(1);
  });

  it('leaves the order open when the buyer turns back at the cashier', async () => {
    const order = await shop.placed(await shop.stocked(1));
    await shop.payOnPhone(order, 'cancel');
    expect((await shop.act('orders.sync', order)).body.may).toEqual(['pay', 'cancel']);
    await shop.payOnPhone(order);
    await shop.until(order, (now) => now.state === 'paid');
  });

  it('keeps what WeChat says it has, when the order is being closed', async () => {
    const cancelled = await shop.placed(await shop.stocked(1));
    await shop.payOnPhone(cancelled, 'pay_lose_callback');
    expect((await shop.act('orders.cancel', cancelled)).problem.code).toBe('order.not_now');
    expect((await shop.order(cancelled)).state).toBe('paid');

    const expired = await shop.placed(await shop.stocked(1));
    await shop.payOnPhone(expired, 'pay_lose_callback');
    await shop.app.runDue(new Date(Date.now() + 31 * 60_000));
    expect((await shop.order(expired)).state).toBe('paid');
  });

  it('can not be made any more for an order that was closed', async () => {
    const order = await shop.placed(await shop.stocked(1));
    const params = (await pay(order)).body;
    expect((await shop.act('orders.cancel', order)).body.state).toBe('closed');
    expect((await shop.wechat.phonePay(params, 'pay')).result).toBe('fail');
  });

  it('closes no order while WeChat does not answer', async () => {
    const order = await shop.placed(await shop.stocked(1));
    await pay(order);
    const deaf = await shop.otherServer({ WECHAT_PAY_URL: 'http://127.0.0.1:9' });
    try {
      const params = { village: shop.village, order: order.id };
      expect((await deaf.call('orders.cancel', { as: shop.buyer, params })).problem.code).toBe('payment.unreachable');
      expect((await deaf.call('orders.sync', { as: shop.buyer, params })).problem.code).toBe('payment.unreachable');
    } finally {
      await deaf.nest.close();
    }
    expect((await shop.order(order)).state).toBe('placed');
    expect((await shop.act('orders.cancel', order)).body.state).toBe('closed');
  });

  it('of a closed order is booked and goes back by itself', async () => {
    const before = await shop.checkBooks();
    const moved = async (account: string) => ((await shop.checkBooks())[account] ?? 0) - (before[account] ?? 0);
    const product = await shop.stocked(1);
    const order = await shop.placed(product);
    await shop.payOnPhone(order, 'pay_lose_callback');
    await closeUnknowing(order);
    expect(await shop.stock(product)).toEqual({ stock: 1, sold: 0 });

    const callback = signedTransaction(shop.wechat, order);
    expect(await send(callback)).toBe(204);
    expect(await send(callback)).toBe(204);
    expect([await moved('102-wx'), await moved('211-refund'), await moved('211-advance')]).toEqual([6800, -6800, 0]);
    const owed = await shop.order(order);
    expect(owed).toMatchObject({ state: 'closed', may: [], refund: { state: 'approved', amountFen: 6800 } });

    await shop.app.runDue();
    const settled = await shop.until(order, (now) => now.refund?.state === 'succeeded');
    expect(settled).toMatchObject({ state: 'closed', paidAt: null });
    expect(settled.booked.map((entry) => entry.memo.split(' · ')[0])).toEqual(['关了的订单收到钱，要退', '退款到账']);
    expect([await moved('102-wx'), await moved('211-refund')]).toEqual([0, 0]);
    expect(await shop.stock(product)).toEqual({ stock: 1, sold: 0 });
  });

  /** Closes an order on the word of another WeChat, which knows nothing of it. */
  async function closeUnknowing(order: Order): Promise<void> {
    const elsewhere = await TestWechat.start();
    const server = await shop.otherServer(elsewhere.settings);
    try {
      const params = { village: shop.village, order: order.id };
      expect((await server.call('orders.cancel', { as: shop.buyer, params })).body.state).toBe('closed');
    } finally {
      await server.nest.close();
      await elsewhere.close();
    }
  }

  describe('callbacks', () => {
    it('that WeChat did not sign are refused', async () => {
      const order = await shop.placed(await shop.stocked(1));
      await pay(order);
      for (const [what, callback] of forgeries(shop.wechat, order)) {
        expect([what, await send(callback)]).toEqual([what, 401]);
      }
      expect((await shop.order(order)).state).toBe('placed');
    });

    it('of another amount, appid, merchant or an unknown number call a person and pay nothing', async () => {
      const order = await shop.placed(await shop.stocked(1));
      await pay(order);
      const wrong = [
        signedTransaction(shop.wechat, order, { amount: { total: 6799, currency: 'CNY' } }),
        signedTransaction(shop.wechat, order, { appid: shop.app.config.wechat.miniAppid }),
        signedTransaction(shop.wechat, order, { mchid: '1900000009' }),
        signedTransaction(shop.wechat, order, { amount: { total: 6800, currency: 'USD' } }),
        signedTransaction(shop.wechat, { ...order, no: '26112299999999999999' }),
        signedTransaction(shop.wechat, await shop.placed(await shop.stocked(1))),
      ];
      for (const callback of wrong) expect(await send(callback)).toBe(204);
      expect(await shop.order(order)).toMatchObject({ state: 'placed', booked: [] });
      const alarms = (await shop.alarms()).filter((alarm) => alarm.outTradeNo === order.no);
      expect(alarms.map((alarm) => alarm.kind)).toEqual(Array(4).fill('payment_differs'));
      const metrics = (await shop.app.nest.inject({ method: 'GET', url: '/metrics' })).body;
      expect(metrics).toContain('payment_alarms_total{kind="payment_differs"} 4');
      expect(metrics).toContain('payment_alarms_total{kind="unknown_order"} 2');
      expect(await shop.alarms()).toHaveLength(5);
    });

    it('of a second payment under the same number call a person', async () => {
      const order = await shop.paid(await shop.stocked(1));
      expect(await send(signedTransaction(shop.wechat, order, { transaction_id: '4200000099' }))).toBe(204);
      expect((await shop.order(order)).booked).toHaveLength(1);
      const alarms = (await shop.alarms()).filter((alarm) => alarm.outTradeNo === order.no);
      expect(alarms.map((alarm) => alarm.kind)).toEqual(['payment_differs']);
    });
  });
});
