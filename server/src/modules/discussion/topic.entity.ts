import type { CheckVerdict, PostState } from '@wecountry/shared/domain/post-states';
import type { TopicState } from '@wecountry/shared/domain/topic-states';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A matter somebody raised. Its words are its first post. */
@Entity('topics')
@Index('topics_by_time', ['villageId', 'askedAt', 'id'])
@Index('topics_of_asker', ['villageId', 'askedBy'])
@Index('topics_of_poll', ['villageId', 'pollId', 'askedAt', 'id'])
@Check('topics_state', `state IN ('open', 'answered', 'settled')`)
export class Topic {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  title: string;

  @Column('text')
  state: TopicState;

  @Column('uuid', { name: 'asked_by' })
  askedBy: string;

  @Column('timestamptz', { name: 'asked_at' })
  askedAt: Date;

  /** When it was asked, or opened again: an answer is counted from here. */
  @Column('timestamptz', { name: 'opened_at' })
  openedAt: Date;

  /** How long its last official answer took. */
  @Column('integer', { name: 'took_seconds', nullable: true })
  tookSeconds: number | null;

  /** The vote it is about. */
  @Column('uuid', { name: 'poll_id', nullable: true })
  pollId: string | null;
}

export type PostKind = 'question' | 'reply' | 'answer';

/** What somebody said. Words and pictures never change; who sees them does. */
@Entity('topic_posts')
@Index('topic_posts_question', ['villageId', 'topicId'], { unique: true, where: `kind = 'question'` })
@Index('topic_posts_by_time', ['villageId', 'topicId', 'postedAt', 'id'])
@Index('topic_posts_by_state', ['villageId', 'state', 'postedAt', 'id'])
@Check('topic_posts_kind', `kind IN ('question', 'reply', 'answer')`)
@Check('topic_posts_state', `state IN ('checking', 'waiting', 'visible', 'hidden')`)
@Check('topic_posts_verdict', `verdict IN ('pass', 'review', 'risky', 'unasked')`)
@Check('topic_posts_hidden', `(state = 'hidden') = (hiding_id IS NOT NULL)`)
@ForeignKey(() => Topic, ['villageId', 'topicId'], ['villageId', 'id'], { name: 'topic_posts_topic' })
export class TopicPost {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'topic_id' })
  topicId: string;

  @Column('text')
  kind: PostKind;

  @Column('text')
  body: string;

  @Column('uuid', { name: 'picture_ids', array: true })
  pictureIds: string[];

  @Column('uuid', { name: 'author_id' })
  authorId: string;

  @Column('timestamptz', { name: 'posted_at' })
  postedAt: Date;

  @Column('integer', { name: 'took_seconds', nullable: true })
  tookSeconds: number | null;

  @Column('text')
  state: PostState;

  /** What the content check came to; empty until it has. */
  @Column('text', { nullable: true })
  verdict: CheckVerdict | null;

  /** When a person last decided about it: earlier doubts of the check are over. */
  @Column('timestamptz', { name: 'looked_at', nullable: true })
  lookedAt: Date | null;

  /** The act that hid it. */
  @Column('uuid', { name: 'hiding_id', nullable: true })
  hidingId: string | null;

  /** The act that called it a rumour; its reason is the correction. */
  @Column('uuid', { name: 'label_id', nullable: true })
  labelId: string | null;
}
