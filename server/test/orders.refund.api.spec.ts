import { signedRefund } from './harness/signed-callback.js';
import { type Order, TestShop } from './harness/shop.js';

describe('a refund before receipt', () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await TestShop.start();
  });
  afterAll(() => shop.close());
  afterEach(() => shop.checkBooks());

  const send = async (callback: { url: string; headers: Record<string, string>; payload: string }) =>
    (await shop.app.nest.inject({ method: 'POST', ...callback })).statusCode;
  const kinds = (order: Order) => order.booked.map((entry) => entry.memo.split(' · ')[0]);

  it('reverses the money and gives the goods back, when they were not sent', async () => {
    const before = await shop.checkBooks();
    const product = await shop.stocked(2, { code: 'NOT-SENT' });
    const order = await shop.paid(product, 2);
    const asked = (await shop.requestRefund(order, { reason: '买错了' })).body;
    expect(asked).toMatchObject({ state: 'paid', may: [], refund: { state: 'requested', reason: '买错了' } });
    expect((await shop.act('orders.get', order, { as: shop.coop })).body.may).toEqual(['decide_refund']);
    expect((await shop.act('orders.ship', order, { as: shop.coop, body: parcel })).problem.code).toBe('order.not_now');

    const approved = (await shop.decideRefund(asked, true)).body;
    expect(approved).toMatchObject({ state: 'paid', may: [], refund: { state: 'approved', amountFen: 13_600 } });
    expect((await shop.checkBooks())['211-refund']).toBe(-13_600);
    await shop.app.runDue();
    const refunded = await shop.until(order, (now) => now.state === 'refunded');
    expect(refunded.refund?.state).toBe('succeeded');
    expect(kinds(refunded)).toEqual(['买家付款', '同意退款', '退款到账']);
    // Nothing is left but the lot, as it came in.
    const lot = { '128-NOT-SENT': 8840 };
    const after = await shop.checkBooks();
    expect(after).toMatchObject(lot);
    for (const account of ['102-wx', '211-advance', '211-refund']) expect(after[account]).toBe(before[account]);
    expect(await shop.stock(product)).toEqual({ stock: 2, sold: 0 });
    expect((await shop.placed(product, 2)).growers.map((grower) => grower.amountFen)).toEqual([4000, 2840, 2000]);
  });

  it('does not put what is on its way up for sale', async () => {
    const product = await shop.stocked(1);
    const order = await shop.shipped(product);
    const asked = (await shop.requestRefund(order)).body;
    expect((await shop.act('orders.receive', order)).problem.code).toBe('order.not_now');
    await shop.decideRefund(asked, true);
    await shop.app.runDue();
    await shop.until(order, (now) => now.state === 'refunded');
    expect(await shop.stock(product)).toEqual({ stock: 0, sold: 0 });
  });

  it('goes on when the co-op says no, and may be asked for again', async () => {
    const order = await shop.paid(await shop.stocked(1));
    const asked = (await shop.requestRefund(order)).body;
    expect((await shop.requestRefund(order)).problem.code).toBe('order.not_now');
    const rejected = (await shop.decideRefund(asked, false)).body;
    expect(rejected).toMatchObject({ state: 'paid', refund: { state: 'rejected', note: '已经装车了' }, may: ['ship'] });
    expect((await shop.decideRefund(asked, true)).problem.code).toBe('order.not_now');
    const again = (await shop.requestRefund(order)).body;
    expect(again.refund?.id).not.toBe(asked.refund?.id);
    const old = await shop.decideRefund(again, true, { refund: asked.refund?.id });
    expect(old.problem.code).toBe('order.refund_not_now');
    expect((await shop.decideRefund(again, true)).status).toBe(200);
    await shop.app.runDue();
    expect((await shop.until(order, (now) => now.state === 'refunded')).booked).toHaveLength(3);
  });

  it("is the buyer's to ask for and the co-op's to answer", async () => {
    const order = await shop.paid(await shop.stocked(1));
    const asked = (await shop.requestRefund(order)).body;
    const other = (await shop.requestRefund(await shop.paid(await shop.stocked(1)))).body;
    expect((await shop.decideRefund(asked, true, { as: shop.buyer })).status).toBe(404);
    expect((await shop.decideRefund(asked, true, { as: await shop.register.staff('supervisor') })).status).toBe(403);
    expect((await shop.decideRefund(asked, true, { refund: other.refund?.id })).status).toBe(404);
    expect((await shop.order(order)).refund?.state).toBe('requested');
    await shop.decideRefund(asked, true);
    const acts = await shop.books.run((tx) =>
      tx.query<{ act: string }>(`SELECT act FROM privileged_acts WHERE village_id = $1 AND subject_id = $2`, [
        tx.villageId,
        asked.refund?.id,
      ]),
    );
    expect(acts).toEqual([{ act: 'refund.approved' }]);
  });

  it('is asked for and answered once, whatever is repeated', async () => {
    const order = await shop.paid(await shop.stocked(1));
    const asked = await shop.requestRefund(order, { key: 'refund-once' });
    expect((await shop.requestRefund(order, { key: 'refund-once' })).body).toEqual(asked.body);
    expect((await shop.requestRefund(order, { key: 'refund-once', reason: '别的' })).problem.code).toBe(
      'request.key_reused',
    );
    const decided = await shop.decideRefund(asked.body, true, { key: 'decide-once' });
    expect((await shop.decideRefund(asked.body, true, { key: 'decide-once' })).body).toEqual(decided.body);
    expect((await shop.decideRefund(asked.body, false, { key: 'decide-once' })).problem.code).toBe(
      'request.key_reused',
    );
    await shop.app.runDue();
    await shop.app.runDue();
    expect((await shop.until(order, (now) => now.state === 'refunded')).booked).toHaveLength(3);
  });

  it('is found by looking when its callback never comes', async () => {
    const { onCallback } = shop.wechat;
    const order = await shop.paid(await shop.stocked(1));
    const asked = (await shop.requestRefund(order)).body;
    await shop.decideRefund(asked, true);
    shop.wechat.onCallback = () => 500;
    try {
      await shop.app.runDue();
      await new Promise((wait) => setTimeout(wait, 100));
      expect((await shop.order(order)).refund?.state).toBe('approved');
      await shop.app.runDue(new Date(Date.now() + 2 * 60_000));
      expect((await shop.order(order)).state).toBe('refunded');
    } finally {
      shop.wechat.onCallback = onCallback;
    }
  });

  it('that WeChat can not do calls a person, and a later success is taken', async () => {
    const order = await shop.paid(await shop.stocked(1));
    await shop.decideRefund((await shop.requestRefund(order)).body, true);
    const outRefundNo = `${order.no}R1`;
    expect(await send(signedRefund(shop.wechat, order, { outRefundNo, status: 'ABNORMAL' }))).toBe(204);
    const failed = await shop.order(order);
    expect(failed).toMatchObject({ state: 'paid', may: [], refund: { state: 'failed' } });
    expect((await shop.checkBooks())['211-refund']).toBeLessThan(0);
    expect((await shop.alarms()).filter((alarm) => alarm.outTradeNo === order.no).map((a) => a.kind)).toEqual([
      'refund_failed',
    ]);
    expect(await send(signedRefund(shop.wechat, order, { outRefundNo }))).toBe(204);
    expect(await shop.order(order)).toMatchObject({ state: 'refunded', refund: { state: 'succeeded' } });
    // A failure told late changes nothing any more.
    expect(await send(signedRefund(shop.wechat, order, { outRefundNo, status: 'CLOSED' }))).toBe(204);
    expect((await shop.order(order)).state).toBe('refunded');
  });

  it("of another amount, of nobody's number or not agreed calls a person and books nothing", async () => {
    const order = await shop.paid(await shop.stocked(1));
    const books = await shop.checkBooks();
    const outRefundNo = `${order.no}R1`;
    await send(signedRefund(shop.wechat, order, { outRefundNo: 'NOBODY' }));
    const asked = (await shop.requestRefund(order)).body;
    await send(signedRefund(shop.wechat, order, { outRefundNo }));
    expect(await shop.checkBooks()).toEqual(books);
    await shop.decideRefund(asked, true);
    const owed = await shop.checkBooks();
    await send(signedRefund(shop.wechat, order, { outRefundNo, refundFen: 1 }));
    expect(await shop.checkBooks()).toEqual(owed);
    const alarms = (await shop.alarms()).filter((alarm) => alarm.outTradeNo === order.no);
    expect(alarms.map((alarm) => alarm.kind)).toEqual(['unknown_refund', 'refund_unasked', 'refund_differs']);
  });

  const parcel = { carrier: '邮政快递', trackingNo: 'EMS2026112299' };

  it('is not answered by its own buyer, also when that one is of the co-op', async () => {
    const asked = (await shop.requestRefund(await shop.paid(await shop.stocked(1)))).body;
    await shop.register.give(shop.buyer, 'coop_staff');
    expect((await shop.act('orders.get', asked, { as: shop.buyer })).body.may).not.toContain('decide_refund');
    for (const approve of [true, false]) {
      const refused = await shop.decideRefund(asked, approve, { as: shop.buyer });
      expect([refused.status, refused.problem.code]).toEqual([403, 'order.refund_own']);
    }
    expect((await shop.act('orders.get', asked, { as: shop.coop })).body.may).toContain('decide_refund');
    expect((await shop.decideRefund(asked, true)).status).toBe(200);
  });
});
