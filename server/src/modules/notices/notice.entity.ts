import type { NoticeCategory } from '@wecountry/shared/domain/notice';
import type { NoticeState } from '@wecountry/shared/domain/notice-states';
import type { Role } from '@wecountry/shared/domain/roles';
import type { VoiceMime } from '../media/index.js';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A recording of a notice, as kept with it: which language, which media, how long. */
export interface NoticeVoice {
  readonly language: 'dong' | 'mandarin';
  readonly mediaId: string;
  readonly mime: VoiceMime;
  readonly seconds: number;
}

/** Something the committee tells the village. No hamlets, households and roles means all of it. */
@Entity('notices')
@Index('notices_by_time', ['villageId', 'publishedAt', 'id'])
@Index('notices_pinned', ['villageId', 'pinnedUntil'], { where: 'pinned_until IS NOT NULL' })
@Check('notices_category', `category IN ('notice', 'hiring', 'disclosure', 'culture', 'urgent')`)
@Check('notices_state', `state IN ('scheduled', 'published', 'withdrawn', 'cancelled')`)
@Check(
  'notices_withdrawn',
  `(state = 'withdrawn') = (withdrawn_at IS NOT NULL) AND (withdrawn_at IS NULL) = (withdrawn_reason IS NULL)`,
)
@Check('notices_version', 'version >= 1')
export class Notice {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  category: NoticeCategory;

  @Column('text')
  title: string;

  @Column('text')
  body: string;

  @Column('text', { name: 'when_text', nullable: true })
  when: string | null;

  @Column('text', { name: 'where_text', nullable: true })
  where: string | null;

  @Column('text', { nullable: true })
  todo: string | null;

  @Column('uuid', { name: 'hamlet_ids', array: true })
  hamletIds: string[];

  @Column('uuid', { name: 'author_user_id' })
  authorUserId: string;

  /** When it went out; of one that is scheduled, when it will. */
  @Column('timestamptz', { name: 'published_at' })
  publishedAt: Date;

  @Column('text', { default: 'published' })
  state: NoticeState;

  /** Rises with each change of the text. */
  @Column('integer', { default: 1 })
  version: number;

  @Column('uuid', { name: 'household_ids', array: true, default: [] })
  householdIds: string[];

  @Column('text', { name: 'audience_roles', array: true, default: [] })
  audienceRoles: Role[];

  @Column('timestamptz', { name: 'pinned_until', nullable: true })
  pinnedUntil: Date | null;

  /** What the committee chose, for when it goes out; null is the category's own. */
  @Column('integer', { name: 'pin_days', nullable: true })
  pinDays: number | null;

  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  withdrawnAt: Date | null;

  @Column('text', { name: 'withdrawn_reason', nullable: true })
  withdrawnReason: string | null;

  @Column('boolean', { name: 'comments_on', default: false })
  commentsOn: boolean;

  @Column('uuid', { name: 'picture_ids', array: true, default: [] })
  pictureIds: string[];

  @Column('jsonb', { default: [] })
  voices: NoticeVoice[];
}

/**
 * Who did what with a notice: one bit per resident number and step, numbered as PostgreSQL's `get_bit` does, in segments
 * of 256 residents: a mark locks its segment only.
 */
@Entity('notice_marks')
@Check(
  'notice_marks_segment',
  'segment >= 0 AND length(seen) = 32 AND length(listened) = 32 AND length(acknowledged) = 32',
)
@ForeignKey(() => Notice, ['villageId', 'noticeId'], ['villageId', 'id'], { name: 'notice_marks_notice' })
export class NoticeMarks {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'notice_id' })
  noticeId: string;

  @PrimaryColumn('integer')
  segment: number;

  @Column('bytea')
  seen: Buffer;

  @Column('bytea')
  listened: Buffer;

  @Column('bytea')
  acknowledged: Buffer;
}

/** Who pressed 知道了, and when. */
@Entity('notice_acknowledgements')
@ForeignKey(() => Notice, ['villageId', 'noticeId'], ['villageId', 'id'], { name: 'notice_acknowledgements_notice' })
export class NoticeAcknowledgement {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'notice_id' })
  noticeId: string;

  @PrimaryColumn('uuid', { name: 'resident_id' })
  residentId: string;

  @Column('uuid', { name: 'user_id' })
  userId: string;

  @Column('timestamptz', { name: 'acknowledged_at' })
  acknowledgedAt: Date;
}
