import type { Verdict } from '@wecountry/shared/domain/tally';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Poll } from './poll.entity.js';

/** What closing counted. The rest of a result follows from these, the electorate and the poll's own preset. */
@Entity('poll_results')
@Check('poll_results_counts', 'approve >= 0 AND reject >= 0 AND abstain >= 0')
@Check('poll_results_verdict', `verdict IN ('reached', 'not_reached', 'no_quorum', 'survey')`)
@ForeignKey(() => Poll, ['villageId', 'pollId'], ['villageId', 'id'], { name: 'poll_results_poll' })
export class PollResult {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'poll_id' })
  pollId: string;

  @Column('integer')
  approve: number;

  @Column('integer')
  reject: number;

  @Column('integer')
  abstain: number;

  /** Households or persons who answered; null = before there were options, when it was the sum of the three. */
  @Column('integer', { nullable: true })
  voters: number | null;

  /** Votes of each option, in their order; null = the poll has none. */
  @Column('jsonb', { nullable: true })
  options: { key: string; votes: number }[] | null;

  @Column('text')
  verdict: Verdict;

  @Column('timestamptz', { name: 'counted_at' })
  countedAt: Date;
}

/** The signed minutes as one person read them. Of one person the latest revision counts; earlier ones stay. */
@Entity('poll_minutes')
@Check('poll_minutes_attendance', 'attendance > 0')
@ForeignKey(() => Poll, ['villageId', 'pollId'], ['villageId', 'id'], { name: 'poll_minutes_poll' })
export class PollMinutes {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'poll_id' })
  pollId: string;

  @PrimaryColumn('uuid', { name: 'user_id' })
  userId: string;

  @PrimaryColumn('integer')
  revision: number;

  @Column('date', { name: 'held_on' })
  heldOn: string;

  @Column('text')
  place: string;

  @Column('integer')
  attendance: number;

  @Column('uuid', { name: 'photo_id' })
  photoId: string;

  /** Further pages. */
  @Column('uuid', { name: 'more_photo_ids', array: true, default: [] })
  morePhotoIds: string[];

  @Column('timestamptz', { name: 'entered_at' })
  enteredAt: Date;
}

/** The last number given to a decision of a year; moved in the transaction that decides, so that no number is skipped. */
@Entity('decision_years')
export class DecisionYear {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('integer')
  year: number;

  @Column('integer')
  last: number;
}
