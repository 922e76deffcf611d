import { statementsOf } from './harness/statements.js';
import { referenceLines, TestShop } from './harness/shop.js';

describe('the market', () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await TestShop.start();
  });
  afterAll(() => shop.close());

  const get = (product: string, village = shop.village) =>
    shop.app.call('products.get', { as: shop.buyer, params: { village, product } });
  const inVillage = () => ({ village: shop.village });

  it('sells only what is agreed on, and says where each fen goes', async () => {
    const product = await shop.product(null);
    const listed = await shop.app.call('products.list', { as: shop.buyer, params: inVillage() });
    expect(listed.body.items.map((item) => item.id)).not.toContain(product);
    expect((await get(product)).body).toMatchObject({ lines: [], lot: null, mode: null, stock: 0, growerFen: 0 });
    expect((await shop.deliver(product, 5)).problem.code).toBe('product.no_agreement');

    const agreed = await shop.app.call('products.agree', {
      as: shop.coop,
      params: { ...inVillage(), product },
      body: { lines: referenceLines },
    });
    expect(agreed.status).toBe(201);
    expect(agreed.body.version).toBe(1);
    expect(agreed.body.lines.map((line) => [line.key, line.amountFen, line.permille])).toEqual([
      ['grower', 4420, 650],
      ['freight', 900, 132],
      ['packing', 650, 96],
      ['village', 340, 50],
      ['service', 309, 45],
      ['museum', 140, 21],
      ['fee', 41, 6],
    ]);
    const after = await shop.app.call('products.list', { as: shop.buyer, params: inVillage() });
    expect(after.body.items.find((item) => item.id === product)).toMatchObject({ growerFen: 4420, stock: 0, sold: 0 });
  });

  it('refuses an agreement that does not come to the price', async () => {
    const product = await shop.product(null);
    const agree = (lines: typeof referenceLines) =>
      shop.app.call('products.agree', { as: shop.coop, params: { ...inVillage(), product }, body: { lines } });
    const noRest = referenceLines.filter((line) => line.rule.type !== 'rest');
    expect((await agree(noRest)).problem.code).toBe('product.agreement_unsound');
    const tooMuch = [...referenceLines, { ...referenceLines[1]!, rule: { type: 'amount' as const, fen: 6000 } }];
    expect((await agree(tooMuch)).problem.code).toBe('product.agreement_unsound');
    expect((await agree([{ kind: 'service', label: '合作社', rule: { type: 'rest' } }])).problem.code).toBe(
      'product.no_grower_part',
    );
  });

  it('takes a lot on commission in and holds its value for the growers', async () => {
    const product = await shop.product();
    const { status, body } = await shop.deliver(product, 2, { code: '2026-03' });
    expect([status, body.payableFen]).toEqual([201, 8840]);
    const balances = await shop.checkBooks();
    expect(balances).toMatchObject({
      '128-2026-03': 8840,
      '114-上寨-1号-consign': -4000,
      '114-上寨-2号-consign': -2840,
      '114-下寨-1号-consign': -2000,
    });
    const page = (await get(product)).body;
    expect(page).toMatchObject({ stock: 2, mode: 'commission' });
    expect(page.lot).toEqual({
      code: '2026-03',
      harvestedOn: '2026-10-01',
      certified: true,
      growers: [
        { label: '上寨1之1户', weightGram: 2000 },
        { label: '上寨2之1户', weightGram: 1420 },
        { label: '下寨1之1户', weightGram: 1000 },
      ],
    });
  });

  it('owes the growers at once for a lot bought out', async () => {
    const product = await shop.product();
    await shop.deliver(product, 10, { code: '2026-T1', mode: 'buyout', contributions: shop.growers().slice(0, 1) });
    expect(await shop.checkBooks()).toMatchObject({ '121-2026-T1': 44_200, '114-上寨-1号-due': -44_200 });
  });

  it('refuses a lot that can not be', async () => {
    const product = await shop.product();
    expect((await shop.deliver(product, 1, { code: 'TWICE' })).status).toBe(201);
    expect((await shop.deliver(product, 1, { code: 'TWICE' })).problem.code).toBe('product.lot_exists');
    expect((await shop.deliver(product, 1, { harvestedOn: '2099-01-01' })).problem.code).toBe('product.harvest_ahead');
    const [first] = shop.growers();
    expect((await shop.deliver(product, 1, { contributions: [first!, first!] })).problem.code).toBe(
      'money.duplicate_key',
    );
    const stranger = { householdId: shop.village, weightGram: 1 };
    expect((await shop.deliver(product, 1, { contributions: [stranger] })).problem.code).toBe(
      'product.household_unknown',
    );
    expect((await shop.deliver(product, 1, { code: 'A--B' })).problem.code).toBe('request.invalid');
    expect((await shop.deliver(shop.village, 1)).problem.code).toBe('request.not_found');
  });

  it('keeps lots under the agreement they came in by', async () => {
    const product = await shop.stocked(3);
    const lines = referenceLines.map((line) =>
      line.kind === 'grower' ? { ...line, rule: { type: 'share' as const, perTenThousand: 7000 } } : line,
    );
    const params = { ...inVillage(), product };
    const unsound = await shop.app.call('products.agree', { as: shop.coop, params, body: { lines } });
    expect(unsound.problem.code).toBe('product.agreement_unsound');
    const fair = lines.map((line) =>
      line.kind === 'freight' ? { ...line, rule: { type: 'amount' as const, fen: 500 } } : line,
    );
    const agreed = await shop.app.call('products.agree', { as: shop.coop, params, body: { lines: fair } });
    expect(agreed.body.version).toBe(2);
    expect((await get(product)).body.growerFen).toBe(4420);
    await shop.placed(product, 3);
    // Nothing of the old lot is for sale: the next one will be under the new agreement.
    expect((await get(product)).body.growerFen).toBe(4760);
  });

  it("is the co-op's to fill, and logs what the co-op did", async () => {
    const product = await shop.product();
    const villager = await shop.register.villager('上寨 1 号');
    const lines = { as: villager, params: { ...inVillage(), product }, body: { lines: referenceLines } };
    expect((await shop.app.call('products.agree', lines)).status).toBe(403);
    expect((await shop.app.call('products.agree', { ...lines, as: shop.buyer })).status).toBe(404);
    const acts = await shop.books.run((tx) =>
      tx.query<{ act: string }>(`SELECT DISTINCT act FROM privileged_acts WHERE village_id = $1`, [tx.villageId]),
    );
    expect(acts.map((row) => row.act)).toEqual(
      expect.arrayContaining(['product.created', 'agreement.made', 'lot.delivered']),
    );
  });

  it('answers a repeated delivery with the first one, and posts it once', async () => {
    const product = await shop.product();
    const params = { ...inVillage(), product };
    const body = {
      code: 'ONCE',
      mode: 'commission' as const,
      quantity: 2,
      harvestedOn: '2026-10-01',
      certified: true,
      contributions: shop.growers(),
    };
    const call = (changes = {}) =>
      shop.app.call('products.deliver', {
        as: shop.coop,
        params,
        key: 'delivery-once',
        body: { ...body, ...changes },
      });
    const first = await call();
    expect((await call()).body).toEqual(first.body);
    expect((await call({ quantity: 3 })).problem.code).toBe('request.key_reused');
    expect((await shop.checkBooks())['128-ONCE']).toBe(8840);
  });

  it('lists with one statement', async () => {
    await shop.app.call('products.list', { as: shop.buyer, params: inVillage() });
    const seen = await statementsOf(() => shop.app.call('products.list', { as: shop.buyer, params: inVillage() }));
    expect(seen.filter((sql) => sql.includes('FROM products'))).toHaveLength(1);
  });

  it('shows nothing of another village', async () => {
    const product = await shop.stocked(1);
    const other = await shop.app.newVillage();
    expect((await get(product, other.id)).problem.code).toBe('request.not_found');
  });
});
