import { CHOICE_PATTERN } from '@wecountry/shared/domain/choice';
import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Poll } from './poll.entity.js';

const CODE_CHECK = `code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'`;

/** That an elector has voted in a secret poll. No time; closing writes all marks of a poll anew, in random order. */
@Entity('secret_marks')
export class SecretMark {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'poll_id' })
  pollId: string;

  @PrimaryColumn('uuid', { name: 'holder_id' })
  holderId: string;

  /** Who of the household cast; null for a ballot that somebody helped with. */
  @Column('uuid', { name: 'cast_by', nullable: true })
  castBy: string | null;
}

/** The ballots of an open secret poll. The application fills it and reads the codes only; closing empties it. */
@Entity('secret_box')
@Check('secret_box_code', CODE_CHECK)
@Check('secret_box_choice', `choice ~ '${CHOICE_PATTERN}'`)
export class SecretBallot {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'poll_id' })
  pollId: string;

  @PrimaryColumn('text')
  code: string;

  @Column('text')
  choice: string;
}

/** A code that was counted. `position` is its place in the log, drawn at random. */
@Entity('secret_codes')
@Check('secret_codes_code', CODE_CHECK)
@Unique('secret_codes_once', ['villageId', 'pollId', 'code'])
@ForeignKey(() => Poll, ['villageId', 'pollId'], ['villageId', 'id'], { name: 'secret_codes_poll' })
export class SecretCode {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'poll_id' })
  pollId: string;

  @PrimaryColumn('integer')
  position: number;

  @Column('text')
  code: string;
}

/** A choice that was counted. `position` was drawn apart from the codes' and only keys the row. */
@Entity('secret_choices')
@Check('secret_choices_choice', `choice ~ '${CHOICE_PATTERN}'`)
@ForeignKey(() => Poll, ['villageId', 'pollId'], ['villageId', 'id'], { name: 'secret_choices_poll' })
export class SecretChoice {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'poll_id' })
  pollId: string;

  @PrimaryColumn('integer')
  position: number;

  @Column('text')
  choice: string;
}

/** The head of the Merkle log over a poll's codes. */
@Entity('poll_seals')
@Check('poll_seals_head', `head ~ '^[0-9a-f]{64}$'`)
@ForeignKey(() => Poll, ['villageId', 'pollId'], ['villageId', 'id'], { name: 'poll_seals_poll' })
export class PollSeal {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'poll_id' })
  pollId: string;

  @Column('integer')
  size: number;

  @Column('text')
  head: string;

  @Column('timestamptz', { name: 'sealed_at' })
  sealedAt: Date;
}
