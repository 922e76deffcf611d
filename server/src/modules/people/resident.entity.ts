import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Household } from './household.entity.js';

/** A person of a household. No id-card number is kept. `residentNo` is a person's bit in every receipt, for ever. */
@Entity('residents')
@Index('residents_no', ['villageId', 'residentNo'], { unique: true })
@Index('residents_by_household', ['villageId', 'householdId'])
@Index('residents_head', ['villageId', 'householdId'], { unique: true, where: 'head' })
@Index('residents_user', ['villageId', 'userId'], { unique: true, where: 'user_id IS NOT NULL' })
@Check('residents_no_positive', 'resident_no > 0')
@Check('residents_bound', '(user_id IS NULL) = (bound_at IS NULL)')
@Check('residents_left', '(left_on IS NULL) = (left_because IS NULL)')
@Check('residents_left_because', `left_because IN ('moved_away', 'died')`)
@Check('residents_left_alone', 'left_on IS NULL OR (user_id IS NULL AND NOT head)')
@ForeignKey(() => Household, ['villageId', 'householdId'], ['villageId', 'id'], { name: 'residents_household' })
export class Resident {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('integer', { name: 'resident_no' })
  residentNo: number;

  @Column('uuid', { name: 'household_id' })
  householdId: string;

  @Column('text')
  name: string;

  @Column('date', { name: 'born_on' })
  bornOn: string;

  /** The head of the household, after whom it is called. */
  @Column('boolean')
  head: boolean;

  /** Working in another place, 务工. */
  @Column('boolean')
  away: boolean;

  @Column('uuid', { name: 'user_id', nullable: true })
  userId: string | null;

  @Column('timestamptz', { name: 'bound_at', nullable: true })
  boundAt: Date | null;

  /** Who has died or moved away stays with their number, and is of no list. */
  @Column('date', { name: 'left_on', nullable: true })
  leftOn: string | null;

  @Column('text', { name: 'left_because', nullable: true })
  leftBecause: 'moved_away' | 'died' | null;
}

/** The last resident number given out in a village. */
@Entity('registers')
export class Register {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @Column('integer', { name: 'last_resident_no' })
  lastResidentNo: number;
}
