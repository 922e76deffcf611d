import { CHOICE_PATTERN } from '@wecountry/shared/domain/choice';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PollElector } from './poll.entity.js';

export type HelpedHow = 'phone' | 'in_person';

/**
 * A ballot that a helper took by phone or at the door from who has no phone, before two witnesses (residents). The owner is
 * told and can overturn it until close; closing counts those that stand and whose owner has cast no ballot.
 */
@Entity('assisted_ballots')
@Index('assisted_ballots_standing', ['villageId', 'pollId', 'holderId'], {
  unique: true,
  where: 'overturned_at IS NULL',
})
@Check('assisted_ballots_choice', `choice ~ '${CHOICE_PATTERN}'`)
@Check('assisted_ballots_how', `how IN ('phone', 'in_person')`)
@Check('assisted_ballots_witnesses', 'witness_one <> witness_two')
@Check('assisted_ballots_overturned', '(overturned_at IS NULL) = (overturned_by IS NULL)')
@ForeignKey(() => PollElector, ['villageId', 'pollId', 'holderId'], ['villageId', 'pollId', 'holderId'], {
  name: 'assisted_ballots_elector',
})
export class AssistedBallot {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'poll_id' })
  pollId: string;

  @Column('uuid', { name: 'holder_id' })
  holderId: string;

  /** Wiped when the box of a secret poll is opened: from then on nothing says what was chosen. */
  @Column('text', { nullable: true })
  choice: string | null;

  @Column('text')
  how: HelpedHow;

  @Column('uuid', { name: 'helper_id' })
  helperId: string;

  @Column('text', { name: 'helper_name' })
  helperName: string;

  @Column('uuid', { name: 'witness_one' })
  witnessOne: string;

  @Column('uuid', { name: 'witness_two' })
  witnessTwo: string;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt: Date;

  @Column('timestamptz', { name: 'overturned_at', nullable: true })
  overturnedAt: Date | null;

  @Column('uuid', { name: 'overturned_by', nullable: true })
  overturnedBy: string | null;
}
