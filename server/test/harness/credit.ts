import { businessDate } from '@wecountry/shared/domain/calendar';
import { ClaimService, type NewItem, RuleBookService } from '../../src/modules/credit/index.js';
import { actorOf } from './actors.js';
import type { TestApp, TestUser } from './app.js';
import type { RegisterShape, TestRegister, TestVillager } from './people.js';
import { takePhoto, TestPolls } from './polls.js';

const item = (code: string, change: Partial<NewItem> = {}): NewItem => ({
  code,
  category: 'labour',
  title: '修水渠半天',
  points: 5,
  evidence: '一张现场的照片',
  pictureNeeded: false,
  publicDays: 5,
  capPerSeason: null,
  claimable: true,
  ...change,
});

/** One item of each kind. */
export const ITEMS: readonly NewItem[] = [
  item('canal'),
  item('sweep', { title: '打扫鼓楼', points: 3, publicDays: 0, capPerSeason: 8, pictureNeeded: true }),
  item('song', { title: '歌队排练一晚', points: 2, publicDays: 0, category: 'culture' }),
  item('late', { title: '村民会议迟到', points: -1, category: 'rules', claimable: false }),
];

/** A village with rules for points, a committee and a supervisor from outside, and heads who are users. */
export class TestCredit {
  private constructor(
    readonly app: TestApp,
    readonly register: TestRegister,
    readonly committee: TestUser,
    readonly supervisor: TestUser,
    readonly heads: readonly TestVillager[],
    /** Ids of the items by code. */
    readonly items: Readonly<Record<string, string>>,
  ) {}

  /** In a village of its own, or in that of `polls`. */
  static async create(
    app: TestApp,
    options: { shape?: RegisterShape; basePoints?: number; effectiveOn?: string; polls?: TestPolls } = {},
  ): Promise<TestCredit> {
    const { register, heads, committee, supervisor } = options.polls ?? (await TestPolls.create(app, options.shape));
    const actor = await actorOf(app, register.village.id, committee);
    const { effectiveOn = '2020-01-01', basePoints = 0 } = options;
    const rules = { effectiveOn, basePoints, items: ITEMS };
    const { items } = await app.get(RuleBookService).adopt(actor, rules);
    return new TestCredit(app, register, committee, supervisor, heads, items);
  }

  get village(): string {
    return this.register.village.id;
  }

  photo(as: TestUser): Promise<string> {
    return takePhoto(this.app, this.village, as);
  }

  claim(as: TestUser, code: string, more: { happenedOn?: string; pictureIds?: string[] } = {}, key?: string) {
    const body = {
      itemId: this.items[code]!,
      happenedOn: businessDate(new Date()),
      note: '半天',
      pictureIds: [],
      ...more,
    };
    return this.app.call('credit.claim', { as, params: { village: this.village }, body, key });
  }

  /** Files a claim and answers with its id. */
  async claimed(as: TestUser, code = 'canal'): Promise<string> {
    const { status, body } = await this.claim(as, code);
    if (status !== 201) throw new Error(`A claim was refused: ${JSON.stringify(body)}`);
    return body.id;
  }

  review(claim: string, as: TestUser = this.committee, confirm = true, reason?: string) {
    return this.app.call('credit.review', {
      as,
      params: { village: this.village, claim },
      body: { confirm, ...(reason === undefined ? {} : { reason }) },
    });
  }

  object(claim: string, as: TestUser) {
    const body = { reason: '那天没看见他来' };
    return this.app.call('credit.object', { as, params: { village: this.village, claim }, body });
  }

  resolve(claim: string, as: TestUser = this.supervisor, stands = true) {
    const body = { stands, reason: '问过两边' };
    return this.app.call('credit.resolve', { as, params: { village: this.village, claim }, body });
  }

  async mine(as: TestUser) {
    return (await this.app.call('credit.mine', { as, params: { village: this.village } })).body;
  }

  /** Gives a household points of the item without public days, as of a past day, by the services. */
  async give(head: TestUser, times: number, day: string): Promise<void> {
    const at = new Date(`${day}T04:00:00Z`);
    const claimant = await actorOf(this.app, this.village, head, at);
    const reviewer = await actorOf(this.app, this.village, this.committee, at);
    const claims = this.app.get(ClaimService);
    for (let n = 0; n < times; n++) {
      const { id } = await claims.claim(claimant, {
        itemId: this.items.song!,
        happenedOn: day,
        note: '',
        pictureIds: [],
      });
      await claims.review(reviewer, id, { confirm: true });
    }
  }
}
