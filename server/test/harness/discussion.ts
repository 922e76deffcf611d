import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import type { TestApp, TestUser } from './app.js';

type Asking = BodyOf<'topics.ask'>;
type Decision = BodyOf<'moderation.decide'>['act'];

/** Topics of one village: raised, shown, talked about. */
export class TestTopics {
  constructor(
    readonly app: TestApp,
    readonly village: string,
    /** Who looks at what waits. */
    readonly committee: TestUser,
  ) {}

  /** Raises a topic that nobody has looked at. */
  async asked(as: TestUser, body: Partial<Asking> = {}): Promise<string> {
    const words = { title: '上寨的路灯坏了三天', body: '晚上看不见路，老人不敢出门。', pictureIds: [], ...body };
    const answer = await this.app.call('topics.ask', { as, params: { village: this.village }, body: words });
    if (answer.status !== 201) throw new Error(`Not asked: ${answer.problem.code}`);
    return answer.body.id;
  }

  /** Raises a topic and lets everybody see it. */
  async shown(as: TestUser, body: Partial<Asking> = {}): Promise<string> {
    const topic = await this.asked(as, body);
    await this.decided((await this.get(topic, this.committee)).question.id, 'admit');
    return topic;
  }

  async get(topic: string, as: TestUser): Promise<ResponseOf<'topics.get'>> {
    return (await this.app.call('topics.get', { as, params: { village: this.village, topic } })).body;
  }

  async posts(topic: string, as: TestUser): Promise<ResponseOf<'topics.posts'>['items']> {
    return (await this.app.call('topics.posts', { as, params: { village: this.village, topic } })).body.items;
  }

  async replied(topic: string, as: TestUser, text = '我家门口那盏也坏了。'): Promise<string> {
    const params = { village: this.village, topic };
    const answer = await this.app.call('topics.reply', { as, params, body: { body: text, pictureIds: [] } });
    if (answer.status !== 201) throw new Error(`Not replied: ${answer.problem.code}`);
    return answer.body.id;
  }

  /** A reply that everybody sees. */
  async shownReply(topic: string, as: TestUser, text?: string): Promise<string> {
    const post = await this.replied(topic, as, text);
    await this.decided(post, 'admit');
    return post;
  }

  tryDecide(post: string, act: Decision, { as = this.committee, reason = '看过了' } = {}) {
    const params = { village: this.village, post };
    return this.app.call('moderation.decide', { as, params, body: { act, reason } });
  }

  async decided(post: string, act: Decision, by?: TestUser): Promise<void> {
    const answer = await this.tryDecide(post, act, { as: by });
    if (answer.status !== 200) throw new Error(`Not decided: ${answer.problem.code}`);
  }

  appeal(post: string, as: TestUser, reason = '我说的是实话') {
    return this.app.call('topics.appeal', { as, params: { village: this.village, post }, body: { reason } });
  }

  judge(appeal: string, as: TestUser, restore = true) {
    const params = { village: this.village, appeal };
    return this.app.call('moderation.judge', { as, params, body: { restore, reason: '问过两边了' } });
  }
}
