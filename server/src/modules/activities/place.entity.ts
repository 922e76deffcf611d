import type { PlaceState } from '@wecountry/shared/domain/places';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Activity } from './activity.entity.js';

/** A resident's answer to an activity: has a place, waits for one, or does not come. `turn` is the order of asking. */
@Entity('activity_places')
@Index('activity_places_turn', ['villageId', 'activityId', 'turn'], { unique: true })
@Index('activity_places_household', ['villageId', 'householdId', 'activityId'])
@Check('activity_places_state', `state IN ('in', 'waiting', 'out')`)
@Check('activity_places_removed', `removed_reason IS NULL OR state = 'out'`)
@ForeignKey(() => Activity, ['villageId', 'activityId'], ['villageId', 'id'], { name: 'activity_places_activity' })
@ForeignKey('residents', ['villageId', 'residentId'], ['villageId', 'id'], { name: 'activity_places_resident' })
export class ActivityPlace {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'activity_id' })
  activityId: string;

  @PrimaryColumn('uuid', { name: 'resident_id' })
  residentId: string;

  @Column('uuid', { name: 'household_id' })
  householdId: string;

  @Column('text')
  state: PlaceState;

  @Column('integer')
  turn: number;

  @Column('text')
  note: string;

  @Column('uuid', { name: 'answered_by' })
  answeredBy: string;

  @Column('timestamptz', { name: 'answered_at' })
  answeredAt: Date;

  @Column('timestamptz', { name: 'moved_up_at', nullable: true })
  movedUpAt: Date | null;

  /** Why who runs it took the place back; nobody of the household may ask for it again. */
  @Column('text', { name: 'removed_reason', nullable: true })
  removedReason: string | null;
}
