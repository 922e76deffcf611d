import type { ConsentWay, HelperRelation } from '@wecountry/shared/domain/helper';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A resident let another act for them. Ended, never changed. */
@Entity('helper_consents')
@Index('helper_consents_active', ['villageId', 'ownerResidentId', 'helperResidentId'], {
  unique: true,
  where: 'ended_at IS NULL',
})
@Index('helper_consents_by_helper', ['villageId', 'helperResidentId'])
@Check('helper_consents_two', 'owner_resident_id <> helper_resident_id')
@Check('helper_consents_how', `how IN ('own_phone', 'paper', 'in_person')`)
@Check(
  'helper_consents_proof',
  `how = 'own_phone' OR how = 'paper' AND photo_id IS NOT NULL OR how = 'in_person' AND cardinality(witness_ids) = 2`,
)
@Check('helper_consents_ended', '(ended_at IS NULL) = (ended_by IS NULL)')
export class HelperConsent {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'owner_resident_id' })
  ownerResidentId: string;

  @Column('uuid', { name: 'helper_resident_id' })
  helperResidentId: string;

  @Column('text')
  relation: HelperRelation;

  @Column('text')
  how: ConsentWay;

  @Column('uuid', { name: 'photo_id', nullable: true })
  photoId: string | null;

  @Column('uuid', { name: 'witness_ids', array: true })
  witnessIds: string[];

  @Column('timestamptz', { name: 'given_at' })
  givenAt: Date;

  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt: Date | null;

  @Column('uuid', { name: 'ended_by', nullable: true })
  endedBy: string | null;

  @Column('text', { name: 'ended_reason', nullable: true })
  endedReason: string | null;
}

/** One request that a helper made for somebody and that may have changed something. Written by the transaction itself. */
@Entity('helper_acts')
@Index('helper_acts_by_owner', ['villageId', 'ownerResidentId', 'actedAt', 'id'])
@ForeignKey(() => HelperConsent, ['villageId', 'consentId'], ['villageId', 'id'], { name: 'helper_acts_consent' })
export class HelperAct {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'consent_id' })
  consentId: string;

  @Column('uuid', { name: 'owner_resident_id' })
  ownerResidentId: string;

  @Column('uuid', { name: 'helper_resident_id' })
  helperResidentId: string;

  @Column('uuid', { name: 'helper_user_id' })
  helperUserId: string;

  @Column('text')
  operation: string;

  @Column('timestamptz', { name: 'acted_at' })
  actedAt: Date;
}
