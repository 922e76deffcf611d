import type { CreditCategory } from '@wecountry/shared/domain/credit';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CreditClaim } from './claim.entity.js';

/** Points that counted. Never edited or deleted: the application has no such grant. A claim counts once. */
@Entity('credit_entries')
@Index('credit_entries_season', ['villageId', 'season', 'householdId'])
@Check('credit_entries_kind', `kind IN ('claim')`)
@ForeignKey(() => CreditClaim, ['villageId', 'claimId'], ['villageId', 'id'], { name: 'credit_entries_claim' })
export class CreditEntry {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'claim_id' })
  claimId: string;

  @PrimaryColumn('text')
  kind: 'claim';

  @Column('uuid', { name: 'household_id' })
  householdId: string;

  @Column('integer')
  season: number;

  @Column('text')
  category: CreditCategory;

  @Column('integer')
  points: number;

  @Column('timestamptz', { name: 'entered_at' })
  enteredAt: Date;
}
