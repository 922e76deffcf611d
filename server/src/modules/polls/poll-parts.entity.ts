import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Poll, PollElector } from './poll.entity.js';

/** The time of a poll moved later, before it was over. */
@Entity('poll_extensions')
@Check('poll_extensions_later', 'closes_after > closes_before')
@ForeignKey(() => Poll, ['villageId', 'pollId'], ['villageId', 'id'], { name: 'poll_extensions_poll' })
export class PollExtension {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'poll_id' })
  pollId: string;

  @PrimaryColumn('integer')
  no: number;

  @Column('timestamptz', { name: 'closes_before' })
  closesBefore: Date;

  @Column('timestamptz', { name: 'closes_after' })
  closesAfter: Date;

  @Column('text')
  reason: string;

  @Column('timestamptz', { name: 'extended_at' })
  extendedAt: Date;

  @Column('uuid', { name: 'extended_by' })
  extendedBy: string;
}

/** A resident who votes for another by written proxy; revocable until close, and gone when the holder votes. */
@Entity('poll_proxies')
@Index('poll_proxies_standing', ['villageId', 'pollId', 'holderId'], { unique: true, where: 'revoked_at IS NULL' })
@Index('poll_proxies_agents', ['villageId', 'pollId', 'agentId'])
@Check('poll_proxies_other', 'holder_id <> agent_id')
@Check('poll_proxies_revoked', '(revoked_at IS NULL) = (revoked_by IS NULL)')
@ForeignKey(() => PollElector, ['villageId', 'pollId', 'holderId'], ['villageId', 'pollId', 'holderId'], {
  name: 'poll_proxies_holder',
})
@ForeignKey(() => PollElector, ['villageId', 'pollId', 'agentId'], ['villageId', 'pollId', 'holderId'], {
  name: 'poll_proxies_agent',
})
export class PollProxy {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'poll_id' })
  pollId: string;

  @Column('uuid', { name: 'holder_id' })
  holderId: string;

  @Column('uuid', { name: 'agent_id' })
  agentId: string;

  @Column('text', { name: 'holder_name' })
  holderName: string;

  @Column('text', { name: 'agent_name' })
  agentName: string;

  /** The photographed paper, when the committee recorded it; null = given on the holder's own phone. */
  @Column('uuid', { name: 'paper_id', nullable: true })
  paperId: string | null;

  @Column('timestamptz', { name: 'given_at' })
  givenAt: Date;

  @Column('uuid', { name: 'given_by' })
  givenBy: string;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;

  @Column('uuid', { name: 'revoked_by', nullable: true })
  revokedBy: string | null;
}
