import type { PollKind, PollOption } from '@wecountry/shared/domain/choice';
import type { PollPreset, PollUnit } from '@wecountry/shared/domain/presets';
import type { PollState } from '@wecountry/shared/domain/poll-states';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A question put to the village. The preset stands in it whole, so that a later change of law changes no past vote. */
@Entity('polls')
@Index('polls_by_time', ['villageId', 'state', 'closesAt'])
@Index('polls_plan_id', ['villageId', 'planId'], { where: 'plan_id IS NOT NULL' })
@Index('polls_decision_no', ['villageId', 'decisionYear', 'decisionSeq'], {
  unique: true,
  where: 'decision_seq IS NOT NULL',
})
@Check('polls_unit', `unit IN ('household', 'resident')`)
@Check('polls_state', `state IN ('announced', 'open', 'closed', 'cancelled')`)
@Check('polls_announced', 'announced_at IS NULL OR announced_at <= opened_at')
@Check('polls_cancelled', `num_nulls(cancelled_at, cancel_reason) = CASE WHEN state = 'cancelled' THEN 0 ELSE 2 END`)
@Check('polls_kind', `kind IN ('survey', 'approval', 'single', 'multiple')`)
@Check(
  'polls_options',
  `jsonb_typeof(options) = 'array' AND (kind = 'approval') = (jsonb_array_length(options) = 0) AND max_choices >= 1`,
)
@Check('polls_electorate', 'electorate > 0')
@Check('polls_time', 'closes_at > opened_at')
@Check('polls_plan', '(plan_id IS NULL) = (plan_fingerprint IS NULL)')
@Check('polls_decision', 'num_nulls(decision_year, decision_seq, decided_at) IN (0, 3)')
@Check('polls_decided_closed', `decided_at IS NULL OR state = 'closed'`)
export class Poll {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  title: string;

  @Column('text')
  body: string;

  @Column('text', { default: 'approval' })
  kind: PollKind;

  @Column('jsonb', { default: [] })
  options: PollOption[];

  @Column('integer', { name: 'max_choices', default: 1 })
  maxChoices: number;

  /** Who voted is known, what is not; taken by the secret box, never by `ballots`. */
  @Column('boolean', { default: false })
  secret: boolean;

  /** The one hamlet that is asked; null = the whole village. */
  @Column('uuid', { name: 'hamlet_id', nullable: true })
  hamletId: string | null;

  @Column('jsonb')
  preset: PollPreset;

  @Column('text')
  unit: PollUnit;

  @Column('text', { name: 'scope_label' })
  scopeLabel: string;

  @Column('text')
  state: PollState;

  @Column('integer')
  electorate: number;

  /** When its papers were put out; null = it was opened at once. */
  @Column('timestamptz', { name: 'announced_at', nullable: true })
  announcedAt: Date | null;

  @Column('timestamptz', { name: 'opened_at' })
  openedAt: Date;

  @Column('uuid', { name: 'opened_by' })
  openedBy: string;

  @Column('timestamptz', { name: 'closes_at' })
  closesAt: Date;

  @Column('timestamptz', { name: 'cancelled_at', nullable: true })
  cancelledAt: Date | null;

  /** Null when nobody was left on the roll at the opening, and the poll was called off by itself. */
  @Column('uuid', { name: 'cancelled_by', nullable: true })
  cancelledBy: string | null;

  @Column('text', { name: 'cancel_reason', nullable: true })
  cancelReason: string | null;

  @Column('uuid', { name: 'plan_id', nullable: true })
  planId: string | null;

  @Column('text', { name: 'plan_fingerprint', nullable: true })
  planFingerprint: string | null;

  @Column('integer', { name: 'decision_year', nullable: true })
  decisionYear: number | null;

  @Column('integer', { name: 'decision_seq', nullable: true })
  decisionSeq: number | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt: Date | null;
}

/** Who holds a vote of a poll, frozen at its opening. `holderId` is a household or a resident, as the poll's unit says. */
@Entity('poll_electors')
@ForeignKey(() => Poll, ['villageId', 'pollId'], ['villageId', 'id'], { name: 'poll_electors_poll' })
export class PollElector {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'poll_id' })
  pollId: string;

  @PrimaryColumn('uuid', { name: 'holder_id' })
  holderId: string;

  @Column('text')
  label: string;

  /** Why this household or person has a vote. */
  @Column('text', { default: '在册的户' })
  reason: string;
}
