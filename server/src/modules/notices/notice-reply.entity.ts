import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Notice } from './notice.entity.js';

/** What somebody wrote under a notice. The committee may hide it, with a reason; the words stay. */
@Entity('notice_replies')
@Index('notice_replies_by_time', ['villageId', 'noticeId', 'repliedAt', 'id'])
@ForeignKey(() => Notice, ['villageId', 'noticeId'], ['villageId', 'id'], { name: 'notice_replies_notice' })
@Check(
  'notice_replies_hidden',
  '(hidden_at IS NULL) = (hidden_by IS NULL) AND (hidden_at IS NULL) = (hidden_reason IS NULL)',
)
export class NoticeReply {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'notice_id' })
  noticeId: string;

  @Column('uuid', { name: 'user_id' })
  userId: string;

  @Column('text')
  text: string;

  @Column('timestamptz', { name: 'replied_at' })
  repliedAt: Date;

  @Column('timestamptz', { name: 'hidden_at', nullable: true })
  hiddenAt: Date | null;

  @Column('uuid', { name: 'hidden_by', nullable: true })
  hiddenBy: string | null;

  @Column('text', { name: 'hidden_reason', nullable: true })
  hiddenReason: string | null;
}
