import type { SeatRole } from '@wecountry/shared/domain/appointments';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Household } from './household.entity.js';
import { Resident } from './resident.entity.js';

/** A way into one household until it expires or is revoked. Its code is made from its id by a key, and not kept. */
@Entity('household_invites')
@Index('household_invites_code', ['villageId', 'codeHash'], { unique: true })
@Index('household_invites_by_household', ['villageId', 'householdId'])
@Check('household_invites_revoked', '(revoked_at IS NULL) = (revoked_by IS NULL)')
@Check('household_invites_role', `role IS NULL OR (role IN ('committee', 'supervisor') AND resident_id IS NOT NULL)`)
@ForeignKey(() => Household, ['villageId', 'householdId'], ['villageId', 'id'], { name: 'household_invites_household' })
@ForeignKey(() => Resident, ['villageId', 'residentId'], ['villageId', 'id'], { name: 'household_invites_resident' })
export class HouseholdInvite {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'household_id' })
  householdId: string;

  @Column('uuid', { name: 'resident_id', nullable: true })
  residentId: string | null;

  @Column('text', { nullable: true })
  role: SeatRole | null;

  @Column('text', { name: 'code_hash' })
  codeHash: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('uuid', { name: 'created_by' })
  createdBy: string;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt: Date;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;

  @Column('uuid', { name: 'revoked_by', nullable: true })
  revokedBy: string | null;
}
