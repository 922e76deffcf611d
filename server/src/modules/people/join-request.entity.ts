import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Hamlet } from './hamlet.entity.js';
import { Resident } from './resident.entity.js';

/** Somebody says to be of a household. It says nothing about whether the register knows them. */
@Entity('join_requests')
@Index('join_requests_open', ['villageId', 'userId'], { unique: true, where: `state = 'open'` })
@Check('join_requests_state', `state IN ('open', 'confirmed', 'refused', 'withdrawn')`)
@Check(
  'join_requests_decided',
  `(state = 'open') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL)`,
)
@Check('join_requests_whom', `(state = 'confirmed') = (resident_id IS NOT NULL)`)
@ForeignKey(() => Hamlet, ['villageId', 'hamletId'], ['villageId', 'id'], { name: 'join_requests_hamlet' })
@ForeignKey(() => Resident, ['villageId', 'residentId'], ['villageId', 'id'], { name: 'join_requests_resident' })
export class JoinRequest {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'user_id' })
  userId: string;

  @Column('text')
  name: string;

  @Column('uuid', { name: 'hamlet_id' })
  hamletId: string;

  @Column('integer', { name: 'household_no' })
  householdNo: number;

  @Column('text')
  state: 'open' | 'confirmed' | 'refused' | 'withdrawn';

  @Column('timestamptz', { name: 'requested_at' })
  requestedAt: Date;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @Column('uuid', { name: 'resident_id', nullable: true })
  residentId: string | null;

  @Column('text', { nullable: true })
  reason: string | null;
}
