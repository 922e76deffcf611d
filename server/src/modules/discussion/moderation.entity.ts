import type { ReportReason } from '@wecountry/shared/domain/post-states';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TopicPost } from './topic.entity.js';

export type ModerationActName =
  'admitted' | 'hidden' | 'restored' | 'labelled' | 'unlabelled' | 'appeal_granted' | 'appeal_refused';

/** What was done about a post, by whom and why; never changed. Without a person it was the content check. */
@Entity('moderation_acts')
@Index('moderation_acts_of_post', ['villageId', 'postId', 'actedAt'])
@Check(
  'moderation_acts_act',
  `act IN ('admitted', 'hidden', 'restored', 'labelled', 'unlabelled', 'appeal_granted', 'appeal_refused')`,
)
@ForeignKey(() => TopicPost, ['villageId', 'postId'], ['villageId', 'id'], { name: 'moderation_acts_post' })
export class ModerationAct {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'post_id' })
  postId: string;

  @Column('text')
  act: ModerationActName;

  @Column('text')
  reason: string;

  @Column('uuid', { name: 'by_user_id', nullable: true })
  byUserId: string | null;

  @Column('timestamptz', { name: 'acted_at' })
  actedAt: Date;
}

/** Somebody thinks that a post is not right. */
@Entity('post_reports')
@Index('post_reports_once', ['villageId', 'postId', 'userId'], { unique: true })
@Check('post_reports_reason', `reason IN ('rumour', 'insult', 'privacy', 'advert', 'other')`)
@ForeignKey(() => TopicPost, ['villageId', 'postId'], ['villageId', 'id'], { name: 'post_reports_post' })
export class PostReport {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'post_id' })
  postId: string;

  @Column('uuid', { name: 'user_id' })
  userId: string;

  @Column('text')
  reason: ReportReason;

  @Column('text')
  note: string;

  @Column('timestamptz', { name: 'reported_at' })
  reportedAt: Date;

  @Column('timestamptz', { name: 'settled_at', nullable: true })
  settledAt: Date | null;
}

/** An author asks that a supervisor look again: once for each hiding. */
@Entity('post_appeals')
@Index('post_appeals_once', ['villageId', 'hidingId'], { unique: true })
@Check('post_appeals_decided', '(decided_at IS NULL) = (upheld IS NULL)')
@ForeignKey(() => TopicPost, ['villageId', 'postId'], ['villageId', 'id'], { name: 'post_appeals_post' })
@ForeignKey(() => ModerationAct, ['villageId', 'hidingId'], ['villageId', 'id'], { name: 'post_appeals_hiding' })
export class PostAppeal {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'post_id' })
  postId: string;

  @Column('uuid', { name: 'hiding_id' })
  hidingId: string;

  @Column('text')
  reason: string;

  @Column('timestamptz', { name: 'appealed_at' })
  appealedAt: Date;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  @Column('boolean', { nullable: true })
  upheld: boolean | null;

  @Column('text', { nullable: true })
  answer: string | null;
}
