import type { BodyOf } from '@wecountry/shared/contracts';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { openBooks, type VillageBooks } from './books.js';
import type { TestApp, TestUser } from './app.js';
import { TestCredit } from './credit.js';
import type { RegisterShape } from './people.js';
import { TestPolls } from './polls.js';

/** The year that is over. */
export const lastYear = (): number => Number(businessDate(new Date()).slice(0, 4)) - 1;

/** A village with polls, points of last year, books, and two of the museum's staff from outside. */
export class TestMuseum {
  private constructor(
    readonly app: TestApp,
    readonly polls: TestPolls,
    readonly credit: TestCredit,
    readonly books: VillageBooks,
    readonly staff: TestUser,
    readonly cashier: TestUser,
  ) {}

  static async create(
    app: TestApp,
    { shape, ...rules }: { shape?: RegisterShape; basePoints?: number; effectiveOn?: string } = {},
  ): Promise<TestMuseum> {
    const polls = await TestPolls.create(app, shape);
    const credit = await TestCredit.create(app, { polls, ...rules });
    const books = await openBooks(app, polls.village);
    const staff = await polls.register.staff('museum_staff', '吴雪芬');
    const cashier = await polls.register.staff('museum_staff', '罗宏伟');
    return new TestMuseum(app, polls, credit, books, staff, cashier);
  }

  get village(): string {
    return this.polls.village;
  }

  voucher(kind: 'income' | 'cost', amountFen: number, more: Partial<BodyOf<'museum.voucher'>> = {}, as = this.staff) {
    const body = {
      kind,
      amountFen,
      memo: '门票',
      occurredOn: `${lastYear()}-06-30`,
      paidFrom: 'bank' as const,
      ...more,
    };
    return this.app.call('museum.voucher', { as, params: { village: this.village }, body });
  }

  /** Points of last year: `each[i]` to the i-th household, two at a time. */
  async points(each: readonly number[]): Promise<void> {
    for (const [i, points] of each.entries()) {
      await this.credit.give(this.polls.heads[i]!, points / 2, `${lastYear()}-08-08`);
    }
  }

  draft(body: Partial<BodyOf<'dividends.draft'>> = {}, as: TestUser = this.staff, key?: string) {
    return this.app.call('dividends.draft', {
      as,
      params: { village: this.village },
      body: { year: lastYear(), partPerTenThousand: 2000, ...body },
      key,
    });
  }

  execute(plan: string, as: TestUser = this.cashier, key?: string) {
    return this.app.call('dividends.execute', { as, params: { village: this.village, plan }, key });
  }

  async plan(plan: string, as: TestUser = this.staff) {
    return (await this.app.call('dividends.plan', { as, params: { village: this.village, plan } })).body;
  }

  slip(plan: string, as: TestUser) {
    return this.app.call('dividends.slip', { as, params: { village: this.village, plan } });
  }

  /** Puts a plan to the vote, as far as that is allowed. */
  tryVote(planId: string) {
    return this.polls.tryOpen({ title: '去年的分红办法', planId });
  }

  openVote(planId: string) {
    return this.polls.open({ title: '去年的分红办法', planId });
  }

  /** A plan that everybody approved and whose minutes are in. Answers with its id. */
  async decided(body: Partial<BodyOf<'dividends.draft'>> = {}): Promise<string> {
    const { status, body: plan } = await this.draft(body);
    if (status !== 201) throw new Error(`A draft was refused: ${JSON.stringify(plan)}`);
    const poll = await this.openVote(plan.id);
    for (const head of this.polls.heads) await this.polls.cast(poll, head, 'approve');
    await this.polls.close();
    await this.polls.decide(poll);
    return plan.id;
  }
}
