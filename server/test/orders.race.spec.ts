import type { TestUser } from './harness/app.js';
import { signedRefund, signedTransaction, type SignedCallback } from './harness/signed-callback.js';
import { type Order, TestShop } from './harness/shop.js';

describe('orders under pressure', () => {
  let shop: TestShop;
  let second: Awaited<ReturnType<TestShop['otherServer']>>;
  beforeAll(async () => {
    shop = await TestShop.start();
    second = await shop.otherServer({});
  });
  afterAll(async () => {
    await second.nest.close();
    await shop.close();
  });
  afterEach(() => shop.checkBooks());

  /** Sends all at once, to two servers in turn. */
  const sendAll = (callbacks: readonly SignedCallback[]): Promise<number[]> =>
    Promise.all(
      callbacks.map(async (callback, i) => {
        const { nest } = i % 2 === 0 ? shop.app : second;
        return (await nest.inject({ method: 'POST', ...callback })).statusCode;
      }),
    );
  const opened = async (order: Order): Promise<Order> => {
    await shop.act('orders.pay', order, { body: { client: 'web' } });
    return order;
  };
  const shuffled = <T>(list: readonly T[]): T[] =>
    list
      .map((item, i) => ({ item, key: (i * 7919) % 31 }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item);

  it('places exactly ten orders when forty buyers want the last ten pieces', async () => {
    const product = await shop.stocked(10);
    const buyers: TestUser[] = [];
    for (let i = 0; i < 40; i += 1) buyers.push(await shop.app.newUser());
    const answers = await Promise.all(
      buyers.map((as, i) =>
        (i % 2 === 0 ? shop.app : second).call('orders.place', {
          as,
          params: { village: shop.village },
          body: {
            productId: product,
            quantity: 1,
            priceFen: 6800,
            receiver: { name: '某人', phone: '13900000002', region: '上海市杨浦区', detail: '演示弄 12 号' },
          },
        }),
      ),
    );
    const codes = answers.map(({ status, problem }) => (status === 201 ? 'placed' : problem.code));
    expect(codes.filter((code) => code === 'placed')).toHaveLength(10);
    expect(codes.filter((code) => code === 'order.sold_out')).toHaveLength(30);
    expect(await shop.stock(product)).toEqual({ stock: 0, sold: 0 });
    const given = answers.filter(({ status }) => status === 201).flatMap(({ body }) => body.growers);
    expect(given.reduce((sum, grower) => sum + grower.amountFen, 0)).toBe(44_200);
  });

  it('goes on to the next lot when the first is emptied meanwhile', async () => {
    const product = await shop.stocked(3);
    await shop.deliver(product, 3);
    const orders = await Promise.all(Array.from({ length: 6 }, () => shop.placed(product)));
    expect(new Set(orders.map((order) => order.lotCode)).size).toBe(2);
    expect((await shop.place(product)).problem.code).toBe('order.sold_out');
  });

  it('places one order for a request that came eight times at once', async () => {
    const product = await shop.stocked(8);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => shop.place(product, 1, shop.buyer, 'eight-at-once')),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await shop.stock(product)).toEqual({ stock: 7, sold: 0 });
  });

  it('is paid once by twenty callbacks, repeated, out of order and at once', async () => {
    const before = (await shop.checkBooks())['102-wx'] ?? 0;
    const product = await shop.stocked(3);
    const orders: Order[] = [];
    for (let i = 0; i < 3; i += 1) orders.push(await opened(await shop.placed(product)));
    const callbacks = shuffled(Array.from({ length: 20 }, (_, i) => signedTransaction(shop.wechat, orders[i % 3]!)));
    expect(new Set(await sendAll(callbacks))).toEqual(new Set([204]));
    for (const order of orders) {
      const paid = await shop.order(order);
      expect(paid.state).toBe('paid');
      expect(paid.booked).toHaveLength(1);
    }
    expect((await shop.checkBooks())['102-wx']).toBe(before + 3 * 6800);
    expect(await shop.stock(product)).toEqual({ stock: 0, sold: 3 });
  });

  it('is either paid or closed when both come at once, and no fen is lost', async () => {
    const product = await shop.stocked(12);
    const before = (await shop.checkBooks())['102-wx'] ?? 0;
    const orders: Order[] = [];
    for (let i = 0; i < 12; i += 1) orders.push(await shop.placed(product));
    const answers: boolean[] = [];
    for (const [i, order] of orders.entries()) {
      const params = (await shop.act('orders.pay', order, { body: { client: 'web' } })).body;
      const choice = i % 3 === 0 ? 'pay_lose_callback' : 'pay';
      // From before the closing to after it.
      const paying = new Promise((wait) => setTimeout(wait, i * 6)).then(() => shop.wechat.phonePay(params, choice));
      const [paid] = await Promise.all([paying, shop.act('orders.cancel', order)]);
      answers.push(paid.result === 'ok');
    }
    // Callbacks are repeated until they are taken; the rest is learnt by asking.
    const ended = await Promise.all(
      orders.map(async (order) => {
        await shop.act('orders.sync', order);
        return shop.order(order);
      }),
    );
    ended.forEach((order, i) => {
      if (!answers[i]) expect(order).toMatchObject({ state: 'closed', booked: [] });
      else expect(order.state === 'paid' || order.refund?.state === 'approved').toBe(true);
    });
    const money = answers.filter(Boolean).length * 6800;
    expect((await shop.checkBooks())['102-wx'] ?? 0).toBe(before + money);
    const kept = ended.filter((order) => order.state === 'paid').length;
    expect(await shop.stock(product)).toEqual({ stock: 12 - kept, sold: kept });
  });

  it('answers WeChat in time while somebody holds the order, and takes the money when it is free', async () => {
    const order = await opened(await shop.placed(await shop.stocked(1)));
    const callback = signedTransaction(shop.wechat, order);
    const began = Date.now();
    await shop.books.run(async (tx) => {
      await tx.query('SELECT FROM orders WHERE village_id = $1 AND id = $2 FOR UPDATE', [tx.villageId, order.id]);
      expect(await sendAll([callback])).toEqual([503]);
      expect(Date.now() - began).toBeLessThan(5_000);
    });
    expect(await sendAll([callback])).toEqual([204]);
    expect((await shop.order(order)).booked).toHaveLength(1);
  });

  it('gives the money back once, however often approval and callback come', async () => {
    const before = (await shop.checkBooks())['102-wx'] ?? 0;
    const product = await shop.stocked(1);
    const order = await opened(await shop.placed(product));
    await sendAll([signedTransaction(shop.wechat, order)]);
    const asked = (await shop.requestRefund(order)).body;
    const decisions = await Promise.all(Array.from({ length: 6 }, () => shop.decideRefund(asked, true)));
    expect(decisions.filter(({ status }) => status === 200)).toHaveLength(1);
    // The callback overtakes our own call.
    const callback = () => signedRefund(shop.wechat, order, { outRefundNo: `${order.no}R1` });
    expect(new Set(await sendAll(Array.from({ length: 10 }, callback)))).toEqual(new Set([204]));
    await shop.app.runDue();
    const refunded = await shop.order(order);
    expect(refunded).toMatchObject({ state: 'refunded', refund: { state: 'succeeded' } });
    expect(refunded.booked).toHaveLength(3);
    expect((await shop.checkBooks())['102-wx'] ?? 0).toBe(before);
    expect(await shop.stock(product)).toEqual({ stock: 1, sold: 0 });
  });

  it('is received once when two phones press at once', async () => {
    const order = await shop.shipped(await shop.stocked(1));
    const answers = await Promise.all(Array.from({ length: 5 }, () => shop.act('orders.receive', order)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await shop.order(order)).booked).toHaveLength(6);
  });
});
