import { CHOICE_PATTERN } from '@wecountry/shared/domain/choice';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PollElector } from './poll.entity.js';

/** The open ballot of an elector as it stands. A change rewrites it; what it was is kept in `BallotAct`. */
@Entity('ballots')
@Check('ballots_choice', `choice ~ '${CHOICE_PATTERN}'`)
@ForeignKey(() => PollElector, ['villageId', 'pollId', 'holderId'], ['villageId', 'pollId', 'holderId'], {
  name: 'ballots_elector',
})
export class Ballot {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'poll_id' })
  pollId: string;

  @PrimaryColumn('uuid', { name: 'holder_id' })
  holderId: string;

  @Column('text')
  choice: string;

  @Column('uuid', { name: 'cast_by' })
  castBy: string;

  @Column('timestamptz', { name: 'cast_at' })
  castAt: Date;

  @Column('integer')
  version: number;
}

/** Every casting that counted, the first and each change; never edited. A tally equals a recount of the latest of these. */
@Entity('ballot_acts')
@Check('ballot_acts_choice', `choice ~ '${CHOICE_PATTERN}'`)
export class BallotAct {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'poll_id' })
  pollId: string;

  @PrimaryColumn('uuid', { name: 'holder_id' })
  holderId: string;

  @PrimaryColumn('integer')
  version: number;

  @Column('text')
  choice: string;

  @Column('uuid', { name: 'cast_by' })
  castBy: string;

  @Column('timestamptz', { name: 'cast_at' })
  castAt: Date;

  @Column('uuid', { name: 'request_id', nullable: true })
  requestId: string | null;
}
