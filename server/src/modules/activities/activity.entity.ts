import type { ActivityState } from '@wecountry/shared/domain/activity-states';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { fen } from '../../platform/db/fen.js';
import { ActivityGroup } from './group.entity.js';

/** Something the village does together. For hamlets (none named: the whole village), or for one group. */
@Entity('activities')
@Index('activities_by_time', ['villageId', 'startsAt'])
@Index('activities_of_group', ['villageId', 'groupId', 'startsAt'])
@Check('activities_state', `state IN ('planned', 'open', 'held', 'closed', 'cancelled')`)
@Check('activities_times', 'sign_up_until <= starts_at AND starts_at < ends_at')
@Check('activities_capacity', 'capacity > 0')
@Check('activities_pay', 'pay_fen > 0')
@Check(
  'activities_cancelled',
  `(state = 'cancelled') = (cancelled_at IS NOT NULL) AND (cancelled_at IS NULL) = (cancel_reason IS NULL)`,
)
@ForeignKey(() => ActivityGroup, ['villageId', 'groupId'], ['villageId', 'id'], { name: 'activities_group' })
@ForeignKey('credit_items', ['villageId', 'creditItemId'], ['villageId', 'id'], { name: 'activities_item' })
export class Activity {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  title: string;

  @Column('text')
  body: string;

  @Column('uuid', { name: 'picture_ids', array: true })
  pictureIds: string[];

  @Column('text')
  place: string;

  @Column('timestamptz', { name: 'starts_at' })
  startsAt: Date;

  @Column('timestamptz', { name: 'ends_at' })
  endsAt: Date;

  @Column('timestamptz', { name: 'sign_up_until' })
  signUpUntil: Date;

  @Column('integer', { nullable: true })
  capacity: number | null;

  @Column('uuid', { name: 'hamlet_ids', array: true })
  hamletIds: string[];

  @Column('uuid', { name: 'group_id', nullable: true })
  groupId: string | null;

  @Column('uuid', { name: 'credit_item_id', nullable: true })
  creditItemId: string | null;

  /** What each who came is paid by the museum. */
  @Column('bigint', { name: 'pay_fen', nullable: true, transformer: fen })
  payFen: number | null;

  /** The user who made it, and shows the check-in code. */
  @Column('uuid', { name: 'organiser_id' })
  organiserId: string;

  @Column('text')
  state: ActivityState;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('timestamptz', { name: 'opened_at', nullable: true })
  openedAt: Date | null;

  @Column('timestamptz', { name: 'begun_at', nullable: true })
  begunAt: Date | null;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;

  @Column('timestamptz', { name: 'cancelled_at', nullable: true })
  cancelledAt: Date | null;

  @Column('text', { name: 'cancel_reason', nullable: true })
  cancelReason: string | null;
}
