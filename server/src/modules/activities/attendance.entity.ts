import type { AttendanceWay } from '@wecountry/shared/domain/attendance';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { fen } from '../../platform/db/fen.js';
import { Activity } from './activity.entity.js';

/** That somebody was seen, or was not after all. Never changed: the latest of a person counts. */
@Entity('attendance_marks')
@Check('attendance_marks_seq', 'seq > 0')
@Check('attendance_marks_way', `way IN ('code', 'name')`)
@Check('attendance_marks_reason', 'present OR reason IS NOT NULL')
@ForeignKey(() => Activity, ['villageId', 'activityId'], ['villageId', 'id'], { name: 'attendance_marks_activity' })
@ForeignKey('residents', ['villageId', 'residentId'], ['villageId', 'id'], { name: 'attendance_marks_resident' })
export class AttendanceMark {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'activity_id' })
  activityId: string;

  @PrimaryColumn('uuid', { name: 'resident_id' })
  residentId: string;

  @PrimaryColumn('integer')
  seq: number;

  @Column('boolean')
  present: boolean;

  @Column('text')
  way: AttendanceWay;

  @Column('text', { nullable: true })
  reason: string | null;

  @Column('uuid', { name: 'marked_by' })
  markedBy: string;

  @Column('timestamptz', { name: 'marked_at' })
  markedAt: Date;
}

/** Somebody who came, as the closing found it, with the points and the pay that came of it. Its id is their source. */
@Entity('activity_results')
@Index('activity_results_once', ['villageId', 'activityId', 'residentId'], { unique: true })
@Check('activity_results_pay', '(pay_fen IS NULL) = (entry_id IS NULL) AND pay_fen > 0')
@ForeignKey(() => Activity, ['villageId', 'activityId'], ['villageId', 'id'], { name: 'activity_results_activity' })
@ForeignKey('credit_claims', ['villageId', 'claimId'], ['villageId', 'id'], { name: 'activity_results_claim' })
export class ActivityResult {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'activity_id' })
  activityId: string;

  @Column('uuid', { name: 'resident_id' })
  residentId: string;

  @Column('uuid', { name: 'household_id' })
  householdId: string;

  /** Null where the rule's cap left nothing. */
  @Column('uuid', { name: 'claim_id', nullable: true })
  claimId: string | null;

  @Column('bigint', { name: 'pay_fen', nullable: true, transformer: fen })
  payFen: number | null;

  @Column('uuid', { name: 'entry_id', nullable: true })
  entryId: string | null;

  @Column('timestamptz', { name: 'made_at' })
  madeAt: Date;
}
