import type { InboxKind } from '@wecountry/shared/domain/inbox';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A message to one person. The same source tells a person once of each kind. */
@Entity('inbox_messages')
@Index('inbox_messages_once', ['villageId', 'userId', 'kind', 'sourceType', 'sourceId'], { unique: true })
@Index('inbox_messages_by_time', ['villageId', 'userId', 'createdAt', 'id'])
@Index('inbox_messages_unread', ['villageId', 'userId'], { where: 'read_at IS NULL' })
export class InboxMessage {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'user_id' })
  userId: string;

  @Column('text')
  kind: InboxKind;

  @Column('text')
  title: string;

  @Column('text')
  text: string;

  /** The page that a tap opens, and the id it is given. */
  @Column('text')
  page: string;

  @Column('uuid', { name: 'subject_id', nullable: true })
  subjectId: string | null;

  /** What caused it: `poll.cancelled` of a poll's id. */
  @Column('text', { name: 'source_type' })
  sourceType: string;

  @Column('uuid', { name: 'source_id' })
  sourceId: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'read_at', nullable: true })
  readAt: Date | null;
}
