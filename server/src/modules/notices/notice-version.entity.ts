import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Notice, type NoticeVoice } from './notice.entity.js';

/** What a notice said before a correction, and why that was made. Never changed. */
@Entity('notice_versions')
@ForeignKey(() => Notice, ['villageId', 'noticeId'], ['villageId', 'id'], { name: 'notice_versions_notice' })
export class NoticeVersion {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'notice_id' })
  noticeId: string;

  @PrimaryColumn('integer')
  version: number;

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

  @Column('jsonb')
  voices: NoticeVoice[];

  @Column('text')
  reason: string;

  @Column('uuid', { name: 'replaced_by' })
  replacedBy: string;

  @Column('timestamptz', { name: 'replaced_at' })
  replacedAt: Date;
}
