import sharp from 'sharp';
import type { BodyOf } from '@wecountry/shared/contracts';
import { businessDate } from '@wecountry/shared/domain/calendar';
import type { TestApp, TestUser } from './app.js';
import { uploadFile } from './media.js';
import { type RegisterShape, TestRegister, type TestVillager } from './people.js';

type Choice = BodyOf<'polls.cast'>['choice'];
type Opening = BodyOf<'polls.open'>;

const HOUR_MS = 3_600_000;
export const fromNow = (hours: number): string => new Date(Date.now() + hours * HOUR_MS).toISOString();

/** Uploads a picture and answers with its id; another `shade` is another picture. */
export async function takePhoto(app: TestApp, village: string, as: TestUser, shade = 0): Promise<string> {
  const background = { r: 170, g: 50 + shade, b: 50 };
  const jpeg = await sharp({ create: { width: 60, height: 40, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const { status, body } = await uploadFile(app, village, as, jpeg);
  if (status !== 201) throw new Error(`A picture was refused: ${status}`);
  return body.id;
}

/** A village with a committee and a supervisor from outside, where every household's head is a user. */
export class TestPolls {
  private constructor(
    readonly app: TestApp,
    readonly register: TestRegister,
    readonly committee: TestUser,
    readonly supervisor: TestUser,
    readonly heads: readonly TestVillager[],
  ) {}

  static async create(app: TestApp, shape?: RegisterShape): Promise<TestPolls> {
    const register = await TestRegister.create(app, shape);
    const heads: TestVillager[] = [];
    for (const { code } of register.households) heads.push(await register.villager(code));
    const committee = await register.staff('committee', '石明');
    const supervisor = await register.staff('supervisor', '杨秀英');
    return new TestPolls(app, register, committee, supervisor, heads);
  }

  get village(): string {
    return this.register.village.id;
  }

  /** What the minutes say unless told otherwise. */
  private get attendance(): number {
    return Math.min(4, this.heads.length);
  }

  tryOpen(body: Partial<Opening> = {}) {
    return this.app.call('polls.open', {
      as: this.committee,
      params: { village: this.village },
      body: {
        title: '寨门口装路灯',
        body: '在寨门口装两盏太阳能路灯。',
        preset: 'household_representatives',
        closesAt: fromNow(2),
        ...body,
      },
    });
  }

  /** Opens a poll that closes in two hours, and answers with its id. */
  async open(body: Partial<Opening> = {}): Promise<string> {
    const { status, body: done } = await this.tryOpen(body);
    if (status !== 201) throw new Error(`A poll was refused: ${JSON.stringify(done)}`);
    return done.id;
  }

  cast(poll: string, as: TestUser, choice: Choice, requestId?: string) {
    return this.app.call('polls.cast', { as, params: { village: this.village, poll }, body: { choice, requestId } });
  }

  get(poll: string, as: TestUser = this.committee) {
    return this.app.call('polls.get', { as, params: { village: this.village, poll } });
  }

  /** Lets the closing jobs of open polls run at their time. */
  async close(): Promise<void> {
    await this.app.runDue(new Date(fromNow(24)));
  }

  /** A poll with these ballots, one household after the other, closed and counted. */
  async closed(choices: readonly Choice[], body: Partial<Opening> = {}): Promise<string> {
    const poll = await this.open(body);
    for (const [i, choice] of choices.entries()) await this.cast(poll, this.heads[i]!, choice);
    await this.close();
    return poll;
  }

  /** Enters minutes of today; the photo is taken by whoever enters them. */
  async enter(poll: string, as: TestUser, minutes: Partial<BodyOf<'polls.minutes'>> = {}, key?: string) {
    const photoId = minutes.photoId ?? (await takePhoto(this.app, this.village, as));
    return this.app.call('polls.minutes', {
      as,
      params: { village: this.village, poll },
      body: { heldOn: businessDate(new Date()), place: '鼓楼', attendance: this.attendance, ...minutes, photoId },
      key,
    });
  }

  /** The minutes of two persons: a decision. Answers with its number. */
  async decide(poll: string): Promise<string> {
    await this.enter(poll, this.committee);
    const { body } = await this.enter(poll, this.supervisor);
    if (!body.decisionNo) throw new Error(`No decision: ${JSON.stringify(body)}`);
    return body.decisionNo;
  }
}
