import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An adult of the household agreed to a child of it being named. Ended, never changed. */
@Entity('guardian_consents')
@Index('guardian_consents_standing', ['villageId', 'childResidentId'], { unique: true, where: 'ended_at IS NULL' })
@Check('guardian_consents_two', 'child_resident_id <> guardian_resident_id')
@Check('guardian_consents_ended', '(ended_at IS NULL) = (ended_by IS NULL)')
export class GuardianConsent {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'child_resident_id' })
  childResidentId: string;

  @Column('uuid', { name: 'guardian_resident_id' })
  guardianResidentId: string;

  @Column('uuid', { name: 'guardian_user_id' })
  guardianUserId: string;

  @Column('timestamptz', { name: 'given_at' })
  givenAt: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;

  @Column('uuid', { name: 'ended_by', nullable: true })
  endedBy: string | null;
}
