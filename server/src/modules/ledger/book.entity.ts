import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { BookCode, Side } from './domain/chart.js';

export type EntityKind = 'coop' | 'collective' | 'company' | 'committee';

/** A book of a legal entity. Its row is locked by whoever posts, and counts the entries. */
@Entity('books')
@Check('books_book', `book IN ('coop', 'museum', 'village')`)
@Check('books_entity_kind', `entity_kind IN ('coop', 'collective', 'company', 'committee')`)
@Check('books_days', '(last_number = 0) = (first_on IS NULL) AND (first_on IS NULL) = (last_on IS NULL)')
export class Book {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('text')
  book: BookCode;

  @Column('text')
  name: string;

  @Column('text', { name: 'entity_kind' })
  entityKind: EntityKind;

  @Column('integer', { name: 'last_number', default: 0 })
  lastNumber: number;

  @Column('date', { name: 'first_on', nullable: true })
  firstOn: string | null;

  @Column('date', { name: 'last_on', nullable: true })
  lastOn: string | null;
}

/** An account that a book has: the chart's, and the sub-accounts opened so far. */
@Entity('accounts')
@Check('accounts_code', `code ~ '^[1-5][0-9]{2}(-|$)' AND length(code) <= 60`)
@Check('accounts_side', `side IN ('debit', 'credit')`)
@ForeignKey(() => Book, ['villageId', 'book'], ['villageId', 'book'], { name: 'accounts_book' })
@ForeignKey(() => LedgerAccount, ['villageId', 'book', 'parent'], ['villageId', 'book', 'code'], {
  name: 'accounts_parent',
})
export class LedgerAccount {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('text')
  book: BookCode;

  @PrimaryColumn('text')
  code: string;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  parent: string | null;

  @Column('text')
  side: Side;
}
