import type { CallOutcome } from '@wecountry/shared/domain/notice-calls';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Notice } from './notice.entity.js';

/** One call to a household about a notice, and how it ended. Append-only. */
@Entity('notice_calls')
@Index('notice_calls_by_notice', ['villageId', 'noticeId', 'householdId', 'calledAt'])
@ForeignKey(() => Notice, ['villageId', 'noticeId'], ['villageId', 'id'], { name: 'notice_calls_notice' })
@Check('notice_calls_outcome', `outcome IN ('no_answer', 'told')`)
export class NoticeCall {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'notice_id' })
  noticeId: string;

  @Column('uuid', { name: 'household_id' })
  householdId: string;

  @Column('text')
  outcome: CallOutcome;

  @Column('uuid', { name: 'called_by' })
  calledBy: string;

  @Column('timestamptz', { name: 'called_at' })
  calledAt: Date;
}

/** A hamlet's unreached households, given to its leader. */
@Entity('notice_assignments')
@Index('notice_assignments_by_hamlet', ['villageId', 'hamletId', 'assignedAt'])
@ForeignKey(() => Notice, ['villageId', 'noticeId'], ['villageId', 'id'], { name: 'notice_assignments_notice' })
export class NoticeAssignment {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'notice_id' })
  noticeId: string;

  @PrimaryColumn('uuid', { name: 'hamlet_id' })
  hamletId: string;

  @Column('uuid', { name: 'assigned_by' })
  assignedBy: string;

  @Column('timestamptz', { name: 'assigned_at' })
  assignedAt: Date;
}

/** A reminder to who has not seen a notice; the day in the key makes it one a day. */
@Entity('notice_reminders')
@ForeignKey(() => Notice, ['villageId', 'noticeId'], ['villageId', 'id'], { name: 'notice_reminders_notice' })
export class NoticeReminder {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'notice_id' })
  noticeId: string;

  @PrimaryColumn('date', { name: 'reminded_on' })
  remindedOn: string;

  @Column('uuid', { name: 'reminded_by' })
  remindedBy: string;

  @Column('timestamptz', { name: 'reminded_at' })
  remindedAt: Date;

  /** To how many people it went. */
  @Column('integer')
  people: number;
}
