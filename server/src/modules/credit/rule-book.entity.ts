import type { CreditCategory } from '@wecountry/shared/domain/credit';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A version of the rules of credit that the village voted. The one in force is the latest whose day has come. */
@Entity('rule_books')
@Index('rule_books_version', ['villageId', 'version'], { unique: true })
@Check('rule_books_base', 'base_points >= 0')
export class RuleBook {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('integer')
  version: number;

  @Column('date', { name: 'effective_on' })
  effectiveOn: string;

  @Column('integer', { name: 'base_points' })
  basePoints: number;

  @Column('uuid', { name: 'adopted_by' })
  adoptedBy: string;

  @Column('timestamptz', { name: 'adopted_at' })
  adoptedAt: Date;
}

/** What a version gives points for. Of the same `code` in two versions a household's cap is one. */
@Entity('credit_items')
@Index('credit_items_code', ['villageId', 'ruleBookId', 'code'], { unique: true })
@Check('credit_items_category', `category IN ('rules', 'culture', 'sanitation', 'education', 'labour', 'neighbours')`)
@Check('credit_items_points', 'points <> 0')
@Check('credit_items_days', 'public_days BETWEEN 0 AND 60')
@Check('credit_items_cap', 'cap_per_season > 0')
@ForeignKey(() => RuleBook, ['villageId', 'ruleBookId'], ['villageId', 'id'], { name: 'credit_items_book' })
export class CreditItem {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'rule_book_id' })
  ruleBookId: string;

  @Column('integer')
  position: number;

  @Column('text')
  code: string;

  @Column('text')
  category: CreditCategory;

  @Column('text')
  title: string;

  @Column('integer')
  points: number;

  /** The evidence wanted, in words. */
  @Column('text')
  evidence: string;

  @Column('boolean', { name: 'picture_needed' })
  pictureNeeded: boolean;

  @Column('integer', { name: 'public_days' })
  publicDays: number;

  @Column('integer', { name: 'cap_per_season', nullable: true })
  capPerSeason: number | null;

  @Column('boolean')
  claimable: boolean;
}
