import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { fen } from '../../platform/db/fen.js';

/**
 * A plan to distribute a year's profit by points. What is written at drafting never changes; only its end does, replaced
 * or executed. Whether it is voted on or decided stands in the polls.
 */
@Entity('dividend_plans')
@Index('dividend_plans_year', ['villageId', 'year'], { unique: true, where: 'replaced_at IS NULL' })
@Check('dividend_plans_part', 'part_per_ten_thousand BETWEEN 1 AND 10000')
@Check('dividend_plans_pool', 'pool_fen BETWEEN 1 AND profit_fen')
@Check('dividend_plans_cap', 'cap_points > 0')
@Check('dividend_plans_executed', 'num_nulls(executed_by, executed_at, decision_no, entry_id, entry_number) IN (0, 5)')
@Check('dividend_plans_one_end', 'replaced_at IS NULL OR executed_at IS NULL')
@Check('dividend_plans_two_persons', 'executed_by <> drafted_by')
export class DividendPlanRow {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('integer')
  year: number;

  @Column('bigint', { name: 'profit_fen', transformer: fen })
  profitFen: number;

  @Column('integer', { name: 'part_per_ten_thousand' })
  partPerTenThousand: number;

  @Column('integer', { name: 'base_points' })
  basePoints: number;

  @Column('integer', { name: 'cap_points', nullable: true })
  capPoints: number | null;

  @Column('bigint', { name: 'pool_fen', transformer: fen })
  poolFen: number;

  /** Households that get a share. */
  @Column('integer')
  households: number;

  /** All points that count: what each household's are divided by. */
  @Column('bigint', { name: 'points_total', transformer: fen })
  pointsTotal: number;

  /** SHA-256 of the canonical text, hex. */
  @Column('text')
  fingerprint: string;

  @Column('uuid', { name: 'drafted_by' })
  draftedBy: string;

  @Column('timestamptz', { name: 'drafted_at' })
  draftedAt: Date;

  @Column('timestamptz', { name: 'replaced_at', nullable: true })
  replacedAt: Date | null;

  @Column('uuid', { name: 'executed_by', nullable: true })
  executedBy: string | null;

  @Column('timestamptz', { name: 'executed_at', nullable: true })
  executedAt: Date | null;

  @Column('text', { name: 'decision_no', nullable: true })
  decisionNo: string | null;

  @Column('uuid', { name: 'entry_id', nullable: true })
  entryId: string | null;

  @Column('integer', { name: 'entry_number', nullable: true })
  entryNumber: number | null;
}

/** A household's frozen points in a plan, and what they bring: its dividend, once the plan is executed. */
@Entity('plan_shares')
@Index('plan_shares_household', ['villageId', 'householdId'])
@Check('plan_shares_weight', 'weight >= 0')
@Check('plan_shares_amount', 'amount_fen >= 0 AND extra_fen IN (0, 1)')
@ForeignKey(() => DividendPlanRow, ['villageId', 'planId'], ['villageId', 'id'], { name: 'plan_shares_plan' })
export class PlanShare {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'plan_id' })
  planId: string;

  @PrimaryColumn('uuid', { name: 'household_id' })
  householdId: string;

  /** As in the account and in the canonical text: 上寨-17号. */
  @Column('text', { name: 'household_key' })
  householdKey: string;

  @Column('text', { name: 'household_label' })
  householdLabel: string;

  @Column('text', { name: 'household_name' })
  householdName: string;

  /** Of the season, base included. */
  @Column('integer')
  points: number;

  /** Those that count. */
  @Column('integer')
  weight: number;

  @Column('bigint', { name: 'amount_fen', transformer: fen })
  amountFen: number;

  /** 1 when it got one of the fen left over after rounding down. */
  @Column('integer', { name: 'extra_fen' })
  extraFen: number;
}
