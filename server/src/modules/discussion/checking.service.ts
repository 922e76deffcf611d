import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type CheckVerdict, nextPostState, RISKY_REASON } from '@wecountry/shared/domain/post-states';
import { ConfigToken, type Config } from '../../platform/config/config.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { Log } from '../../platform/observability/log.js';
import { ContentCheck } from '../../platform/wechat/content-check.js';
import { WechatRefused, WechatUnknown } from '../../platform/wechat/wechat-errors.js';
import { ModerationRepository } from './moderation.repository.js';
import { PostNews } from './post-news.js';
import { TopicsRepository } from './topics.repository.js';

interface Asked extends Record<string, string | number> {
  readonly postId: string;
  readonly attempt: number;
}

/** Pauses before WeChat is asked once more; after the last one a person looks. */
const PAUSES_S = [20, 120, 600];

/**
 * Has WeChat look at what people write. What it passes is shown; what it doubts, what it cannot be asked about (the
 * author has never used the mini-program, WeChat does not answer) and pictures, which it is not asked about, wait for
 * a person; what it calls risky is hidden.
 */
@Injectable()
export class CheckingService implements OnModuleInit {
  constructor(
    private readonly tenant: Tenant,
    private readonly topics: TopicsRepository,
    private readonly moderation: ModerationRepository,
    private readonly news: PostNews,
    private readonly wechat: ContentCheck,
    private readonly jobs: Jobs,
    private readonly log: Log,
    @Inject(ConfigToken) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<Asked>('topics.check', ({ villageId, payload, at }) => this.look(villageId, payload, at));
  }

  /** Files the check in the transaction of the post. */
  enqueue(tx: Tx, postId: string): Promise<void> {
    return this.jobs.enqueue(tx, 'topics.check', { postId, attempt: 0 });
  }

  private async look(villageId: string, { postId, attempt }: Asked, at: Date | undefined): Promise<void> {
    const post = await this.tenant.system(villageId, at, async (tx) => {
      const found = await this.topics.post(tx, postId);
      const topic = found && (await this.topics.topic(tx, found.topicId));
      if (!found || !topic || found.verdict !== null || found.lookedAt !== null) return null;
      return { ...found, content: found.kind === 'question' ? `${topic.title}\n${found.body}` : found.body };
    });
    if (!post) return;
    const openid = await this.tenant.run({ villageId, userId: post.authorId }, (tx) =>
      this.topics.openid(tx, this.config.wechat.miniAppid),
    );
    const verdict = openid === null ? 'unasked' : await this.ask(openid, post.content);
    const pause = PAUSES_S[attempt];
    await this.tenant.system(villageId, at, async (tx) => {
      if (verdict === null && pause !== undefined) {
        const runAt = new Date(tx.now.getTime() + pause * 1000);
        await this.jobs.enqueue(tx, 'topics.check', { postId, attempt: attempt + 1 }, { runAt });
        return;
      }
      await this.settle(tx, postId, verdict ?? 'unasked');
    });
  }

  /** What WeChat suggests; null when it does not answer. */
  private async ask(openid: string, content: string): Promise<CheckVerdict | null> {
    try {
      return await this.wechat.check(openid, content);
    } catch (error) {
      if (error instanceof WechatUnknown) return null;
      if (!(error instanceof WechatRefused)) throw error;
      this.log.warn({ where: 'content check', code: error.code }, error.message);
      return 'unasked';
    }
  }

  private async settle(tx: Tx, postId: string, verdict: CheckVerdict): Promise<void> {
    const post = await this.topics.lockPost(tx, postId);
    if (!post || post.verdict !== null || post.lookedAt !== null) return;
    // An official answer is shown at once, under the committee's name: what the check doubts of it goes to people.
    if (post.state !== 'checking') return this.topics.changePost(tx, postId, { verdict });
    const seen = verdict === 'pass' && post.pictureIds.length > 0 ? 'unasked' : verdict;
    const state = nextPostState(post.state, seen, 'machine');
    if (state === 'hidden') {
      const act = { postId, act: 'hidden', reason: RISKY_REASON, by: null } as const;
      const hidingId = await this.moderation.act(tx, act);
      await this.topics.changePost(tx, postId, { state, verdict: seen, hidingId });
      const title = '你写的话收起来了';
      return this.news.decided(tx, post, {
        title,
        text: `${RISKY_REASON}。觉得不对，可以请求再看。`,
        causeId: hidingId,
      });
    }
    await this.topics.changePost(tx, postId, { state, verdict: seen });
    if (state === 'visible') await this.news.shown(tx, post);
  }
}
