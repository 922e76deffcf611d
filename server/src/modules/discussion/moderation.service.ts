import { Injectable } from '@nestjs/common';
import type { BodyOf, QueryOf, ResponseOf } from '@wecountry/shared/contracts';
import { mayRead, nextPostState } from '@wecountry/shared/domain/post-states';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { toCursor } from '../../platform/http/cursor.js';
import { MediaService } from '../media/index.js';
import { PeopleService } from '../people/index.js';
import { isModerator } from './domain/post-acts.js';
import { ModerationRepository, type QueueRow } from './moderation.repository.js';
import { PostNews } from './post-news.js';
import { namedIn, postView } from './post-view.js';
import { type PostRow, TopicsRepository } from './topics.repository.js';
import { placeIn } from './topics.service.js';

const PAGE = 20;
const actNames = { admit: 'admitted', hide: 'hidden', restore: 'restored' } as const;

/** What people have against posts, and what is done about it. */
@Injectable()
export class ModerationService {
  constructor(
    private readonly tenant: Tenant,
    private readonly topics: TopicsRepository,
    private readonly repository: ModerationRepository,
    private readonly people: PeopleService,
    private readonly media: MediaService,
    private readonly news: PostNews,
    private readonly privileged: PrivilegedLog,
  ) {}

  /** Says that a post is not right. It stays until somebody has looked. */
  report(
    actor: Actor,
    postId: string,
    { reason, note }: BodyOf<'topics.report'>,
  ): Promise<ResponseOf<'topics.report'>> {
    return this.tenant.once(actor, async (tx) => {
      const post = await this.take(tx, actor, postId);
      if (post.authorId === actor.userId) throw new DomainError('post.own');
      if (post.state !== 'visible') throw new DomainError('post.not_now');
      const id = await this.repository.report(tx, { postId, userId: actor.userId, reason, note: note.trim() });
      await this.news.reported(tx, post, id);
      return { id };
    });
  }

  /** Asks for another look at a hidden post of one's own; once for each hiding. */
  appeal(actor: Actor, postId: string, reason: string): Promise<ResponseOf<'topics.appeal'>> {
    return this.tenant.once(actor, async (tx) => {
      const post = await this.take(tx, actor, postId);
      if (post.authorId !== actor.userId) throw new DomainError('post.not_own');
      if (post.hidingId === null) throw new DomainError('post.not_now');
      const id = await this.repository.appeal(tx, { postId, hidingId: post.hidingId, reason: reason.trim() });
      if (id === null) throw new DomainError('post.appealed');
      return { id };
    });
  }

  queue(
    actor: Actor,
    { view = 'waiting', cursor }: QueryOf<'moderation.queue'>,
  ): Promise<ResponseOf<'moderation.queue'>> {
    const after = placeIn(cursor);
    return this.tenant.run(actor, async (tx) => {
      const rows = await this.repository.queue(tx, { view, after, limit: PAGE + 1 });
      const shown = rows.slice(0, PAGE);
      const ids = shown.map(({ id }) => id);
      const reports = await this.repository.reports(tx, ids);
      const acts = await this.repository.acts(tx, ids);
      const actors = acts.map((act) => act.byUserId).filter((id) => id !== null);
      const names = await this.people.namesOf(tx, [...namedIn(shown), ...actors]);
      const pictures = (pictureIds: readonly string[]) => this.media.pictures(tx, pictureIds);
      const items = shown.map((row) => ({
        topicId: row.topicId,
        topicTitle: row.topicTitle,
        post: postView(row, actor, { names, pictures }),
        why: whyOf(row),
        reports: reports
          .filter(({ postId }) => postId === row.id)
          .map(({ reason, note, reportedAt }) => ({ reason, note, at: reportedAt.toISOString() })),
        acts: acts
          .filter(({ postId }) => postId === row.id)
          .map(({ act, reason, byUserId, actedAt }) => ({
            act,
            reason,
            byName: byUserId === null ? null : (names.get(byUserId) ?? '村里的人'),
            at: actedAt.toISOString(),
          })),
      }));
      const last = rows.length > PAGE ? shown.at(-1) : undefined;
      const nextCursor = last ? toCursor([last.postedAt.toISOString(), last.id]) : null;
      return { items, nextCursor, total: await this.repository.countQueue(tx, view) };
    });
  }

  /** Shows, hides or brings back a post. Whatever was reported about it is settled by that. */
  decide(
    actor: Actor,
    postId: string,
    { act, reason: typed }: BodyOf<'moderation.decide'>,
  ): Promise<ResponseOf<'moderation.decide'>> {
    const reason = typed.trim();
    return this.tenant.once(actor, async (tx) => {
      const post = await this.take(tx, actor, postId);
      if (post.authorId === actor.userId) throw new DomainError('post.own');
      const state = nextPostState(post.state, act, 'moderator');
      if (act !== 'admit' && reason.length < 2) throw new DomainError('post.reason_needed');
      // An appeal is decided as an appeal, by another person.
      if (act === 'restore' && post.appealId !== null && post.appealUpheld === null)
        throw new DomainError('post.not_now');
      const name = actNames[act];
      const causeId = await this.repository.act(tx, { postId, act: name, reason, by: actor.userId });
      const hidingId = state === 'hidden' ? causeId : null;
      await this.topics.changePost(tx, postId, { state, hidingId, lookedAt: tx.now });
      await this.repository.settleReports(tx, postId);
      await this.privileged.record(tx, actor, `post.${name}`, { type: 'topic_post', id: postId });
      await this.tellDecided(tx, post, { act, reason, causeId });
      return { state };
    });
  }

  /** Calls a post a rumour: the correction stands above its words. Without a correction, the label goes. */
  label(
    actor: Actor,
    postId: string,
    { correction }: BodyOf<'moderation.label'>,
  ): Promise<ResponseOf<'moderation.label'>> {
    return this.tenant.once(actor, async (tx) => {
      const post = await this.take(tx, actor, postId);
      if (post.authorId === actor.userId) throw new DomainError('post.own');
      if (post.state !== 'visible' || (correction === null && post.labelId === null))
        throw new DomainError('post.not_now');
      const labelled = correction !== null;
      const act = labelled ? 'labelled' : 'unlabelled';
      const reason = correction?.trim() ?? '';
      const causeId = await this.repository.act(tx, { postId, act, reason, by: actor.userId });
      await this.topics.changePost(tx, postId, { labelId: labelled ? causeId : null, lookedAt: tx.now });
      await this.repository.settleReports(tx, postId);
      await this.privileged.record(tx, actor, `post.${act}`, { type: 'topic_post', id: postId });
      if (labelled) await this.news.decided(tx, post, { title: '你写的话标了“不实”', text: reason, causeId });
      return { labelled };
    });
  }

  /** Decides an appeal: never one's own, nor about what one has hidden. */
  judge(
    actor: Actor,
    appealId: string,
    { restore, reason: typed }: BodyOf<'moderation.judge'>,
  ): Promise<ResponseOf<'moderation.judge'>> {
    const reason = typed.trim();
    return this.tenant.once(actor, async (tx) => {
      const appeal = await this.repository.findAppeal(tx, appealId);
      if (!appeal) throw new DomainError('request.not_found');
      const post = await this.take(tx, actor, appeal.postId);
      if (post.authorId === actor.userId) throw new DomainError('post.own');
      if (post.appealId !== appealId || post.appealUpheld !== null) throw new DomainError('post.not_now');
      if (post.hiddenBy === actor.userId) throw new DomainError('post.same_judge');
      const act = restore ? 'appeal_granted' : 'appeal_refused';
      const causeId = await this.repository.act(tx, { postId: post.id, act, reason, by: actor.userId });
      await this.repository.decideAppeal(tx, appealId, { by: actor.userId, upheld: restore, answer: reason });
      const state = restore ? nextPostState(post.state, 'overturn', 'judge') : post.state;
      if (restore) await this.topics.changePost(tx, post.id, { state, hidingId: null, lookedAt: tx.now });
      await this.privileged.record(tx, actor, restore ? 'appeal.granted' : 'appeal.refused', {
        type: 'topic_post',
        id: post.id,
      });
      const title = restore ? '你写的话放回来了' : '看过了，你写的话还是收着';
      await this.news.decided(tx, post, { title, text: reason, causeId });
      return { state };
    });
  }

  private async tellDecided(
    tx: Tx,
    post: PostRow,
    { act, reason, causeId }: { act: keyof typeof actNames; reason: string; causeId: string },
  ): Promise<void> {
    if (act === 'hide')
      return this.news.decided(tx, post, { title: '你写的话收起来了', text: `原因：${reason}`, causeId });
    if (post.state === 'visible') return;
    const title = act === 'restore' ? '你写的话放回来了' : '你写的话，大家看到了';
    await this.news.decided(tx, post, { title, text: reason, causeId });
    if (act === 'admit') await this.news.shown(tx, post);
  }

  /** Takes a post for a decision. @throws DomainError `request.not_found` where the actor may not know of it */
  private async take(tx: Tx, actor: Actor, postId: string): Promise<PostRow> {
    const post = await this.topics.lockPost(tx, postId);
    const reader = { author: post?.authorId === actor.userId, moderator: isModerator(actor) };
    if (!post || !mayRead(post.state, reader)) throw new DomainError('request.not_found');
    return post;
  }
}

function whyOf(row: QueueRow): ResponseOf<'moderation.queue'>['items'][number]['why'] {
  if (row.appealId !== null && row.appealUpheld === null) return 'appeal';
  if (row.state === 'hidden') return 'hidden';
  return row.openReports > 0 ? 'reported' : 'waiting';
}
