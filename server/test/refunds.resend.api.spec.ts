import { signedRefund, signedTransaction } from './harness/signed-callback.js';
import { type Order, TestShop } from './harness/shop.js';

describe('a refund that failed', () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await TestShop.start();
  });
  afterAll(() => shop.close());
  afterEach(() => shop.checkBooks());

  const tell = async (order: Order, status: 'ABNORMAL' | 'SUCCESS') => {
    const callback = signedRefund(shop.wechat, order, { outRefundNo: `${order.no}R1`, status });
    expect((await shop.app.nest.inject({ method: 'POST', ...callback })).statusCode).toBe(204);
  };
  const failed = async (): Promise<Order> => {
    const order = await shop.paid(await shop.stocked(1));
    await shop.decideRefund((await shop.requestRefund(order)).body, true);
    await tell(order, 'ABNORMAL');
    return shop.order(order);
  };
  const alarms = async (as = shop.coop, query: { cursor?: string } = {}) =>
    shop.app.call('payments.alarms', { as, params: { village: shop.village }, query });
  const desk = async () =>
    (await shop.app.call('orders.desk', { as: shop.coop, params: { village: shop.village } })).body.items;

  it('is first on the desk, and sent again under its number until the money is there', async () => {
    const order = await failed();
    expect((await desk())[0]).toMatchObject({ id: order.id, refundState: 'failed' });
    expect((await shop.act('orders.get', order, { as: shop.coop })).body.may).toEqual(['resend_refund']);
    const owed = await shop.checkBooks();
    const sent = await shop.resendRefund(order);
    expect([sent.status, sent.body.refund?.state, sent.body.may]).toEqual([200, 'approved', []]);
    expect(await shop.checkBooks()).toEqual(owed);
    await shop.app.runDue();
    const refunded = await shop.until(order, (now) => now.state === 'refunded');
    expect(refunded.refund?.state).toBe('succeeded');
    expect(refunded.booked).toHaveLength(3);
    const numbers = await shop.books.run((tx) =>
      tx.query(`SELECT out_refund_no AS no FROM refunds WHERE village_id = $1 AND order_id = $2`, [
        tx.villageId,
        order.id,
      ]),
    );
    expect(numbers).toEqual([{ no: `${order.no}R1` }]);
    expect((await shop.resendRefund(refunded)).problem.code).toBe('order.not_now');
  });

  it('may fail and be sent again as often as it takes', async () => {
    const order = await failed();
    for (let again = 0; again < 2; again += 1) {
      expect((await shop.resendRefund(order)).status).toBe(200);
      await tell(order, 'ABNORMAL');
      expect((await shop.order(order)).refund?.state).toBe('failed');
    }
    await tell(order, 'SUCCESS');
    expect((await shop.order(order)).state).toBe('refunded');
  });

  it('is sent once, whatever is repeated or pressed by two at a time', async () => {
    const order = await failed();
    const first = await shop.resendRefund(order, { key: 'again-once' });
    expect((await shop.resendRefund(order, { key: 'again-once' })).body).toEqual(first.body);
    expect((await shop.resendRefund(order)).problem.code).toBe('order.not_now');
    await tell(order, 'ABNORMAL');
    const hands = await Promise.all([shop.resendRefund(order), shop.resendRefund(order), tell(order, 'SUCCESS')]);
    expect(hands.slice(0, 2).filter((hand) => hand?.status === 200).length).toBeLessThan(2);
    await shop.app.runDue();
    expect((await shop.until(order, (now) => now.state === 'refunded')).booked).toHaveLength(3);
  });

  it("is the co-op's to send, another's than the buyer, and is in the log of powers", async () => {
    const order = await failed();
    const asked = (await shop.requestRefund(await shop.paid(await shop.stocked(1)))).body;
    expect((await shop.resendRefund(order, { as: shop.buyer })).status).toBe(404);
    expect((await shop.resendRefund(order, { as: await shop.register.staff('supervisor') })).status).toBe(403);
    expect((await shop.resendRefund(order, { refund: asked.refund?.id })).status).toBe(404);
    expect((await shop.resendRefund(asked)).problem.code).toBe('order.not_now');
    await shop.resendRefund(order);
    const acts = await shop.books.run((tx) =>
      tx.query<{ act: string }>(
        `SELECT act FROM privileged_acts WHERE village_id = $1 AND subject_id = $2 ORDER BY acted_at`,
        [tx.villageId, order.refund?.id],
      ),
    );
    expect(acts.map(({ act }) => act)).toEqual(['refund.approved', 'refund.sent_again']);
  });

  it('of money that came too late is sent again too, and the order stays closed', async () => {
    const order = await shop.placed(await shop.stocked(1));
    await shop.openPayment(order, new Date());
    await shop.app.runDue(new Date(order.payBefore));
    expect((await shop.order(order)).state).toBe('closed');
    const late = signedTransaction(shop.wechat, order);
    expect((await shop.app.nest.inject({ method: 'POST', ...late })).statusCode).toBe(204);
    await tell(order, 'ABNORMAL');
    const stuck = (await shop.act('orders.get', order, { as: shop.coop })).body;
    expect(stuck).toMatchObject({ state: 'closed', may: ['resend_refund'], refund: { state: 'failed' } });
    expect((await shop.resendRefund(stuck)).body.refund?.state).toBe('approved');
    await tell(order, 'SUCCESS');
    expect(await shop.order(order)).toMatchObject({ state: 'closed', refund: { state: 'succeeded' } });
  });

  it('stands among the alarms with how it is now, for who watches over the money', async () => {
    const order = await failed();
    const [alarm] = (await alarms()).body.items;
    expect(alarm).toMatchObject({
      kind: 'refund_failed',
      orderNo: order.no,
      refundNo: `${order.no}R1`,
      said: 'ABNORMAL',
      differs: [],
      refundState: 'failed',
    });
    const other = await shop.placed(await shop.stocked(1));
    await shop.openPayment(other, new Date());
    const wrong = signedTransaction(shop.wechat, other, { amount: { total: 1, payer_total: 1, currency: 'CNY' } });
    expect((await shop.app.nest.inject({ method: 'POST', ...wrong })).statusCode).toBe(204);
    const { kind, orderNo, differs } = (await alarms()).body.items[0]!;
    expect([kind, orderNo]).toEqual(['payment_differs', other.no]);
    expect(differs).toEqual([{ field: 'amountFen', expected: '6800', got: '1' }]);
    await tell(order, 'SUCCESS');
    for (const role of ['supervisor', 'auditor'] as const) {
      const as = role === 'auditor' ? shop.register.auditor : await shop.register.staff(role);
      const { status, body } = await alarms(as);
      expect(status).toBe(200);
      expect(body.items.find(({ refundNo }) => refundNo === `${order.no}R1`)?.refundState).toBe('succeeded');
    }
    expect((await alarms(await shop.register.staff('committee'))).status).toBe(403);
    expect((await alarms(shop.coop, { cursor: 'x' })).problem.code).toBe('request.invalid');
  });

  it('is found page by page', async () => {
    const order = await shop.paid(await shop.stocked(1));
    for (let i = 0; i < 31; i += 1) {
      const callback = signedRefund(shop.wechat, order, { outRefundNo: `NOBODY${i}` });
      await shop.app.nest.inject({ method: 'POST', ...callback });
    }
    const seen: string[] = [];
    for (let cursor: string | undefined, page = 0; page < 9 && (page === 0 || cursor); page += 1) {
      const { body } = await alarms(shop.coop, { cursor });
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor ?? undefined;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength((await shop.alarms()).length);
  });
});
