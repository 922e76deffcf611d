import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/tx.js';
import { InboxService } from '../inbox/index.js';
import type { PostRow } from './topics.repository.js';
import { TopicsRepository } from './topics.repository.js';

const PAGE = '/packages/affairs/pages/topic';

/** Tells people about topics through the inbox: askers of what was said to them, authors of what became of their words. */
@Injectable()
export class PostNews {
  constructor(
    private readonly inbox: InboxService,
    private readonly topics: TopicsRepository,
  ) {}

  /** Everybody sees a post now: the asker hears of it. */
  async shown(tx: Tx, post: Pick<PostRow, 'id' | 'kind' | 'topicId' | 'authorId' | 'body'>): Promise<void> {
    const topic = await this.topics.topic(tx, post.topicId);
    if (!topic || post.kind === 'question' || topic.askedBy === post.authorId) return;
    const title = post.kind === 'answer' ? '村委会答复了你说的事' : '有人接了你的话';
    await this.tell(tx, topic.askedBy, {
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
    await this.tell(tx, post.authorId, { title, text, topicId: post.topicId, source });
  }

  private tell(
    tx: Tx,
    userId: string,
    {
      title,
      text,
      topicId,
      source,
    }: { title: string; text: string; topicId: string; source: { type: string; id: string } },
  ): Promise<void> {
    return this.inbox.tell(tx, {
      kind: 'topic',
      to: { userIds: [userId] },
      title,
      text,
      link: { page: PAGE, id: topicId },
      source,
    });
  }
}

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
