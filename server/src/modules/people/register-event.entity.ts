import type { AnyRegisterEventKind } from '@wecountry/shared/domain/register-events';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Household } from './household.entity.js';
import { Resident } from './resident.entity.js';

/** What changed the register, and when it happened: never changed itself. */
@Entity('register_events')
@Index('register_events_from_by_day', ['villageId', 'fromHouseholdId'])
@Index('register_events_to_by_day', ['villageId', 'toHouseholdId'])
@Check(
  'register_events_kind',
  `kind IN ('born', 'married_in', 'moved_in', 'moved_house', 'moved_away', 'died', 'head_changed', 'went_away', 'came_back', 'entered', 'corrected')`,
)
@Check('register_events_household', 'from_household_id IS NOT NULL OR to_household_id IS NOT NULL')
@ForeignKey(() => Resident, ['villageId', 'residentId'], ['villageId', 'id'], { name: 'register_events_resident' })
@ForeignKey(() => Household, ['villageId', 'fromHouseholdId'], ['villageId', 'id'], { name: 'register_events_from' })
@ForeignKey(() => Household, ['villageId', 'toHouseholdId'], ['villageId', 'id'], { name: 'register_events_to' })
export class RegisterEvent {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  kind: AnyRegisterEventKind;

  @Column('uuid', { name: 'resident_id' })
  residentId: string;

  @Column('uuid', { name: 'from_household_id', nullable: true })
  fromHouseholdId: string | null;

  @Column('uuid', { name: 'to_household_id', nullable: true })
  toHouseholdId: string | null;

  @Column('date', { name: 'happened_on' })
  happenedOn: string;

  /** In words what else changed with it. */
  @Column('jsonb')
  changes: { text?: string };

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;

  @Column('uuid', { name: 'recorded_by' })
  recordedBy: string;
}
