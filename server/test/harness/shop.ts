import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { OrderPayment } from '../../src/modules/orders/index.js';
import { SessionService } from '../../src/platform/auth/session.service.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { makeApp } from '../../src/server.js';
import { startApp, TestApp, testEnvironment, type TestUser } from './app.js';
import { kept, openBooks, replayed, type VillageBooks } from './books.js';
import { TestRegister } from './people.js';
import { TestWechat } from './wechat.js';

export type Order = ResponseOf<'orders.get'>;
type Contributions = BodyOf<'products.deliver'>['contributions'];

/** The agreement of the reference example of the books: a piece of ¥68.00. */
export const referenceLines: BodyOf<'products.agree'>['lines'] = [
  { kind: 'grower', label: '种米的户', rule: { type: 'share', perTenThousand: 6500 } },
  { kind: 'freight', label: '快递', rule: { type: 'amount', fen: 900 } },
  { kind: 'packing', label: '碾米装袋', rule: { type: 'amount', fen: 650 } },
  { kind: 'village', label: '村公益金', rule: { type: 'share', perTenThousand: 500 } },
  { kind: 'museum', label: '博物馆积分池', rule: { type: 'amount', fen: 140 } },
  { kind: 'fee', label: '微信手续费', rule: { type: 'amount', fen: 41 } },
  { kind: 'service', label: '合作社办事', rule: { type: 'rest' } },
];

export const receiver = {
  name: '周先生',
  phone: '13900000001',
  region: '贵州省贵阳市南明区',
  detail: '演示路 8 号',
};

/** A village that sells, with a WeChat of its own: a register, open books, co-op staff, and a buyer who can pay. */
export class TestShop {
  private constructor(
    readonly app: TestApp,
    readonly wechat: TestWechat,
    readonly register: TestRegister,
    readonly books: VillageBooks,
    readonly coop: TestUser,
    readonly buyer: TestUser,
  ) {}

  static async start(): Promise<TestShop> {
    const { app, wechat } = await startWithWechat();
    const register = await TestRegister.create(app, { 上寨: [2, 2], 下寨: [2] });
    const books = await openBooks(app, register.village.id);
    return TestShop.in({ app, wechat, register, books }, 0);
  }

  /** In a village that has its register and its books; `person` buys. */
  static async in(
    { app, wechat, register, books }: Pick<TestShop, 'app' | 'wechat' | 'register' | 'books'>,
    person: 0 | 1,
  ): Promise<TestShop> {
    const coop = await register.staff('coop_staff');
    return new TestShop(app, wechat, register, books, coop, await payer(app, wechat, person));
  }

  get village(): string {
    return this.register.village.id;
  }

  /** A person who has WeChat, signed in on the web or in the mini-program. */
  payer(index: 0 | 1, client: 'web' | 'mini' = 'web'): Promise<TestUser> {
    return payer(this.app, this.wechat, index, client);
  }

  /** Lists a product at the reference price; with an agreement unless told otherwise. Returns its id. */
  async product(lines: BodyOf<'products.agree'>['lines'] | null = referenceLines): Promise<string> {
    const created = await this.app.call('products.create', {
      as: this.coop,
      params: { village: this.village },
      body: {
        name: '香禾糯',
        spec: '2.5 kg 一袋',
        season: '2026 年新米',
        story: '稻田里养鱼、养鸭。',
        art: 'terrace',
        growerWord: '种的人',
        priceFen: 6800,
      },
    });
    const product = created.body.id;
    if (lines) {
      const params = { village: this.village, product };
      const agreed = await this.app.call('products.agree', { as: this.coop, params, body: { lines } });
      if (agreed.status !== 201) throw new Error(`Not agreed: ${agreed.problem.code}`);
    }
    return product;
  }

  /** The three growers of the reference example, who bring 20.00, 14.20 and 10.00 of every piece. */
  growers(): Contributions {
    return (
      [
        ['上寨 1 号', 2000],
        ['上寨 2 号', 1420],
        ['下寨 1 号', 1000],
      ] as const
    ).map(([code, weightGram]) => ({ householdId: this.register.household(code).id, weightGram }));
  }

  async deliver(
    product: string,
    quantity: number,
    changes: Partial<BodyOf<'products.deliver'>> = {},
  ): Promise<{ status: number; body: ResponseOf<'products.deliver'>; problem: { code: string } }> {
    lots += 1;
    return this.app.call('products.deliver', {
      as: this.coop,
      params: { village: this.village, product },
      body: {
        code: `L-${String(lots).padStart(3, '0')}`,
        mode: 'commission',
        quantity,
        harvestedOn: '2026-10-01',
        certified: true,
        contributions: this.growers(),
        ...changes,
      },
    });
  }

  /** A product with an agreement and a lot of so many pieces. */
  async stocked(quantity: number, changes?: Partial<BodyOf<'products.deliver'>>): Promise<string> {
    const product = await this.product();
    const delivered = await this.deliver(product, quantity, changes);
    if (delivered.status !== 201) throw new Error(`Not delivered: ${delivered.problem.code}`);
    return product;
  }

  place(product: string, quantity = 1, as: TestUser = this.buyer, key?: string) {
    return this.app.call('orders.place', {
      as,
      key,
      params: { village: this.village },
      body: { productId: product, quantity, priceFen: 6800, receiver },
    });
  }

  async placed(product: string, quantity = 1, as?: TestUser): Promise<Order> {
    const { status, body, problem } = await this.place(product, quantity, as);
    if (status !== 201) throw new Error(`Not placed: ${problem.code}`);
    return body;
  }

  /** The first half of paying, at another time. */
  openPayment(order: Order, at: Date) {
    const { userId, appid, openid } = this.buyer;
    const actor = { userId, sessionId: '', requestId: 'test', villageId: this.village, roles: new Set<never>(), at };
    return this.app.get(OrderPayment).openPayment(actor, order.id, { appid, openid });
  }

  /** A second server on the same database, with another WeChat behind it. Close its `nest`. */
  async otherServer(settings: NodeJS.ProcessEnv): Promise<TestApp> {
    const { database } = this.app;
    const config = loadConfig({ ...testEnvironment(database), ...this.wechat.settings, ...settings });
    return new TestApp(await makeApp(config), database, config);
  }

  /** Takes the parameters of payment and hands them to the phone. */
  async payOnPhone(order: Order, choice: 'pay' | 'cancel' | 'pay_lose_callback' = 'pay'): Promise<void> {
    const { status, body, problem } = await this.act('orders.pay', order, { body: { client: 'web' } });
    if (status !== 200) throw new Error(`No parameters: ${problem.code}`);
    const { result, reason } = await this.wechat.phonePay(body, choice);
    if (result !== (choice === 'cancel' ? 'cancel' : 'ok')) throw new Error(`Not paid: ${result} ${reason}`);
  }

  /** An order that is paid, by the callback. */
  async paid(product: string, quantity = 1): Promise<Order> {
    const order = await this.placed(product, quantity);
    await this.payOnPhone(order);
    return this.until(order, (now) => now.state === 'paid');
  }

  async shipped(product: string, quantity = 1): Promise<Order> {
    const order = await this.paid(product, quantity);
    const body = { carrier: '邮政快递', trackingNo: 'EMS2026112201' };
    return (await this.act('orders.ship', order, { as: this.coop, body })).body;
  }

  /** One operation on an order, as its buyer unless told otherwise. */
  act<N extends 'orders.pay' | 'orders.sync' | 'orders.cancel' | 'orders.ship' | 'orders.receive' | 'orders.get'>(
    name: N,
    order: { id: string },
    options: { as?: TestUser; body?: BodyOf<N>; key?: string; village?: string } = {},
  ) {
    const { as = this.buyer, village = this.village, ...rest } = options;
    return this.app.call(name, { as, params: { village, order: order.id } as never, ...rest });
  }

  requestRefund(order: { id: string }, options: { as?: TestUser; key?: string; reason?: string } = {}) {
    const { as = this.buyer, key, reason = '买多了' } = options;
    return this.app.call('orders.requestRefund', {
      as,
      key,
      params: { village: this.village, order: order.id },
      body: { reason },
    });
  }

  decideRefund(order: Order, approve: boolean, options: { as?: TestUser; key?: string; refund?: string } = {}) {
    const { as = this.coop, key, refund = order.refund?.id ?? '' } = options;
    return this.app.call('orders.decideRefund', {
      as,
      key,
      params: { village: this.village, order: order.id, refund },
      body: { approve, note: approve ? '好的' : '已经装车了' },
    });
  }

  resendRefund(order: Order, options: { as?: TestUser; key?: string; refund?: string } = {}) {
    const { as = this.coop, key, refund = order.refund?.id ?? '' } = options;
    const params = { village: this.village, order: order.id, refund };
    return this.app.call('orders.resendRefund', { as, key, params });
  }

  async order(order: { id: string }): Promise<Order> {
    return (await this.act('orders.get', order)).body;
  }

  /** The order once it is so; fails after three seconds. */
  async until(order: { id: string }, wanted: (order: Order) => boolean): Promise<Order> {
    for (let i = 0; i < 300; i += 1) {
      const now = await this.order(order);
      if (wanted(now)) return now;
      await new Promise((wait) => setTimeout(wait, 10));
    }
    throw new Error('The order did not come to that');
  }

  /** Pieces for sale and sold, as buyers see them. */
  async stock(product: string): Promise<{ stock: number; sold: number }> {
    const params = { village: this.village, product };
    const { stock, sold } = (await this.app.call('products.get', { as: this.buyer, params })).body;
    return { stock, sold };
  }

  /** The alarms of this village, and of no village. */
  async alarms(): Promise<{ kind: string; outTradeNo: string }[]> {
    return this.books.run((tx) =>
      tx.query(`SELECT kind, out_trade_no AS "outTradeNo" FROM payment_alarms ORDER BY raised_at`),
    );
  }

  /**
   * Checks every book: debits equal credits, and the balances kept equal a replay of the postings. Also that each lot's
   * pieces and each household's value are all accounted for. Returns the co-op's balances, debit above zero.
   */
  async checkBooks(): Promise<Record<string, number>> {
    for (const book of ['coop', 'museum', 'village'] as const) {
      const balances = await kept(this.books, book);
      expect(await replayed(this.books, book)).toEqual(balances);
      expect(Object.values(balances).reduce((sum, fen) => sum + fen, 0)).toBe(0);
    }
    expect(await this.unaccounted()).toEqual([]);
    return kept(this.books, 'coop');
  }

  /** Households whose value of a lot is not what is left plus what living orders hold. */
  private unaccounted(): Promise<object[]> {
    return this.books.run((tx) =>
      tx.query(
        `SELECT c.lot_id, c.household_code FROM contributions c
         WHERE c.value_fen <> c.left_fen + (
           SELECT coalesce(sum(g.amount_fen), 0) FROM orders o
           JOIN order_growers g ON g.village_id = o.village_id AND g.order_id = o.id
           WHERE o.lot_id = c.lot_id AND g.household_id = c.household_id
             AND (o.state IN ('placed', 'paid', 'shipped', 'received') OR (o.state = 'refunded' AND o.shipped_at IS NOT NULL)))`,
      ),
    );
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.wechat.close();
  }
}

let lots = 0;

/** A server and the WeChat that calls it back. */
export async function startWithWechat(settings: NodeJS.ProcessEnv = {}): Promise<{ app: TestApp; wechat: TestWechat }> {
  const wechat = await TestWechat.start();
  const app = await startApp({ ...wechat.settings, ...settings }).catch(async (error: unknown) => {
    await wechat.close();
    throw error;
  });
  wechat.onCallback = async ({ path: url, headers, body: payload }) =>
    (await app.nest.inject({ method: 'POST', url, headers, payload })).statusCode;
  return { app, wechat };
}

/** A person who has WeChat, signed in by one of its clients. */
export async function payer(
  app: TestApp,
  wechat: TestWechat,
  index: 0 | 1,
  client: 'web' | 'mini' = 'web',
): Promise<TestUser> {
  const person = wechat.persons[index];
  const { webAppid, miniAppid } = app.config.wechat;
  const identity =
    client === 'web' ? { appid: webAppid, openid: person.openid } : { appid: miniAppid, openid: person.miniOpenid };
  const sessions = app.get(SessionService);
  const userId = await sessions.userOf(identity, person.unionid);
  return { userId, ...identity, session: await sessions.open(userId, identity, `device-${client}`) };
}
