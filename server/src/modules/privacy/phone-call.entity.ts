import type { CallReason } from '@wecountry/shared/domain/call-reason';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Somebody in office asked for a resident's number, about one thing. Never changed. */
@Entity('phone_calls')
@Index('phone_calls_by_resident', ['villageId', 'residentId', 'calledAt', 'id'])
@Index('phone_calls_by_caller', ['villageId', 'callerUserId', 'calledAt'])
@Check('phone_calls_reason', `reason IN ('notice', 'poll')`)
export class PhoneCall {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'resident_id' })
  residentId: string;

  @Column('uuid', { name: 'caller_user_id' })
  callerUserId: string;

  @Column('text')
  reason: CallReason;

  @Column('uuid', { name: 'subject_id' })
  subjectId: string;

  @Column('timestamptz', { name: 'called_at' })
  calledAt: Date;
}
