import type { ClaimState } from '@wecountry/shared/domain/credit-states';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CreditItem } from './rule-book.entity.js';

/** What a household says it did. `points` are what the item gives within its cap, as of the claim. */
@Entity('credit_claims')
@Index('credit_claims_household', ['villageId', 'householdId', 'season', 'claimedAt'])
@Index('credit_claims_waiting', ['villageId', 'state', 'claimedAt'])
@Check('credit_claims_state', `state IN ('claimed', 'rejected', 'public', 'objected', 'counted', 'overturned')`)
@Check('credit_claims_points', 'points <> 0')
@Index('credit_claims_once', ['villageId', 'sourceType', 'sourceId'], {
  unique: true,
  where: 'source_id IS NOT NULL',
})
@Check('credit_claims_reviewed', `(state = 'claimed') = (reviewed_at IS NULL)`)
@Check('credit_claims_source', '(source_type IS NULL) = (source_id IS NULL)')
@ForeignKey(() => CreditItem, ['villageId', 'itemId'], ['villageId', 'id'], { name: 'credit_claims_item' })
export class CreditClaim {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'item_id' })
  itemId: string;

  @Column('uuid', { name: 'household_id' })
  householdId: string;

  @Column('integer')
  season: number;

  @Column('date', { name: 'happened_on' })
  happenedOn: string;

  @Column('integer')
  points: number;

  @Column('text')
  note: string;

  @Column('uuid', { name: 'picture_ids', array: true })
  pictureIds: string[];

  @Column('text')
  state: ClaimState;

  @Column('uuid', { name: 'claimed_by' })
  claimedBy: string;

  @Column('timestamptz', { name: 'claimed_at' })
  claimedAt: Date;

  @Column('uuid', { name: 'reviewed_by', nullable: true })
  reviewedBy: string | null;

  @Column('timestamptz', { name: 'reviewed_at', nullable: true })
  reviewedAt: Date | null;

  @Column('text', { name: 'review_reason', nullable: true })
  reviewReason: string | null;

  @Column('timestamptz', { name: 'public_until', nullable: true })
  publicUntil: Date | null;

  @Column('uuid', { name: 'resolved_by', nullable: true })
  resolvedBy: string | null;

  @Column('timestamptz', { name: 'resolved_at', nullable: true })
  resolvedAt: Date | null;

  @Column('text', { name: 'resolve_reason', nullable: true })
  resolveReason: string | null;

  /** Of points that were awarded: what proves them. Nobody claimed them, and a source awards once. */
  @Column('text', { name: 'source_type', nullable: true })
  sourceType: string | null;

  @Column('uuid', { name: 'source_id', nullable: true })
  sourceId: string | null;
}

/** What somebody of another household has against a claim in its public days. It stops the claim; there is one. */
@Entity('credit_objections')
@ForeignKey(() => CreditClaim, ['villageId', 'claimId'], ['villageId', 'id'], { name: 'credit_objections_claim' })
export class CreditObjection {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'claim_id' })
  claimId: string;

  @Column('uuid', { name: 'household_id' })
  householdId: string;

  @Column('uuid', { name: 'user_id' })
  userId: string;

  @Column('text')
  reason: string;

  @Column('timestamptz', { name: 'objected_at' })
  objectedAt: Date;
}
