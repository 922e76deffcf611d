import { OrderService } from '../src/modules/orders/index.js';
import { newId } from '../src/platform/db/id.js';
import { kept } from './harness/books.js';
import { statementsOf } from './harness/statements.js';
import { receiver, type Order, TestShop } from './harness/shop.js';

describe('orders', () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await TestShop.start();
  });
  afterAll(() => shop.close());
  afterEach(() => shop.checkBooks());

  describe('placing', () => {
    it('keeps the goods and freezes where each fen goes', async () => {
      const product = await shop.stocked(5, { code: 'FROZEN' });
      const { status, body } = await shop.place(product, 2);
      expect(status).toBe(201);
      expect(body).toMatchObject({
        state: 'placed',
        quantity: 2,
        unitFen: 6800,
        amountFen: 13_600,
        lotCode: 'FROZEN',
        mode: 'commission',
        receiver,
        receiverLabel: '周先生 · 贵阳',
        may: ['pay', 'cancel'],
        booked: [],
        refund: null,
      });
      expect(body.no).toMatch(/^\d{20}$/);
      expect(new Date(body.payBefore).getTime() - new Date(body.placedAt).getTime()).toBe(30 * 60_000);
      expect(body.lines.reduce((sum, line) => sum + line.amountFen, 0)).toBe(13_600);
      expect(body.growers.map((grower) => grower.amountFen)).toEqual([4000, 2840, 2000]);
      expect(await shop.stock(product)).toEqual({ stock: 3, sold: 0 });
      expect(await shop.order(body)).toEqual(body);
    });

    it('costs few statements, since forty may want the last piece at once', async () => {
      const product = await shop.stocked(2);
      await shop.placed(product);
      const seen = await statementsOf(() => shop.place(product));
      // The last stores the answer for a repeat, in one batch with COMMIT.
      expect(seen.filter((sql) => !sql.endsWith('COMMIT'))).toHaveLength(7);
    });

    it('refuses another price, more than there is, and what is not there', async () => {
      const product = await shop.stocked(3);
      const order = (changes: object) =>
        shop.app.call('orders.place', {
          as: shop.buyer,
          params: { village: shop.village },
          body: { productId: product, quantity: 1, priceFen: 6800, receiver, ...changes },
        });
      expect((await order({ priceFen: 6700 })).problem.code).toBe('order.price_changed');
      expect((await order({ quantity: 4 })).problem.code).toBe('order.sold_out');
      expect((await order({ productId: newId() })).problem.code).toBe('request.not_found');
      expect((await order({ quantity: 0 })).problem.code).toBe('request.invalid');
      expect((await order({ receiver: { ...receiver, phone: '12345' } })).problem.code).toBe('request.invalid');
      expect(await shop.stock(product)).toEqual({ stock: 3, sold: 0 });
    });

    it('takes the first lot that has enough', async () => {
      const product = await shop.stocked(2, { code: 'OLD' });
      await shop.deliver(product, 5, { code: 'NEW' });
      expect((await shop.placed(product, 3)).lotCode).toBe('NEW');
      expect((await shop.placed(product, 2)).lotCode).toBe('OLD');
      expect((await shop.placed(product, 2)).lotCode).toBe('NEW');
    });

    it('gives the growers of a lot all they brought and no more, one piece at a time', async () => {
      const three = shop.growers().map((grower) => ({ ...grower, weightGram: 1 }));
      const product = await shop.stocked(7, { contributions: three });
      const orders: Order[] = [];
      for (let i = 0; i < 7; i += 1) orders.push(await shop.placed(product));
      const got = new Map<string, number>();
      for (const { label, amountFen } of orders.flatMap((order) => order.growers)) {
        got.set(label, (got.get(label) ?? 0) + amountFen);
      }
      // 7 × 44.20 by three: the fen left over of every piece do not gather with the first of the list.
      expect([...got.values()].sort()).toEqual([10_313, 10_313, 10_314]);
    });

    it('is repeated without a second order', async () => {
      const product = await shop.stocked(3);
      const first = await shop.place(product, 1, shop.buyer, 'place-once');
      expect((await shop.place(product, 1, shop.buyer, 'place-once')).body).toEqual(first.body);
      expect((await shop.place(product, 2, shop.buyer, 'place-once')).problem.code).toBe('request.key_reused');
      expect(await shop.stock(product)).toEqual({ stock: 2, sold: 0 });
    });
  });

  describe('the day of an order', () => {
    it('ends with the money where the reference example has it', async () => {
      const before = await shop.checkBooks();
      const twins = async () => {
        const [museum, village] = [await kept(shop.books, 'museum'), await kept(shop.books, 'village')];
        return [museum['112'], museum['504'], village['112'], village['504']].map((fen) => fen ?? 0);
      };
      const twinsBefore = await twins();
      const product = await shop.stocked(2, { code: 'REFERENCE' });
      const placed = await shop.placed(product, 2);
      await shop.payOnPhone(placed);
      const paid = await shop.until(placed, (order) => order.state === 'paid');
      expect(paid).toMatchObject({ may: ['request_refund'], refund: null });
      expect(await shop.stock(product)).toEqual({ stock: 0, sold: 2 });

      const body = { carrier: '邮政快递', trackingNo: 'EMS2026112201' };
      const seenByCoop = (await shop.act('orders.get', placed, { as: shop.coop })).body;
      expect(seenByCoop.may).toEqual(['ship']);
      const shipped = (await shop.act('orders.ship', placed, { as: shop.coop, body })).body;
      expect(shipped).toMatchObject({ state: 'shipped', shipment: body, may: [] });
      expect((await shop.order(placed)).may).toEqual(['receive', 'request_refund']);

      const received = (await shop.act('orders.receive', placed)).body;
      expect(received).toMatchObject({ state: 'received', may: [] });
      expect(received.booked.map((entry) => [entry.memo.split(' · ')[0], entry.amountFen])).toEqual([
        ['买家付款', 13_600],
        ['买家收货，转成收入', 13_600],
        ['货款到期，记给供货户', 8840],
        ['运费和包装', 3100],
        ['村公益金', 680],
        ['博物馆的一份', 280],
      ]);
      const after = await shop.checkBooks();
      const moved = (account: string) => (after[account] ?? 0) - (before[account] ?? 0);
      expect(moved('102-wx')).toBe(13_600);
      expect(moved('211-advance')).toBe(0);
      expect(moved('128-REFERENCE')).toBe(0);
      expect(moved('501')).toBe(-4760);
      expect(moved('521')).toBe(4060);
      expect(['A', 'B', 'C'].map((_, i) => moved(`114-${['上寨-1', '上寨-2', '下寨-1'][i]}号-due`))).toEqual([
        -4000, -2840, -2000,
      ]);
      expect(moved('114-上寨-1号-consign')).toBe(0);
      expect(['freight', 'pack', 'village', 'museum'].map((to) => moved(`211-${to}`))).toEqual([
        -1800, -1300, -680, -280,
      ]);
      expect((await twins()).map((fen, i) => fen - (twinsBefore[i] ?? 0))).toEqual([280, -280, 680, -680]);
    });

    it('sells what was bought out for its whole price, at its cost', async () => {
      const before = await shop.checkBooks();
      const product = await shop.stocked(1, { code: 'BUYOUT', mode: 'buyout' });
      const order = await shop.shipped(product);
      await shop.act('orders.receive', order);
      const after = await shop.checkBooks();
      const moved = (account: string) => (after[account] ?? 0) - (before[account] ?? 0);
      expect([moved('501'), moved('121-BUYOUT'), moved('521')]).toEqual([-6800, 0, 4420 + 2030]);
    });

    it('takes each step once, whatever is repeated', async () => {
      const product = await shop.stocked(2);
      const order = await shop.paid(product);
      const body = { carrier: '邮政快递', trackingNo: 'EMS2026112202' };
      const shipped = await shop.act('orders.ship', order, { as: shop.coop, body, key: 'ship-once' });
      expect((await shop.act('orders.ship', order, { as: shop.coop, body, key: 'ship-once' })).body).toEqual(
        shipped.body,
      );
      expect((await shop.act('orders.ship', order, { as: shop.coop, body })).problem.code).toBe('order.not_now');
      const received = await shop.act('orders.receive', order, { key: 'receive-once' });
      const books = await shop.checkBooks();
      expect((await shop.act('orders.receive', order, { key: 'receive-once' })).body).toEqual(received.body);
      expect((await shop.act('orders.receive', order)).problem.code).toBe('order.not_now');
      expect(await shop.checkBooks()).toEqual(books);
    });

    it('refuses every step out of its turn', async () => {
      const product = await shop.stocked(4);
      const body = { carrier: '邮政快递', trackingNo: 'EMS2026112203' };
      const codes = async (order: Order) =>
        Promise.all([
          shop.act('orders.ship', order, { as: shop.coop, body }).then((a) => a.problem.code),
          shop.act('orders.receive', order).then((a) => a.problem.code),
          shop.requestRefund(order).then((a) => a.problem.code),
        ]);
      const placed = await shop.placed(product);
      expect(await codes(placed)).toEqual(['order.not_now', 'order.not_now', 'order.not_now']);
      const paid = await shop.paid(product);
      expect((await shop.act('orders.receive', paid)).problem.code).toBe('order.not_now');
      expect((await shop.act('orders.cancel', paid)).problem.code).toBe('order.not_now');
      expect((await shop.act('orders.pay', paid, { body: { client: 'web' } })).problem.code).toBe('order.not_now');
      const shipped = await shop.shipped(product);
      await shop.act('orders.receive', shipped);
      expect(await codes(shipped)).toEqual(['order.not_now', 'order.not_now', 'order.not_now']);
      await shop.act('orders.cancel', placed);
      expect(await codes(placed)).toEqual(['order.not_now', 'order.not_now', 'order.not_now']);
    });
  });

  describe('closing', () => {
    it('gives the goods back when the buyer does not want them, as often as that is said', async () => {
      const product = await shop.stocked(2);
      const order = await shop.placed(product, 2);
      expect((await shop.act('orders.cancel', order)).body).toMatchObject({ state: 'closed', may: [] });
      expect((await shop.act('orders.cancel', order)).body.state).toBe('closed');
      expect(await shop.stock(product)).toEqual({ stock: 2, sold: 0 });
      expect((await shop.act('orders.pay', order, { body: { client: 'web' } })).problem.code).toBe('order.not_now');
    });

    it('gives the goods back when nobody paid in time', async () => {
      const product = await shop.stocked(2);
      const order = await shop.placed(product);
      const paid = await shop.paid(product);
      await shop.app.runDue(new Date(Date.now() + 29 * 60_000));
      expect((await shop.order(order)).state).toBe('placed');
      await shop.app.runDue(new Date(Date.now() + 31 * 60_000));
      expect(await shop.order(order)).toMatchObject({ state: 'closed', closedAt: order.payBefore });
      expect((await shop.order(paid)).state).toBe('paid');
      expect(await shop.stock(product)).toEqual({ stock: 1, sold: 1 });
    });
  });

  describe('who sees an order', () => {
    it('is its buyer, the co-op and who watches; for everybody else there is none', async () => {
      const order = await shop.placed(await shop.stocked(1));
      const see = async (as: Parameters<typeof shop.act>[2]) => (await shop.act('orders.get', order, as)).status;
      const supervisor = await shop.register.staff('supervisor');
      expect(await see({})).toBe(200);
      expect(await see({ as: shop.coop })).toBe(200);
      expect(await see({ as: supervisor })).toBe(200);
      expect(await see({ as: shop.register.auditor })).toBe(200);
      expect(await see({ as: await shop.app.newUser() })).toBe(404);
      expect(await see({ as: await shop.register.staff('committee') })).toBe(404);
      expect(await see({ as: await shop.register.villager('上寨 1 号') })).toBe(404);
      expect(await see({ village: (await shop.app.newVillage()).id })).toBe(404);
      const watched = (await shop.act('orders.get', order, { as: supervisor })).body;
      expect(watched.may).toEqual([]);
      expect(watched.receiver).toEqual({ ...receiver, phone: '139****0001', detail: '***' });
    });

    it('lets nobody but the buyer act for the buyer', async () => {
      const order = await shop.shipped(await shop.stocked(1));
      const stranger = await shop.app.newUser();
      for (const as of [stranger, shop.coop]) {
        expect((await shop.act('orders.receive', order, { as })).status).toBe(404);
        expect((await shop.act('orders.cancel', order, { as })).status).toBe(404);
        expect((await shop.act('orders.sync', order, { as })).status).toBe(404);
        expect((await shop.act('orders.pay', order, { as, body: { client: 'web' } })).status).toBe(404);
        expect((await shop.requestRefund(order, { as })).status).toBe(404);
      }
    });
  });

  describe('lists', () => {
    it('show the co-op first what waits for it', async () => {
      const own = await TestShop.start();
      try {
        const product = await own.stocked(9);
        const asked = await own.paid(product);
        const toShip = await own.paid(product);
        const shipped = await own.shipped(product);
        const placed = await own.placed(product);
        await own.requestRefund(asked);
        const desk = (query = {}) =>
          own.app.call('orders.desk', { as: own.coop, params: { village: own.village }, query });
        const all = (await desk()).body;
        expect(all.items.map((item) => item.id)).toEqual([toShip.id, asked.id, placed.id, shipped.id]);
        expect(all.items.map((item) => item.refundState)).toEqual([null, 'requested', null, null]);
        expect(all.nextCursor).toBeNull();
        expect((await desk({ state: 'paid' })).body.items).toHaveLength(2);
        expect((await desk({ cursor: 'nonsense' })).problem.code).toBe('request.invalid');
        const count = await own.books.run((tx) => own.app.get(OrderService).toShipCount(tx));
        expect(count).toBe(1);
        expect((await own.app.call('orders.desk', { as: own.buyer, params: { village: own.village } })).status).toBe(
          404,
        );
      } finally {
        await own.close();
      }
    });

    it('go page by page without losing or repeating one', async () => {
      const product = await shop.stocked(45);
      const placed: string[] = [];
      for (let i = 0; i < 45; i += 1) placed.push((await shop.placed(product)).id);
      const mine: string[] = [];
      const desk: string[] = [];
      for (let cursor: string | undefined, first = true; first || cursor; first = false) {
        const { body } = await shop.app.call('me.orders', { as: shop.buyer, query: { cursor } });
        mine.push(...body.items.map((item) => item.id));
        cursor = body.nextCursor ?? undefined;
      }
      for (let cursor: string | undefined, first = true; first || cursor; first = false) {
        const params = { village: shop.village };
        const { body } = await shop.app.call('orders.desk', { as: shop.coop, params, query: { cursor } });
        desk.push(...body.items.map((item) => item.id));
        cursor = body.nextCursor ?? undefined;
      }
      expect(mine.slice(0, 45)).toEqual([...placed].reverse());
      expect(new Set(mine).size).toBe(mine.length);
      expect([...desk].sort()).toEqual([...mine].sort());
      const seen = await statementsOf(() => shop.app.call('me.orders', { as: shop.buyer }));
      expect(seen.length).toBeLessThanOrEqual(5);
      const stranger = await shop.app.newUser();
      expect((await shop.app.call('me.orders', { as: stranger })).body.items).toEqual([]);
    });

    it('tell a grower what is coming, what is due and what was returned', async () => {
      const own = await TestShop.start();
      try {
        const product = await own.stocked(4);
        const household = own.register.household('上寨 1 号').id;
        const received = await own.shipped(product, 2);
        await own.act('orders.receive', received);
        const coming = await own.paid(product);
        await own.placed(product);
        const [lines, fen] = await own.books.run(async (tx) => [
          await own.app.get(OrderService).growerLines(tx, household),
          await own.app.get(OrderService).growerComingFen(tx, household),
        ]);
        expect(lines.map((line) => [line.orderNo, line.quantity, line.amountFen, line.state])).toEqual([
          [coming.no, 1, 2000, 'coming'],
          [received.no, 2, 4000, 'due'],
        ]);
        expect(fen).toBe(2000);
      } finally {
        await own.close();
      }
    });
  });
});
