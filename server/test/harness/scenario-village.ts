import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import type { Role } from '@wecountry/shared/domain/roles';
import type { RouteName } from '@wecountry/shared/contracts/routes';
import type { TestApp, TestUser } from './app.js';
import { called } from './scenario-activities.js';
import type { Ask } from './scenario-line.js';
import { lastYear, TestMuseum } from './museum.js';
import { aCode, castSecret, openSecret } from './secret.js';
import { signedRefund } from './signed-callback.js';
import { type Order, TestShop } from './shop.js';
import type { TestWechat } from './wechat.js';

/** Who tries the doors. Those without a role: who bought here, somebody else who did, somebody who only signed in. */
export const personRoles = {
  villager: ['villager'],
  neighbour: ['villager'],
  group_leader: ['villager', 'group_leader'],
  committee: ['committee'],
  supervisor: ['supervisor'],
  coop_staff: ['coop_staff'],
  museum_staff: ['museum_staff'],
  auditor: ['auditor'],
  buyer: [],
  other_buyer: [],
  outsider: [],
} as const satisfies Record<string, readonly Role[]>;
export type PersonName = keyof typeof personRoles;
export const personNames = Object.keys(personRoles) as PersonName[];

const SHAPE = { 上寨: [2, 2, 1], 下寨: [2, 1] };
const FIRST_YEAR = 2013;
const DAY_MS = 86_400_000;

/** What every operation that only reads may be asked about; built once. */
export interface Standing {
  readonly notice: string;
  /** A notice that offers work, which somebody took. */
  readonly work: string;
  readonly product: string;
  /** Closed, reached, and a decision. */
  readonly poll: string;
  readonly plan: string;
  readonly order: Order;
  readonly entry: string;
  /** The last privileged act of the building. */
  readonly act: string;
  /** Voted in secret and closed, with a code that was counted. */
  readonly secretPoll: string;
  readonly code: string;
}

/** A village where everything there is has happened, with one person of each kind. */
export class ScenarioVillage {
  private counter = 0;
  private year = lastYear();
  /** A year whose plan is drafted and never voted on, so that it may be drafted again. */
  readonly draftYear = lastYear();
  private built: Standing | undefined;
  private begun: string | undefined;

  private constructor(
    readonly app: TestApp,
    readonly wechat: TestWechat,
    /** Stands in texts of this village, so that they are known elsewhere. */
    readonly mark: string,
    readonly museum: TestMuseum,
    readonly shop: TestShop,
    readonly people: Readonly<Record<PersonName, TestUser>>,
  ) {}

  static async create(app: TestApp, wechat: TestWechat, mark: string, payer: 0 | 1): Promise<ScenarioVillage> {
    const museum = await TestMuseum.create(app, { shape: SHAPE, effectiveOn: `${FIRST_YEAR}-01-01` });
    const { register, heads, committee, supervisor } = museum.polls;
    const shop = await TestShop.in({ app, wechat, register, books: museum.books }, payer);
    await register.give(heads[2]!, 'group_leader');
    const village = new ScenarioVillage(app, wechat, mark, museum, shop, {
      villager: heads[0]!,
      neighbour: heads[1]!,
      group_leader: heads[2]!,
      committee,
      supervisor,
      coop_staff: shop.coop,
      // Of the two at the museum, the other drafts: who drafts a plan may not execute it.
      museum_staff: museum.cashier,
      auditor: register.auditor,
      buyer: shop.buyer,
      other_buyer: await app.newUser(),
      outsider: await app.newUser(),
    });
    village.built = await village.fill();
    return village;
  }

  get id(): string {
    return this.shop.village;
  }

  get standing(): Standing {
    if (!this.built) throw new Error('The village is not built yet');
    return this.built;
  }

  /** Where people check in. It would not outlive the days that the making of another village waits for. */
  async begin(): Promise<void> {
    this.begun = await called(this, 'begin');
  }

  get activity(): string {
    if (!this.begun) throw new Error('Nothing has begun yet');
    return this.begun;
  }

  /** Another number each time, to make a text or a code that was not there. */
  next(): number {
    this.counter += 1;
    return this.counter;
  }

  /** Does an operation that must succeed. */
  async done<N extends RouteName>(name: N, as: TestUser, ask: Ask<N>): Promise<ResponseOf<N>> {
    const params = { ...ask.params, village: this.id } as never;
    const { status, body } = await this.app.call(name, { as, params, query: ask.query, body: ask.body });
    if (status >= 300) throw new Error(`${name} in the scenario: ${JSON.stringify(body)}`);
    return body;
  }

  notice(category: BodyOf<'notices.publish'>['category'] = 'urgent'): BodyOf<'notices.publish'> {
    const hamletIds = this.museum.polls.register.hamlets.map((hamlet) => hamlet.id);
    return { category, title: `${this.mark}通知 ${this.next()}`, body: '明早封山。', hamletIds };
  }

  async published(more: Partial<BodyOf<'notices.publish'>> = {}): Promise<string> {
    return (await this.done('notices.publish', this.people.committee, { body: { ...this.notice(), ...more } })).id;
  }

  /** A notice that offers work. */
  hiring(): Promise<string> {
    return this.published({ category: 'hiring', hiring: { places: 3, payFen: 13_000, payUnit: 'day' } });
  }

  /** A notice that goes out tomorrow. */
  scheduled(): Promise<string> {
    return this.published({ publishAt: new Date(Date.now() + DAY_MS).toISOString() });
  }

  /** A notice with words of a villager under it. */
  async discussed(): Promise<{ notice: string; reply: string }> {
    const notice = await this.published({ commentsOn: true });
    const body = { text: `${this.mark}我家来两个人 ${this.next()}` };
    const { id } = await this.done('notices.reply', this.people.villager, { params: { notice }, body });
    return { notice, reply: id };
  }

  /** A poll that everybody approved and that is counted. */
  reached(): Promise<string> {
    const approvals = this.museum.polls.heads.map(() => 'approve' as const);
    return this.museum.polls.closed(approvals, { title: `${this.mark}修路 ${this.next()}` });
  }

  /** A plan of a year that nobody has voted about. */
  async drafted(): Promise<string> {
    const { body } = await this.museum.draft({ year: await this.yearWithProfit() });
    return body.id;
  }

  /** A plan of another year that the village decided. */
  async decided(): Promise<string> {
    return this.museum.decided({ year: await this.yearWithProfit() });
  }

  /** Files a claim, and takes it as far as told. */
  async claim(as: TestUser, until: 'claimed' | 'public' | 'objected' = 'claimed'): Promise<string> {
    const { credit } = this.museum;
    const claim = await credit.claimed(as);
    if (until === 'claimed') return claim;
    await this.done('credit.review', credit.committee, { params: { claim }, body: { confirm: true } });
    if (until === 'public') return claim;
    const objector = as === this.people.neighbour ? this.people.villager : this.people.neighbour;
    await this.done('credit.object', objector, { params: { claim }, body: { reason: '那天没看见他' } });
    return claim;
  }

  placed(as?: TestUser): Promise<Order> {
    return this.shop.placed(this.standing.product, 1, as);
  }

  paid(): Promise<Order> {
    return this.shop.paid(this.standing.product);
  }

  shipped(): Promise<Order> {
    return this.shop.shipped(this.standing.product);
  }

  /** A paid order whose buyer wants the money back. */
  async refundWanted(): Promise<Order> {
    return (await this.shop.requestRefund(await this.paid())).body;
  }

  /** A paid order whose refund WeChat could not do. */
  async refundFailed(product = this.standing.product): Promise<Order> {
    const order = (await this.shop.requestRefund(await this.shop.paid(product))).body;
    await this.shop.decideRefund(order, true);
    const { url, headers, payload } = signedRefund(this.wechat, order, {
      outRefundNo: `${order.no}R1`,
      status: 'ABNORMAL',
    });
    await this.app.nest.inject({ method: 'POST', url, headers, payload });
    return this.shop.until(order, (now) => now.refund?.state === 'failed');
  }

  /** Whether WeChat still works on a refund. */
  async refundsWait(): Promise<boolean> {
    const waiting = await this.museum.books.run((tx) =>
      tx.query(`SELECT FROM refunds WHERE village_id = $1 AND state = 'approved'`, [tx.villageId]),
    );
    return waiting.length > 0;
  }

  /** Income, and points that have a part in it, in a year before those taken so far. */
  private async yearWithProfit(): Promise<number> {
    this.year -= 1;
    if (this.year < FIRST_YEAR) throw new Error('No year is left to draft a plan of');
    await this.fillYear(this.year);
    return this.year;
  }

  private async fillYear(year: number): Promise<void> {
    await this.museum.voucher('income', 1_000_000, { occurredOn: `${year}-06-30`, memo: `${this.mark}门票` });
    for (const head of this.museum.polls.heads) await this.museum.credit.give(head, 1, `${year}-08-08`);
  }

  private async fill(): Promise<Standing> {
    const { people, museum, shop } = this;
    // What has to wait for days comes first: unpaid orders would not outlive it.
    await this.fillYear(this.draftYear);
    await museum.draft({ year: this.draftYear });
    const plan = await this.decided();
    await this.done('dividends.execute', people.museum_staff, { params: { plan } });
    const poll = await this.reached();
    await museum.polls.decide(poll);
    const secretPoll = await openSecret(museum.polls);
    const code = aCode();
    for (const [i, head] of museum.polls.heads.entries()) {
      await castSecret(museum.polls, secretPoll, head, 'approve', i === 0 ? code : aCode());
    }
    await this.claim(people.neighbour, 'public');
    await this.app.runDue(new Date(Date.now() + 30 * DAY_MS));

    await museum.polls.open({ title: `${this.mark}路灯` });
    await castSecret(museum.polls, await openSecret(museum.polls), people.neighbour, 'reject');
    const { notice } = await this.discussed();
    await this.done('notices.assign', people.committee, { params: { notice }, body: { hamletIds: [] } });
    const work = await this.hiring();
    await this.done('notices.signUp', people.villager, { params: { notice: work } });
    await this.done('notices.mark', people.neighbour, { params: { notice }, body: { step: 'acknowledged' } });
    for (const until of ['claimed', 'public', 'objected'] as const) await this.claim(people.villager, until);
    const rejected = await this.claim(people.group_leader);
    const answer = { confirm: false, reason: '照片看不清' };
    await this.done('credit.review', people.committee, { params: { claim: rejected }, body: answer });
    const product = await shop.stocked(10_000);
    const order = await this.fillOrders(product);
    const [entry] = await museum.books.run((tx) =>
      tx.query<{ id: string }>(
        `SELECT id FROM journal_entries WHERE village_id = $1 AND book = 'coop' ORDER BY number DESC LIMIT 1`,
        [tx.villageId],
      ),
    );
    const [act] = await museum.books.run((tx) =>
      tx.query<{ id: string }>(
        `SELECT id FROM privileged_acts WHERE village_id = $1 ORDER BY acted_at DESC, id DESC LIMIT 1`,
        [tx.villageId],
      ),
    );
    return { notice, work, product, poll, plan, order, entry: entry!.id, act: act!.id, secretPoll, code };
  }

  /** An order in every state; answers with the one that came to its end. */
  private async fillOrders(product: string): Promise<Order> {
    const { shop, people } = this;
    const order = await shop.shipped(product);
    const received = await shop.act('orders.receive', order);
    await shop.act('orders.cancel', await shop.placed(product));
    await shop.placed(product, 1, people.other_buyer);
    await shop.paid(product);
    await shop.shipped(product);
    await shop.requestRefund(await shop.paid(product));
    await this.refundFailed(product);
    return received.body;
  }
}
