import { Injectable } from '@nestjs/common';
import type { BodyOf, QueryOf, ResponseOf } from '@wecountry/shared/contracts';
import { hasPlace } from '@wecountry/shared/domain/post-states';
import { eventsFor } from '@wecountry/shared/domain/state-table';
import { nextTopicState, topicTable, type TopicActor } from '@wecountry/shared/domain/topic-states';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { newId } from '../../platform/db/id.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { fromCursor, toCursor } from '../../platform/http/cursor.js';
import { MediaService } from '../media/index.js';
import { PeopleService } from '../people/index.js';
import { PollService } from '../polls/index.js';
import { CheckingService } from './checking.service.js';
import { isModerator } from './domain/post-acts.js';
import { PostNews } from './post-news.js';
import { namedIn, postView } from './post-view.js';
import type { Topic } from './topic.entity.js';
import { type Place, type PostRow, TopicsRepository } from './topics.repository.js';

const PAGE = 20;

type Words = BodyOf<'topics.reply'>;

/** Topics: raised, talked about, answered, settled. */
@Injectable()
export class TopicsService {
  constructor(
    private readonly tenant: Tenant,
    private readonly repository: TopicsRepository,
    private readonly people: PeopleService,
    private readonly polls: PollService,
    private readonly media: MediaService,
    private readonly checking: CheckingService,
    private readonly news: PostNews,
    private readonly privileged: PrivilegedLog,
  ) {}

  list(actor: Actor, { view = 'newest', cursor, poll }: QueryOf<'topics.list'>): Promise<ResponseOf<'topics.list'>> {
    const after = placeIn(cursor);
    const { userId } = actor;
    const moderator = isModerator(actor);
    return this.tenant.run(actor, async (tx) => {
      if (poll !== undefined && !(await this.polls.subjectOf(tx, poll))) throw new DomainError('request.not_found');
      const rows = await this.repository.list(tx, {
        ...{ view, userId, moderator, after },
        pollId: poll ?? null,
        limit: PAGE + 1,
      });
      const shown = rows.slice(0, PAGE);
      const names = await this.people.namesOf(
        tx,
        shown.map((row) => row.askedBy),
      );
      const items = shown.map(({ askedBy, askedAt, title, ...row }) => ({
        ...row,
        title: row.post === 'hidden' && askedBy !== userId && !moderator ? null : title,
        askedByName: names.get(askedBy) ?? '村里的人',
        mine: askedBy === userId,
        askedAt: askedAt.toISOString(),
      }));
      const last = rows.length > PAGE ? shown.at(-1) : undefined;
      const nextCursor = last ? toCursor([last.askedAt.toISOString(), last.id]) : null;
      return { items, nextCursor, answers: await this.repository.answers(tx) };
    });
  }

  get(actor: Actor, topicId: string): Promise<ResponseOf<'topics.get'>> {
    return this.tenant.run(actor, async (tx) => {
      const { topic, question } = await this.open(tx, actor, topicId);
      const [view] = await this.views(tx, actor, [question]);
      if (!view) throw new Error(`The question of ${topicId} has no view`);
      const may = question.state === 'visible' ? eventsFor(topicTable, topic.state, partsOf(actor, topic)) : [];
      const mine = topic.askedBy === actor.userId;
      const own = mine && actor.roles.has('villager') ? eventsFor(topicTable, topic.state, 'asker') : [];
      const acts = question.state === 'visible' ? may : own.filter((event) => event === 'settle');
      const title = view.body === null ? null : topic.title;
      const poll = topic.pollId === null ? null : ((await this.polls.subjectOf(tx, topic.pollId)) ?? null);
      return { id: topic.id, title, state: topic.state, mine, question: view, poll, may: acts };
    });
  }

  posts(actor: Actor, topicId: string, cursor: string | undefined): Promise<ResponseOf<'topics.posts'>> {
    const after = placeIn(cursor);
    return this.tenant.run(actor, async (tx) => {
      await this.open(tx, actor, topicId);
      const { userId } = actor;
      const moderator = isModerator(actor);
      const rows = await this.repository.posts(tx, topicId, { userId, moderator, after, limit: PAGE + 1 });
      const shown = rows.slice(0, PAGE);
      const last = rows.length > PAGE ? shown.at(-1) : undefined;
      const nextCursor = last ? toCursor([last.postedAt.toISOString(), last.id]) : null;
      return { items: await this.views(tx, actor, shown), nextCursor };
    });
  }

  /** Raises a matter. Others see it when it has been looked at. */
  ask(actor: Actor, { title, pollId, ...words }: BodyOf<'topics.ask'>): Promise<ResponseOf<'topics.ask'>> {
    return this.tenant.once(actor, async (tx) => {
      if (pollId !== undefined && !(await this.polls.subjectOf(tx, pollId))) throw new DomainError('request.not_found');
      const id = newId();
      const { userId: askedBy } = actor;
      const times = { askedAt: tx.now, openedAt: tx.now };
      await this.repository.insertTopic(tx, {
        id,
        title: title.trim(),
        state: 'open',
        askedBy,
        ...times,
        tookSeconds: null,
        pollId: pollId ?? null,
      });
      await this.say(tx, actor, { topicId: id, kind: 'question', words, tookSeconds: null });
      return { id };
    });
  }

  reply(actor: Actor, topicId: string, words: Words): Promise<ResponseOf<'topics.reply'>> {
    return this.tenant.once(actor, async (tx) => {
      const topic = await this.forWriting(tx, actor, topicId);
      nextTopicState(topic.state, 'reply', 'neighbour');
      const id = await this.say(tx, actor, { topicId, kind: 'reply', words, tookSeconds: null });
      return { id };
    });
  }

  /** The committee's answer: shown at once, counted by how long it took since the question was asked or opened again. */
  answer(actor: Actor, topicId: string, words: Words): Promise<ResponseOf<'topics.answer'>> {
    return this.tenant.once(actor, async (tx) => {
      const topic = await this.forWriting(tx, actor, topicId);
      const state = nextTopicState(topic.state, 'answer', 'official');
      const took = Math.max(0, Math.floor((tx.now.getTime() - topic.openedAt.getTime()) / 1000));
      const tookSeconds = topic.state === 'open' ? took : null;
      const id = await this.say(tx, actor, { topicId, kind: 'answer', words, tookSeconds });
      if (tookSeconds !== null) await this.repository.changeTopic(tx, topicId, { state, tookSeconds });
      const { userId: authorId } = actor;
      await this.news.shown(tx, { id, kind: 'answer', topicId, authorId, body: words.body.trim() });
      await this.privileged.record(tx, actor, 'topic.answered', { type: 'topic', id: topicId });
      return { id };
    });
  }

  /** The asker says that it is clear now, or that it is not. */
  settle(actor: Actor, topicId: string, settled: boolean): Promise<ResponseOf<'topics.settle'>> {
    return this.tenant.once(actor, async (tx) => {
      const topic = await this.repository.lockTopic(tx, topicId);
      if (!topic) throw new DomainError('request.not_found');
      await this.open(tx, actor, topicId);
      const state = nextTopicState(topic.state, settled ? 'settle' : 'reopen', partsOf(actor, topic));
      await this.repository.changeTopic(tx, topicId, settled ? { state } : { state, openedAt: tx.now });
      return { state };
    });
  }

  private async say(
    tx: Tx,
    actor: Actor,
    said: { topicId: string; kind: PostRow['kind']; words: Words; tookSeconds: number | null },
  ): Promise<string> {
    const { topicId, kind, words, tookSeconds } = said;
    const id = newId();
    const pictureIds = [...new Set(words.pictureIds)];
    const state = kind === 'answer' ? 'visible' : 'checking';
    const post = { id, topicId, kind, body: words.body.trim(), pictureIds, authorId: actor.userId, tookSeconds, state };
    await this.repository.insertPost(tx, { ...post, state });
    await this.media.claimFor(tx, pictureIds, { type: 'topic_post', id });
    await this.checking.enqueue(tx, id);
    return id;
  }

  /** A topic that takes words: everybody sees its question. */
  private async forWriting(tx: Tx, actor: Actor, topicId: string): Promise<Topic> {
    const topic = await this.repository.lockTopic(tx, topicId);
    if (!topic) throw new DomainError('request.not_found');
    const { question } = await this.open(tx, actor, topicId);
    if (question.state !== 'visible') throw new DomainError('topic.not_shown');
    return topic;
  }

  /** A topic with its question. @throws DomainError `request.not_found` where the reader may not know of it */
  private async open(tx: Tx, actor: Actor, topicId: string): Promise<{ topic: Topic; question: PostRow }> {
    const topic = await this.repository.topic(tx, topicId);
    const question = await this.repository.question(tx, topicId);
    const author = topic?.askedBy === actor.userId;
    if (!topic || !question || !hasPlace(question.state, { author, moderator: isModerator(actor) }))
      throw new DomainError('request.not_found');
    return { topic, question };
  }

  private async views(tx: Tx, actor: Actor, rows: readonly PostRow[]) {
    const names = await this.people.namesOf(tx, namedIn(rows));
    const pictures = (ids: readonly string[]) => this.media.pictures(tx, ids);
    return rows.map((row) => postView(row, actor, { names, pictures }));
  }
}

/** What somebody is to a topic. */
function partsOf({ userId, roles }: Actor, topic: Topic): TopicActor[] {
  const parts: TopicActor[] = [];
  if (topic.askedBy === userId && roles.has('villager')) parts.push('asker');
  if (roles.has('committee')) parts.push('official');
  if (roles.has('villager') || roles.has('committee') || roles.has('supervisor')) parts.push('neighbour');
  return parts;
}

/** @throws DomainError `request.invalid` */
export function placeIn(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  const [at = '', id = ''] = fromCursor(cursor, ['instant', 'id']);
  return { at: new Date(at), id };
}
