import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/tx.js';
import { InboxService } from '../inbox/index.js';
import { RolesService } from '../people/index.js';
import type { PostRow } from './topics.repository.js';
import { TopicsRepository } from './topics.repository.js';

const PAGE = '/packages/affairs/pages/topic';
const QUEUE = '/packages/committee/pages/moderation';

/** Tells people about topics: the committee of what is asked, askers of what was said, authors of what became of it. */
@Injectable()
export class PostNews {
  constructor(
    private readonly inbox: InboxService,
    private readonly topics: TopicsRepository,
    private readonly roles: RolesService,
  ) {}

  /** Everybody sees a post now: of a question the committee hears, of what is said under it the asker. */
  async shown(tx: Tx, post: Pick<PostRow, 'id' | 'kind' | 'topicId' | 'authorId' | 'body'>): Promise<void> {
    const topic = await this.topics.topic(tx, post.topicId);
    if (!topic) return;
    if (post.kind === 'question') {
      const official = await this.holders(tx, ['committee'], post.authorId);
      const source = { type: 'topic.asked', id: post.id };
      return this.tell(tx, official, { title: '村里有人说了一件事', text: topic.title, topicId: topic.id, source });
    }
    if (topic.askedBy === post.authorId) return;
    const title = post.kind === 'answer' ? '村委会答复了你说的事' : '有人接了你的话';
    await this.tell(tx, [topic.askedBy], {
      title,
      text: `${topic.title}：${short(post.body)}`,
      topicId: topic.id,
      source: { type: 'post.shown', id: post.id },
    });
  }

  /** A post's author hears what was decided about it. */
  async decided(
    tx: Tx,
    post: Pick<PostRow, 'topicId' | 'authorId'>,
    { title, text, causeId }: { title: string; text: string; causeId: string },
  ): Promise<void> {
    const source = { type: 'post.decided', id: causeId };
    await this.tell(tx, [post.authorId], { title, text, topicId: post.topicId, source });
  }

  /** Somebody finds a post not right: who moderates hears of it, once a report; its author does not. */
  async reported(tx: Tx, post: Pick<PostRow, 'topicId' | 'authorId'>, reportId: string): Promise<void> {
    const topic = await this.topics.topic(tx, post.topicId);
    await this.inbox.tell(tx, {
      kind: 'topic',
      to: { userIds: await this.holders(tx, ['committee', 'supervisor'], post.authorId) },
      title: '有人觉得一句话不对',
      text: topic?.title ?? '',
      link: { page: QUEUE },
      source: { type: 'post.reported', id: reportId },
    });
  }

  private async holders(tx: Tx, roles: readonly string[], without: string): Promise<string[]> {
    const holders = (await this.roles.holders(tx)).filter(({ role }) => roles.includes(role));
    return [...new Set(holders.map(({ userId }) => userId))].filter((userId) => userId !== without);
  }

  private tell(
    tx: Tx,
    userIds: readonly string[],
    {
      title,
      text,
      topicId,
      source,
    }: { title: string; text: string; topicId: string; source: { type: string; id: string } },
  ): Promise<void> {
    return this.inbox.tell(tx, {
      kind: 'topic',
      to: { userIds },
      title,
      text,
      link: { page: PAGE, id: topicId },
      source,
    });
  }
}

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
