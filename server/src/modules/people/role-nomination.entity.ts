import type { GrantableRole } from '@wecountry/shared/domain/roles';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Somebody put forward for a role that the second of two people must agree to. */
@Entity('role_nominations')
@Index('role_nominations_open', ['villageId', 'userId', 'role'], { unique: true, where: `state = 'open'` })
@Check('role_nominations_role', `role = 'supervisor'`)
@Check('role_nominations_state', `state IN ('open', 'confirmed', 'refused')`)
@Check(
  'role_nominations_decided',
  `(state = 'open') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL)`,
)
@Check('role_nominations_two', 'proposed_by <> user_id AND decided_by <> user_id AND decided_by <> proposed_by')
export class RoleNomination {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'user_id' })
  userId: string;

  @Column('text')
  role: GrantableRole;

  @Column('text', { name: 'holder_name', nullable: true })
  holderName: string | null;

  @Column('timestamptz', { name: 'proposed_at' })
  proposedAt: Date;

  @Column('uuid', { name: 'proposed_by' })
  proposedBy: string;

  @Column('text')
  state: 'open' | 'confirmed' | 'refused';

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @Column('text', { nullable: true })
  reason: string | null;
}
