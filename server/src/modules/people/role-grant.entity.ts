import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { GrantableRole } from '@wecountry/shared/domain/roles';

/** A role given to a user in a village. Revoking ends it; giving it again is a new grant. */
@Entity('role_grants')
@Index('role_grants_active', ['villageId', 'userId', 'role'], { unique: true, where: 'revoked_at IS NULL' })
@Check('role_grants_role', `role IN ('group_leader', 'committee', 'supervisor', 'coop_staff', 'museum_staff')`)
@Check('role_grants_revoked', '(revoked_at IS NULL) = (revoked_by IS NULL)')
@Check('role_grants_not_self', 'granted_by <> user_id')
export class RoleGrant {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'user_id' })
  userId: string;

  @Column('text')
  role: GrantableRole;

  /** The holder's name where the register does not have it: staff from outside. */
  @Column('text', { name: 'holder_name', nullable: true })
  holderName: string | null;

  @Column('timestamptz', { name: 'granted_at' })
  grantedAt: Date;

  @Column('uuid', { name: 'granted_by' })
  grantedBy: string;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;

  @Column('uuid', { name: 'revoked_by', nullable: true })
  revokedBy: string | null;
}
