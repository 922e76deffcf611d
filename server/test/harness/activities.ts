import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { CODE_STEP_MS } from '@wecountry/shared/domain/attendance';
import { LedgerService } from '../../src/modules/ledger/index.js';
import type { TestApp, TestUser } from './app.js';
import { TestCredit } from './credit.js';
import type { RegisterShape, TestRegister, TestVillager } from './people.js';
import { fromNow } from './polls.js';

type NewActivity = BodyOf<'activities.create'>;
type Event = BodyOf<'activities.step'>['event'];

/** A village with rules for points and a museum's book, where every head is a user. */
export class TestActivities {
  private constructor(
    readonly app: TestApp,
    readonly credit: TestCredit,
    readonly museum: TestUser,
  ) {}

  static async create(app: TestApp, shape?: RegisterShape): Promise<TestActivities> {
    const credit = await TestCredit.create(app, { shape });
    const museum = await credit.register.staff('museum_staff', '龙博');
    await app.tenant.run({ villageId: credit.village }, (tx) =>
      app.get(LedgerService).ensureBooks(tx, [{ book: 'museum', name: '生态博物馆', entityKind: 'company' }]),
    );
    return new TestActivities(app, credit, museum);
  }

  get village(): string {
    return this.credit.village;
  }

  get register(): TestRegister {
    return this.credit.register;
  }

  get committee(): TestUser {
    return this.credit.committee;
  }

  get heads(): readonly TestVillager[] {
    return this.credit.heads;
  }

  /** Begins in two hours, so that check-in may begin at once. */
  body(change: Partial<NewActivity> = {}): NewActivity {
    return {
      title: '清理水渠',
      body: '带锄头。',
      pictureIds: [],
      place: '上寨水池',
      startsAt: fromNow(2),
      endsAt: fromNow(4),
      signUpUntil: fromNow(1),
      capacity: null,
      hamletIds: [],
      groupId: null,
      creditItemId: null,
      payFen: null,
      opens: true,
      ...change,
    };
  }

  tryMake(change: Partial<NewActivity> = {}, as: TestUser = this.committee) {
    const params = { village: this.village };
    return this.app.call('activities.create', { as, params, body: this.body(change) });
  }

  async make(change: Partial<NewActivity> = {}, as: TestUser = this.committee): Promise<string> {
    const { status, body } = await this.tryMake(change, as);
    if (status !== 201) throw new Error(`An activity was refused: ${JSON.stringify(body)}`);
    return body.id;
  }

  step(activity: string, event: Event, as: TestUser = this.committee, reason?: string) {
    const params = { village: this.village, activity };
    return this.app.call('activities.step', { as, params, body: { event, reason } });
  }

  /** 来 or 不来, for oneself or for these of the household. */
  answer(activity: string, as: TestVillager, going = true, residentIds: readonly string[] = [as.residentId]) {
    const members = residentIds.map((residentId) => ({ residentId, going }));
    const params = { village: this.village, activity };
    return this.app.call('activities.answer', { as, params, body: { members } });
  }

  async get(activity: string, as: TestUser = this.committee): Promise<ResponseOf<'activities.get'>> {
    return (await this.app.call('activities.get', { as, params: { village: this.village, activity } })).body;
  }

  async roll(activity: string, as: TestUser = this.committee, q?: string): Promise<ResponseOf<'activities.roll'>> {
    const params = { village: this.village, activity };
    return (await this.app.call('activities.roll', { as, params, query: { q } })).body;
  }

  /** The digits on the organiser's screen, with some seconds left to type them. */
  async digits(activity: string, as: TestUser = this.committee): Promise<string> {
    const { status, body } = await this.app.call('activities.code', {
      as,
      params: { village: this.village, activity },
    });
    if (status !== 200) throw new Error(`No code: ${JSON.stringify(body)}`);
    if (body.refreshInMs > CODE_STEP_MS) throw new Error('A code that holds too long');
    return body.digits;
  }

  checkIn(activity: string, as: TestVillager, code: string, residentIds: readonly string[] = [as.residentId]) {
    const params = { village: this.village, activity };
    return this.app.call('activities.checkIn', { as, params, body: { code, residentIds: [...residentIds] } });
  }

  mark(activity: string, residentId: string, present: boolean, reason?: string, as: TestUser = this.committee) {
    const params = { village: this.village, activity };
    return this.app.call('activities.mark', { as, params, body: { residentId, present, reason } });
  }

  /** Opens check-in and lets these check in by the code. */
  async held(activity: string, came: readonly TestVillager[], runner: TestUser = this.committee): Promise<void> {
    await this.step(activity, 'begin', runner);
    const code = await this.digits(activity, runner);
    for (const who of came) {
      const { status, body } = await this.checkIn(activity, who, code);
      if (status !== 200) throw new Error(`A check-in was refused: ${JSON.stringify(body)}`);
    }
  }

  /** A song troupe led by the first head, with these members. */
  async troupe(members: readonly TestVillager[], creditItemId: string | null = null): Promise<string> {
    const { body: group, status } = await this.app.call('groups.create', {
      as: this.committee,
      params: { village: this.village },
      body: { kind: 'troupe', name: '上寨歌队', about: '周三排练', leaderId: this.heads[0]!.residentId, creditItemId },
    });
    if (status !== 201) throw new Error(`A group was refused: ${JSON.stringify(group)}`);
    for (const member of members) {
      await this.move(group.id, member, member.residentId, 'ask');
      await this.move(group.id, this.heads[0]!, member.residentId, 'accept');
    }
    return group.id;
  }

  move(group: string, as: TestUser, residentId: string, event: BodyOf<'groups.move'>['event']) {
    const params = { village: this.village, group };
    return this.app.call('groups.move', { as, params, body: { residentId, event } });
  }

  group(group: string, as: TestUser = this.committee) {
    return this.app.call('groups.get', { as, params: { village: this.village, group } });
  }
}
