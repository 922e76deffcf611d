import type { NoticeCategory } from '@wecountry/shared/domain/notice';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Something the committee tells the village. No hamlets means all of it. */
@Entity('notices')
@Index('notices_by_time', ['villageId', 'publishedAt', 'id'])
@Index('notices_urgent', ['villageId', 'publishedAt', 'id'], { where: `category = 'urgent'` })
@Check('notices_category', `category IN ('notice', 'hiring', 'disclosure', 'culture', 'urgent')`)
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

  @Column('timestamptz', { name: 'published_at' })
  publishedAt: Date;
}

/** Who did what with a notice: one bit per resident number and step, numbered as PostgreSQL's `get_bit` does. */
@Entity('notice_marks')
@ForeignKey(() => Notice, ['villageId', 'noticeId'], ['villageId', 'id'], { name: 'notice_marks_notice' })
export class NoticeMarks {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'notice_id' })
  noticeId: string;

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
