import { entries, LedgerService } from '../src/modules/ledger/index.js';
import { newId } from '../src/platform/db/id.js';
import type { TestVillager } from './harness/people.js';
import { TestShop } from './harness/shop.js';

/** Of a piece at ¥68.00 the three households of the shop get 20.00, 14.20 and 10.00. */
describe('我家的钱', () => {
  let shop: TestShop;
  let first: TestVillager;
  let third: TestVillager;
  beforeAll(async () => {
    shop = await TestShop.start();
    first = await shop.register.villager('上寨 1 号');
    third = await shop.register.villager('下寨 1 号');
  });
  afterAll(() => shop.close());

  const mine = (as: TestVillager) => shop.app.call('money.mine', { as, params: { village: shop.village } });

  it('is nothing before anything was brought', async () => {
    const { status, body } = await mine(first);
    expect(status).toBe(200);
    expect(body).toEqual({
      householdLabel: '上寨 1 号',
      comingFen: 0,
      dueFen: 0,
      unsoldFen: 0,
      dividendFen: 0,
      rows: [],
    });
  });

  it('goes from unsold to coming to due with the order, and back when the buyer gets the money back', async () => {
    const product = await shop.stocked(10);
    expect((await mine(first)).body).toMatchObject({ unsoldFen: 20_000, comingFen: 0, dueFen: 0 });
    const order = await shop.shipped(product, 2);
    const coming = (await mine(first)).body;
    expect(coming).toMatchObject({ unsoldFen: 16_000, comingFen: 4000, dueFen: 0 });
    expect(coming.rows).toEqual([
      expect.objectContaining({
        orderNo: order.no,
        productName: '香禾糯',
        quantity: 2,
        amountFen: 4000,
        state: 'coming',
      }),
    ]);
    await shop.act('orders.receive', order);
    const due = (await mine(first)).body;
    expect(due).toMatchObject({ unsoldFen: 16_000, comingFen: 0, dueFen: 4000 });
    expect(due.rows[0]).toMatchObject({ orderNo: order.no, state: 'due' });
    expect((await mine(third)).body).toMatchObject({ unsoldFen: 8000, dueFen: 2000 });

    const back = await shop.paid(product, 1);
    expect((await mine(first)).body).toMatchObject({ unsoldFen: 14_000, comingFen: 2000 });
    const asked = await shop.requestRefund(back);
    await shop.decideRefund(asked.body, true);
    await shop.app.runDue();
    await shop.until(back, (now) => now.state === 'refunded');
    const returned = (await mine(first)).body;
    expect(returned).toMatchObject({ unsoldFen: 16_000, comingFen: 0, dueFen: 4000 });
    expect(returned.rows.find((r) => r.orderNo === back.no)).toMatchObject({ state: 'returned', amountFen: 2000 });
    await shop.checkBooks();
  });

  it('counts the dividend that the museum owes', async () => {
    const dividend = entries.dividend({
      id: newId(),
      no: '2025',
      occurredOn: '2026-02-10',
      shares: [
        { household: '上寨 1 号', amountFen: 39_783 },
        { household: '上寨 2 号', amountFen: 1 },
      ],
    });
    await shop.books.run((tx) => shop.app.get(LedgerService).post(tx, dividend));
    expect((await mine(first)).body.dividendFen).toBe(39_783);
    expect((await mine(third)).body.dividendFen).toBe(0);
  });

  it('is for villagers', async () => {
    const params = { village: shop.village };
    expect((await shop.app.call('money.mine', { as: shop.coop, params })).problem.status).toBe(403);
    expect((await shop.app.call('money.mine', { as: shop.buyer, params })).problem.status).toBe(404);
  });
});
